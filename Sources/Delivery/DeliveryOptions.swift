/// How a delivery goes about its work.
package struct DeliveryOptions: Sendable {
    /// Requests that may be under way at a time. Default: 16.
    package var workers: Int
    /// The rate that is never exceeded. Default: the documented one.
    package var rate: Rate
    /// The share of the allowance that is left to others, 0 up to 1. Default: 0.
    package var headroom: Double
    /// The most rows to send. Default: nil, all.
    package var limit: Int?
    package var retry: RetryPolicy
    /// How long the service may stay away. Default: 15 minutes.
    package var giveUpAfter: Duration
    /// The most rows that the service may reject before the run ends. Default: nil, any number.
    package var maximumRejects: RejectLimit?
    /// The seed of the jitter. Default: nil, none that repeats.
    package var seed: UInt64?

    package init(
        workers: Int = 16,
        rate: Rate = .documented,
        headroom: Double = 0,
        limit: Int? = nil,
        retry: RetryPolicy = RetryPolicy(),
        giveUpAfter: Duration = .seconds(15 * 60),
        maximumRejects: RejectLimit? = nil,
        seed: UInt64? = nil
    ) {
        self.workers = workers
        self.rate = rate
        self.headroom = headroom
        self.limit = limit
        self.retry = retry
        self.giveUpAfter = giveUpAfter
        self.maximumRejects = maximumRejects
        self.seed = seed
    }
}
