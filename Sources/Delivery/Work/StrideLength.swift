/// How many rows a worker claims in one commit, to send them one after the other or a few side by side.
///
/// A commit costs a worker a wait. Where the service takes milliseconds to answer that is nothing,
/// and a worker claims one row at a time. Where it answers faster than a commit takes, as on the
/// same machine, the waits are what the time goes to, and a stride of rows shares one.
///
/// An answer waits in memory until the stride ends, and a row that was claimed waits to be sent: so
/// a stride is over after ``budget``, whatever it was meant to be. A crash leaves at most one stride of
/// each worker unknown. A pure value.
package struct StrideLength: Hashable, Sendable {
    /// How long a stride may take. Default: 20 ms, some times what a commit takes on a disk.
    private let budget: Duration
    /// The most rows. Default: 48, for which the budget is enough at the 0.4 ms that an answer takes
    /// where 16 workers keep two cores and a service on them busy: a tenth less CPU a row than 24, and
    /// as much as 96 (measured: `make bench`).
    private let most: Int
    /// What an answer takes: the slowest one seen, unless many since then were faster.
    private var latency: Duration?

    package init(budget: Duration = .milliseconds(20), most: Int = 48) {
        self.budget = budget
        self.most = max(most, 1)
    }

    /// The rows to claim next: 1 until an answer has shown how fast they come.
    package var rows: Int {
        guard let latency else { return 1 }
        return min(max(Int(budget / max(latency, .microseconds(1))), 1), most)
    }

    /// Learns from an answer: at once that they are slow, and slowly that they are fast.
    package mutating func observe(_ latency: Duration) {
        guard let slowest = self.latency, latency < slowest else { return self.latency = latency }
        self.latency = slowest - (slowest - latency) / 8
    }

    /// The most rows of a stride that go side by side. Measured with two cores, on the same machine as
    /// the service: 4 cost 20 µs a request, where one at a time costs 28; 8 gain nothing more.
    package static let width = 4

    /// Whether a stride that began so long ago is to end with the row that was just answered.
    package func isOver(after elapsed: Duration) -> Bool { elapsed >= budget }
}
