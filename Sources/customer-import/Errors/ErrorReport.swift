import Foundation
import Importing

/// A command that can tell what it did as JSON.
protocol AnswersInJSON {
    /// Whether it was asked to, by `--json`.
    var json: Bool { get }
}

/// What a program is told of an error, by `--json` and as an event.
struct ErrorReport: Encodable {
    struct Cause: Encodable {
        var code: String
        var message: String
        /// What to do next.
        var hint: String?
        /// Where it is, as far as that can be told.
        var file: String?
        var line: Int?
        var row: Int?
        var exitCode: Int32

        init(_ error: any Explained) {
            code = error.code.rawValue
            (message, hint) = (error.message, error.hint)
            let place = error.location
            (file, line, row) = (place?.file, place?.line, place?.row)
            exitCode = error.exitStatus.rawValue
        }

        enum CodingKeys: String, CodingKey {
            case code, message, hint, file, line, row
            case exitCode = "exit_code"
        }
    }

    var version = 1
    var error: Cause

    init(_ error: any Explained) { self.error = Cause(error) }
}

/// An error of the command line itself.
struct UsageError: Explained {
    var message: String
    var hint: String?

    init(_ message: String, hint: String? = nil) {
        self.message = message
        self.hint = hint
    }
}

extension Explained {
    /// What the program ends with.
    var exitStatus: ExitStatus {
        switch kind {
        case .input: .usage
        case .rows: .problems
        case .service: .stopped
        case .inUse: .inUse
        case .unexpected: .unexpected
        }
    }
}

/// An error that nobody explained: of the system, or of a library.
struct UnexpectedError: Explained {
    var message: String
    var hint: String? { nil }
    var kind: ErrorKind { .unexpected }

    /// - Parameter doing: what came to nothing, where that is known.
    init(_ error: any Error, doing: String? = nil) {
        message = [doing, Self.words(error)].compactMap { $0 }.joined(separator: ": ")
    }

    /// The system's own words for it, such as `No space left on device`.
    private static func words(_ error: any Error) -> String {
        let error = error as NSError
        if let cause = error.userInfo[NSUnderlyingErrorKey] as? any Error { return words(cause) }
        if error.domain == NSPOSIXErrorDomain {
            return String(cString: strerror(Int32(error.code)))
        }
        return error.localizedDescription
    }
}
