import AssetAPI
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
