/// What a session is for, as far as its journal's place among others depends on it.
package struct SessionTerms: Sendable {
    /// Whether rows may be sent. A session that sends none leaves the record of a journal in doubt to the copy
    /// that does.
    package var sends = true
    /// Whether it is only to be found out what a session that sends would do: what this machine remembers stays
    /// as it is.
    package var isTrial = false
    /// Whether the service holds nothing from before, so that nothing can be there twice.
    package var forgets = false
    /// Whether the user said that rows are to be created whose `external_id` the service holds.
    package var ignoresKeys = false
    /// The base URL that the user gave, to be remembered; nil for none.
    package var givenURL: String?
    /// The start of this machine by the session's time; nil where the system doesn't tell.
    package var boot: MachineBoot?

    package init(
        sends: Bool = true,
        isTrial: Bool = false,
        forgets: Bool = false,
        ignoresKeys: Bool = false,
        givenURL: String? = nil,
        boot: MachineBoot? = nil
    ) {
        self.sends = sends
        self.isTrial = isTrial
        self.forgets = forgets
        self.ignoresKeys = ignoresKeys
        self.givenURL = givenURL
        self.boot = boot
    }
}
