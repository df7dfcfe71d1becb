import AssetAPI
import Foundation
import Importing
import Journal
import Sandbox

/// Where a command's rows go: a service, or a sandbox that lives as long as the command.
struct Destination {
    let target: ServiceTarget
    private var practice: Practice?

    /// - Parameters:
    ///   - journal: the service that the journal names, where there is one already: the default then.
    /// - Throws: what is missing or wrong, before anything is sent.
    init(
        _ options: ServiceOptions,
        practice sandbox: SandboxOptions,
        usesSandbox: Bool,
        journal: KnownService?,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws {
        if usesSandbox {
            let practice = try Practice(sandbox, options)
            self.practice = practice
            target = practice.target
            return
        }
        let given = options.givenBaseURL(environment)
        // One that practised goes nowhere by itself.
        let known = journal?.baseURL == ServiceTarget.practiceName ? nil : journal
        let address = try ServiceAddress(
            baseURL: BaseURLChoice(given: given, journal: known).choose()
        )
        target = ServiceTarget(
            address,
            isGiven: given != nil,
            credentials: try CredentialSource.choose(
                environment: environment,
                tokenFile: options.tokenFile
            ),
            transport: try options.transport(to: address)
        )
    }

    /// The service that a journal's rows go to, or its sandbox.
    ///
    /// - Parameter usesList: whether it is asked only for what it holds, which a sandbox without a store
    ///   can't tell.
    /// - Throws: also where the user names another service than the journal's.
    init(
        of journal: KnownService,
        _ options: ServiceOptions,
        practice: SandboxOptions,
        usesList: Bool = false
    ) throws {
        let usesSandbox = journal.baseURL == ServiceTarget.practiceName
        if usesSandbox, usesList, practice.store == nil {
            throw PracticeError.empty(journal: journal.path)
        }
        try self.init(options, practice: practice, usesSandbox: usesSandbox, journal: journal)
        do {
            try target.check(journal)
        } catch {
            close()
            throw error
        }
    }

    /// Where requests go, for a person.
    var place: String {
        practice == nil ? "at \(target.address.host)" : "a sandbox inside this program"
    }

    /// Ends the sandbox, if there is one.
    func close() { practice?.stop() }
}

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
