import AssetAPI
import Importing
import Sandbox
import Foundation

/// A sandbox inside this process, for as long as a command takes.
struct Practice {
    private let sandbox: RunningSandbox
    let target: ServiceTarget

    /// Starts it.
    ///
    /// - Throws: what is wrong with its options, or that a service was named besides.
    init(_ options: SandboxOptions, _ service: ServiceOptions) throws {
        guard service.baseURL == nil else { throw PracticeError.baseURL }
        // Its port is open to whoever is on this machine, and what it holds is the customers' data.
        let secret = Self.randomSecret()
        var configuration = try options.configuration()
        configuration.clients = .only(id: ServiceTarget.practiceName, secret: secret)
        configuration.guardsPages = true
        try ThreadRoom.require(ThreadRoom.sandbox)
        sandbox = try Sandbox.startBlocking(configuration)
        let address = try ServiceAddress(baseURL: sandbox.baseURL)
        target = ServiceTarget(
            practiceAt: address,
            forgets: options.store == nil,
            credentials: .client(id: ServiceTarget.practiceName, secret: Secret(secret)),
            transport: try service.transport(to: address)
        )
    }

    /// Ends it.
    func stop() { sandbox.stopBlocking() }

    /// 128 bits of the system's own randomness.
    private static func randomSecret() -> String {
        (0..<2).map { _ in String(UInt64.random(in: 0...UInt64.max), radix: 16) }.joined(
            separator: "-"
        )
    }
}

extension ThreadRoom {
    /// What a sandbox takes: a thread for each core, and some that start it.
    static var sandbox: Int { ProcessInfo.processInfo.activeProcessorCount + 4 }
}

/// What a sandbox inside the process can't do.
enum PracticeError: Explained {
    /// A base URL was given for it.
    case baseURL
    /// It holds nothing, and is asked for what it holds.
    case empty(journal: String)

    var message: String {
        switch self {
        case .baseURL:
            "--base-url names a service, but this import goes to a sandbox inside this program"
        case .empty(let journal):
            "\(journal): this import went to a sandbox that no longer exists, and a new one is empty"
        }
    }

    var hint: String? {
        switch self {
        case .baseURL:
            "Leave --base-url out. To import into a service, start another import with `run` and --journal NEW."
        case .empty:
            "Give --store FILE as in the run. Without --store, a sandbox forgets its customers when it ends."
        }
    }
}
