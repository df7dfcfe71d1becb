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
