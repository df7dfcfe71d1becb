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
        case .portInUse(let port): "port \(port) on 127.0.0.1 is in use"
        case .cannotListen(let port, let reason):
            "can't listen on port \(port) on 127.0.0.1: \(reason)"
        case .storeInUse(let path): "\(path): another sandbox is using this file"
        case .storeUnusable(let path, let reason): "\(path): the store can't be used: \(reason)"
        case .storeDamaged(let path, let line):
            "\(path):\(line): this isn't a line of a sandbox's store"
        }
    }

    /// What to do next.
    package var hint: String? {
        switch self {
        case .portInUse: "Choose another port, or 0 for any free port."
        case .cannotListen: "Ports below 1024 are often reserved. 0 takes any free port."
        case .storeInUse: "Stop the other sandbox, or name another file."
        case .storeUnusable: "Check that its folder exists and that you can write to it."
        case .storeDamaged: "Name another file, or delete this one to start afresh."
        }
    }
}
