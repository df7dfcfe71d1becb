/// What a session is for, as far as its journal's place among others depends on it.
package struct SessionTerms: Sendable {
    /// Whether rows may be sent. A session that sends none leaves the record of a journal in doubt to the copy
    /// that does.
    package var sends = true
    /// Whether the session is to put rows back, so that other journals may have sent them: the next one that sends
    /// compares them with all of these.
    package var putsBack = false
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
    /// How long another session that is just beginning is waited for; a minute at least, unless a test says
    /// otherwise.
    package var startingPatience: Duration

    package init(
        sends: Bool = true,
        putsBack: Bool = false,
        isTrial: Bool = false,
        forgets: Bool = false,
        ignoresKeys: Bool = false,
        givenURL: String? = nil,
        boot: MachineBoot? = nil,
        startingPatience: Duration = StartingLock.leastPatience
    ) {
        self.sends = sends
        self.putsBack = putsBack
        self.isTrial = isTrial
        self.forgets = forgets
        self.ignoresKeys = ignoresKeys
        self.givenURL = givenURL
        self.boot = boot
        self.startingPatience = startingPatience
    }
}
