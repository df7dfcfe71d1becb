import AssetAPI
import Customers
import Foundation
import Journal
import Sandbox

/// Where a run sends its rows: the service, or a sandbox inside this process.
struct ServiceTarget {
    /// What a journal calls the sandbox inside the process, whose port changes.
    static let sandboxName = "sandbox"

    var address: ServiceAddress
    /// What the journal records as the base URL.
    var name: String
    var credentials: CredentialSource
    var transport: TransportOptions
    /// The base URL that the user gave, to be remembered for the journal; nil where it is its own.
    private(set) var givenURL: String?
    /// Whether this is a sandbox that holds nothing from before, so that nothing can be there twice.
    let forgets: Bool
    private var sandbox: RunningSandbox?

    /// - Parameters:
    ///   - journal: the service that the journal names, where there is one already: the default then.
    /// - Throws: what is missing or wrong, before anything is sent.
    init(
        _ options: ServiceOptions,
        practice: SandboxOptions,
        usesSandbox: Bool,
        journal: KnownService?,
        environment: [String: String]
    ) throws {
        if usesSandbox {
            guard options.baseURL == nil else { throw SandboxTargetError.baseURL }
            // Its port is open to whoever is on this machine, and what it holds is the customers' data.
            let secret = Self.randomSecret()
            var configuration = try practice.configuration()
            configuration.clients = .only(id: Self.sandboxName, secret: secret)
            configuration.guardsPages = true
            try ThreadRoom.require(ThreadRoom.sandbox)
            let running = try Sandbox.startBlocking(configuration)
            sandbox = running
            forgets = practice.store == nil
            address = try ServiceAddress(baseURL: running.baseURL)
            name = Self.sandboxName
            credentials = .client(id: Self.sandboxName, secret: Secret(secret))
        } else {
            let given = options.givenBaseURL(environment)
            forgets = false
            // One that practised goes nowhere by itself.
            let known = journal?.baseURL == Self.sandboxName ? nil : journal
            address = try ServiceAddress(
                baseURL: BaseURLChoice(given: given, journal: known).choose()
            )
            name = address.baseURL
            givenURL = given == nil ? nil : address.baseURL
            credentials = try CredentialSource.choose(
                environment: environment,
                tokenFile: options.tokenFile
            )
        }
        transport = try options.transport(to: address)
    }

    /// 128 bits of the system's own randomness.
    private static func randomSecret() -> String {
        (0..<2).map { _ in String(UInt64.random(in: 0...UInt64.max), radix: 16) }.joined(
            separator: "-"
        )
    }

    /// The service that a journal's rows go to, or its sandbox.
    ///
    /// - Parameter usesList: whether it is asked only for what it holds, which a sandbox without a store
    ///   can't tell.
    /// - Throws: also where the user names another service than the journal's.
    static func ofJournal(
        _ journal: KnownService,
        _ options: ServiceOptions,
        practice: SandboxOptions,
        usesList: Bool = false
    ) throws -> ServiceTarget {
        let usesSandbox = journal.baseURL == sandboxName
        if usesSandbox, usesList, practice.store == nil {
            throw SandboxTargetError.empty(journal: journal.path)
        }
        let target = try ServiceTarget(
            options,
            practice: practice,
            usesSandbox: usesSandbox,
            journal: journal,
            environment: ProcessInfo.processInfo.environment
        )
        do {
            try target.check(journal)
        } catch {
            target.close()
            throw error
        }
        return target
    }

    /// Makes sure that this is the journal's service, or may take its place.
    func check(_ journal: KnownService) throws(ChangedError) {
        guard name != journal.baseURL else { return }
        let isPractice = [name, journal.baseURL].contains(Self.sandboxName)
        // One that never answered was a slip, and holds nothing.
        guard isPractice || journal.isBound else { return }
        throw ChangedError(
            journal: journal.path,
            change: .baseURL(was: journal.baseURL, now: name)
        )
    }

    /// Whether this is a sandbox that knows nothing of what was created in it before.
    func hasForgotten(_ totals: Totals) -> Bool {
        let sent = totals[.created] + totals[.updated] + totals[.unknown]
        return forgets && sent > 0
    }

    /// Where requests go, for a person.
    var place: String {
        sandbox == nil ? "at \(address.host)" : "a sandbox inside this process"
    }

    /// Ends the sandbox, if there is one.
    func close() { sandbox?.stopBlocking() }
}

/// What a sandbox inside the process can't do.
enum SandboxTargetError: Explained {
    /// A base URL was given for it.
    case baseURL
    /// It holds nothing, and is asked for what it holds.
    case empty(journal: String)

    var message: String {
        switch self {
        case .baseURL:
            "--base-url names a service, and this import goes to a sandbox in the process"
        case .empty(let journal):
            "\(journal): this import went to a sandbox in the process, and a new one is empty"
        }
    }

    var hint: String? {
        switch self {
        case .baseURL: "Leave out --base-url; for another service, `run` makes another journal."
        case .empty:
            "Give --store FILE as the run had it; a sandbox without one forgets its customers when it"
                + " ends."
        }
    }

    /// What is to be said where rows are sent to it all the same.
    static let forgotten =
        "the sandbox is new and empty: it has none of the customers that were created before. With"
        + " --store FILE on every run it would keep them."
}
