import GRDB

/// How the requests of the sessions were spread over time, and where nothing went out.
package struct Timeline: Hashable, Sendable {
    /// What was done in one stretch of a session.
    package struct Bucket: Hashable, Sendable {
        package var session: SessionID
        package var startsAt: Timestamp
        /// Rows that were created or updated.
        package var done = 0
        /// Rows that were rejected, or failed for good.
        package var refused = 0
        /// Requests that are to be repeated.
        package var retried = 0
        /// Requests without an answer that tells.
        package var unknown = 0

        package var requests: Int { done + refused + retried + unknown }

        mutating func add(_ other: Bucket) {
            done += other.done
            refused += other.refused
            retried += other.retried
            unknown += other.unknown
        }
    }

    /// The length of a bucket.
    package var step: Duration
    /// In order; stretches without a request are left out.
    package var buckets: [Bucket]
    package var pauses: Pauses

    /// The lengths that a reader of an axis understands, in seconds.
    private static let steps = [1, 5, 10, 30, 60, 300, 600, 1_800, 3_600, 21_600, 86_400]
    /// As many bars as can be told apart on a page.
    static let mostBuckets = 150

    /// The smallest step that shows so long a time in few enough bars.
    package static func step(for length: Duration) -> Duration {
        let seconds = steps.first { Int(length.components.seconds) / $0 < mostBuckets }
        return .seconds(seconds ?? steps[steps.count - 1])
    }

    /// The next longer step, which is a multiple of the one; nil where there is none.
    static func step(after step: Duration) -> Duration? {
        steps.first { .seconds($0) > step }.map { .seconds($0) }
    }
}
