import Importing

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
