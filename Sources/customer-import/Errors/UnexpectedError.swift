import Importing
import Foundation

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
