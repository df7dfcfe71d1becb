import Importing

/// A command that can tell what it did as JSON.
protocol AnswersInJSON {
    /// Whether it was asked to, by `--json`.
    var json: Bool { get }
}

/// What `--json` prints of an error that left a command without an outcome.
struct ErrorReport: Encodable {
    struct Cause: Encodable {
        /// What kind of end it is, as the exit codes have it.
        var code: String
        var message: String
        var hint: String?
        var exitCode: Int32

        enum CodingKeys: String, CodingKey {
            case code, message, hint
            case exitCode = "exit_code"
        }
    }

    var version = 1
    var error: Cause

    init(_ error: any Explained) {
        self.error = Cause(
            code: error.exitStatus.name,
            message: error.message,
            hint: error.hint,
            exitCode: error.exitStatus.rawValue
        )
    }
}

extension ExitStatus {
    /// The code of an error that ends with it.
    fileprivate var name: String {
        switch self {
        case .done: "done"
        case .unexpected: "unexpected"
        case .usage: "usage"
        case .problems: "problems"
        case .unknown: "unknown"
        case .stopped: "stopped"
        case .inconsistent: "inconsistent"
        case .inUse: "in_use"
        case .interrupted: "interrupted"
        }
    }
}
