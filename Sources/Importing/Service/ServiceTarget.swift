import AssetAPI
import Foundation
import Journal

/// Where a run sends its rows.
package struct ServiceTarget: Sendable {
    /// What a journal calls a stand-in for the service that ends with the process, whose port changes.
    package static let practiceName = "sandbox"

    package let address: ServiceAddress
    /// What the journal records as the base URL.
    package let name: String
    package let credentials: CredentialSource
    package let transport: TransportOptions
    /// The base URL that the user gave, to be remembered for the journal; nil where it is its own.
    package let givenURL: String?
    /// Whether it holds nothing from before, so that nothing can be there twice.
    package let forgets: Bool

    /// A service.
    ///
    /// - Parameter isGiven: whether the user named it for this journal.
    package init(
        _ address: ServiceAddress,
        isGiven: Bool,
        credentials: CredentialSource,
        transport: TransportOptions
    ) {
        self.address = address
        self.credentials = credentials
        self.transport = transport
        name = address.baseURL
        givenURL = isGiven ? address.baseURL : nil
        forgets = false
    }

    /// A stand-in for the service, to practise with.
    ///
    /// - Parameter forgets: whether it starts empty.
    package init(
        practiceAt address: ServiceAddress,
        forgets: Bool,
        credentials: CredentialSource,
        transport: TransportOptions
    ) {
        self.address = address
        self.forgets = forgets
        self.credentials = credentials
        self.transport = transport
        name = Self.practiceName
        givenURL = nil
    }

    /// Whether this is a stand-in, and not the service.
    package var isPractice: Bool { name == Self.practiceName }

    /// Makes sure that this is the journal's service, or may take its place.
    package func check(_ journal: KnownService) throws(ChangedError) {
        guard name != journal.baseURL else { return }
        let isPractice = self.isPractice || journal.baseURL == Self.practiceName
        // One that never answered was a slip, and holds nothing.
        guard isPractice || journal.isBound else { return }
        throw ChangedError(
            journal: journal.path,
            change: .baseURL(was: journal.baseURL, now: name)
        )
    }

    /// Whether this is a stand-in that knows nothing of what was created in it before.
    package func hasForgotten(_ totals: Totals) -> Bool {
        let sent = totals[.created] + totals[.updated] + totals[.unknown]
        return forgets && sent > 0
    }
}

/// Which base URL a command uses, before any credential leaves the machine. Pure.
///
/// A journal may come from anyone: it must not choose who gets the credentials. So its own base URL is used
/// only where it is the default, or was given for this journal on this machine before.
package struct BaseURLChoice {
    /// By option or environment; nil for none.
    package var given: String?
    /// The journal, where there is one already.
    package var journal: KnownService?

    package init(given: String?, journal: KnownService?) {
        self.given = given
        self.journal = journal
    }

    /// The base URL to use.
    ///
    /// - Throws: ``UntrustedServiceError``.
    package func choose() throws(UntrustedServiceError) -> String {
        if let given { return given }
        guard let journal else { return ServiceAddress.vendorSandboxURL }
        let isTrusted =
            journal.baseURL == ServiceAddress.vendorSandboxURL
            || journal.remembered.contains(journal.baseURL)
        guard isTrusted else {
            throw UntrustedServiceError(journal: journal.path, baseURL: journal.baseURL)
        }
        return journal.baseURL
    }
}

/// The service that a journal names, and what this machine remembers of that.
package struct KnownService {
    /// The journal's path.
    package var path: String
    package var baseURL: String
    /// The base URLs that were given for this journal before.
    package var remembered: [String]
    /// Whether the import is that service's for good.
    package var isBound = true

    package init(path: String, baseURL: String, remembered: [String], isBound: Bool = true) {
        self.path = path
        self.baseURL = baseURL
        self.remembered = remembered
        self.isBound = isBound
    }
}

extension KnownService {
    /// Of a journal with an import in it; nil where there is none yet.
    ///
    /// - Parameter state: where this machine keeps what it knows of journals.
    package static func look(at path: String, _ state: StateFolder?) throws -> KnownService? {
        guard JournalWriter.hasFile(at: path) else { return nil }
        return try Journal.look(at: path) { journal in
            guard let record = try journal.importRecord(), record.staged != nil else { return nil }
            return try KnownService(journal, record, state)
        }
    }

    package init(_ journal: Journal, _ record: ImportRecord, _ state: StateFolder?) throws {
        self.init(
            path: journal.path,
            baseURL: record.baseURL,
            remembered: state?.baseURLs(of: try journal.identity()) ?? [],
            isBound: try journal.isBound()
        )
    }
}

/// A journal names a service that nobody gave on this machine.
package struct UntrustedServiceError: Explained {
    package var journal: String
    package var baseURL: String

    private var host: String { (try? ServiceAddress(baseURL: baseURL).host) ?? baseURL }

    package var message: String {
        "\(journal): this journal would send your credentials to \(host), and nobody on this machine has"
            + " confirmed that address yet"
    }

    package var hint: String? {
        "If that is your service, confirm it once: --base-url \(ShellWord.quoted(baseURL))"
    }

    package var code: ErrorCode { .untrustedService }
    package var location: ErrorPlace? { ErrorPlace(file: journal) }
}
