import Journal

/// How a delivery goes about its work.
package struct DeliveryOptions: Sendable {
    /// Requests that may be under way at a time. Default: 16.
    package var workers: Int
    /// The rate that is never exceeded, for each business. Default: nil, the documented one until
    /// the service names another.
    package var rate: Rate?
    /// The rate that all businesses together never exceed. Default: nil, the rate of one, or the
    /// documented one, where there are several.
    package var tenantRate: Rate?
    /// How many deliveries share the rate of all businesses together, each with businesses of its own.
    /// Default: 1.
    package var sharers: Int
    /// The share of the allowance that is left to others, 0 up to 1. Default: 0.
    package var headroom: Double
    /// The most rows to send. Default: nil, all.
    package var limit: Int?
    package var retry: RetryPolicy
    /// How long the service may stay away. Default: 15 minutes.
    package var giveUpAfter: Duration
    /// Whether a service of which no answer was ever had is waited for as long, too. Default: false,
    /// where there is no way to it that is told within ten seconds.
    package var waits: Bool
    /// The most rows that the service may reject before the run ends. Default: nil, any number.
    package var maximumRejects: RejectLimit?
    /// What becomes of rows whose `external_id` the service holds. Default: nil, ``skip`` where
    /// rows have external ids, else ``ignore``.
    package var existing: ExistingPolicy?
    /// What becomes of unknown rows. Default: reconcile.
    package var unknown: UnknownPolicy
    /// How long after its sending an unknown row may be looked for in the list: its request may
    /// still be at work before. Default: 60 s, twice the default timeout.
    package var grace: Duration
    /// Whether nothing is to be sent: only the unknown rows are looked for.
    package var reconcilesOnly: Bool
    /// Whether nothing is sent before the service's list has told, where the journal isn't known to be the
    /// one that last sent. Default: true; else customers may be created twice.
    package var asksListInDoubt: Bool
    /// Whether requests that others sent before may still be at work, so that the list isn't asked in doubt
    /// until the grace is over. Default: true; not with a service that began with this run.
    package var waitsForOthers: Bool
    /// The seed of the jitter. Default: nil, none that repeats.
    package var seed: UInt64?
    /// The time that the session goes by. Default: from the wall clock as it is now.
    package var time: SessionClock

    package init(
        workers: Int = 16,
        rate: Rate? = nil,
        tenantRate: Rate? = nil,
        sharers: Int = 1,
        headroom: Double = 0,
        limit: Int? = nil,
        retry: RetryPolicy = RetryPolicy(),
        giveUpAfter: Duration = .seconds(15 * 60),
        waits: Bool = false,
        maximumRejects: RejectLimit? = nil,
        existing: ExistingPolicy? = nil,
        unknown: UnknownPolicy = .reconcile,
        grace: Duration = .seconds(60),
        reconcilesOnly: Bool = false,
        asksListInDoubt: Bool = true,
        waitsForOthers: Bool = true,
        seed: UInt64? = nil,
        time: SessionClock = SessionClock()
    ) {
        self.existing = existing
        self.unknown = unknown
        self.grace = grace
        self.reconcilesOnly = reconcilesOnly
        self.asksListInDoubt = asksListInDoubt
        self.waitsForOthers = waitsForOthers
        self.workers = workers
        self.rate = rate
        self.tenantRate = tenantRate
        self.sharers = sharers
        self.headroom = headroom
        self.limit = limit
        self.retry = retry
        self.giveUpAfter = giveUpAfter
        self.waits = waits
        self.maximumRejects = maximumRejects
        self.seed = seed
        self.time = time
    }
}

extension DeliveryOptions {
    /// The rate of all businesses together; nil where one business's own is all that is known.
    ///
    /// The service counts a tenant's requests apart from each business's, at the same documented
    /// limit, and no header tells of that count.
    func tenantCeiling(businesses: Int) -> Rate? {
        let isShared = businesses > 1 || sharers > 1
        return (tenantRate ?? (isShared ? rate ?? .documented : nil))?.shared(by: sharers)
    }
}

/// What becomes of rows whose `external_id` the service holds before they were sent.
package enum ExistingPolicy: String, Hashable, Sendable, CaseIterable {
    /// They aren't sent.
    case skip
    /// The run ends before it sends anything.
    case fail
    /// They are sent like any other, and nobody looks.
    case ignore
    /// The service's customers get the fields that differ.
    case update
}

/// What becomes of rows of which it isn't known whether the service created them.
package enum UnknownPolicy: String, Hashable, Sendable, CaseIterable {
    /// The service's list tells.
    case reconcile
    /// They stay as they are.
    case hold
    /// They are sent again, at the user's own risk of making customers twice.
    case resend
}
