/// Why a sandbox could not start.
package enum SandboxError: Error, Hashable, Sendable {
    case portInUse(Int)
    /// The port can't be listened on for another reason.
    case cannotListen(port: Int, reason: String)
    case storeInUse(path: String)
    case storeUnusable(path: String, reason: String)
    /// A whole line of the store isn't an event of a ledger.
    case storeDamaged(path: String, line: Int)

    /// What happened, and where.
    package var message: String {
        switch self {
        case .portInUse(let port): "port \(port) of 127.0.0.1 is in use"
        case .cannotListen(let port, let reason):
            "can't listen on port \(port) of 127.0.0.1: \(reason)"
        case .storeInUse(let path): "\(path) is in use by another sandbox"
        case .storeUnusable(let path, let reason): "can't use \(path): \(reason)"
        case .storeDamaged(let path, let line): "\(path):\(line): not a line of a sandbox's store"
        }
    }

    /// What to do next.
    package var hint: String? {
        switch self {
        case .portInUse: "choose another port, or 0 for any that is free"
        case .cannotListen: "ports below 1024 are often reserved; 0 takes any that is free"
        case .storeInUse: "stop the other sandbox, or name another file"
        case .storeUnusable: "check that its folder exists and that you may write there"
        case .storeDamaged: "name another file, or remove this one to begin anew"
        }
    }
}
