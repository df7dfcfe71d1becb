/// Tells a hiccup of one business's from an outage, by how many of its requests fail one after the other.
///
/// After a hiccup only the row waits that met it: at 200 rows a second, 3 answers of 503 in a hundred that
/// each ask for a second would otherwise leave 30 rows a second (measured). In an outage the whole business
/// waits: as long as the service asks for, or, where it doesn't and other businesses get good answers, for
/// a second that doubles up to a minute. Where nobody gets good answers the ``CircuitBreaker`` sees to it. A
/// pure value; the time comes in as an argument.
struct OutageRun: Sendable {
    typealias Instant = Moment

    /// The failures in a row that make an outage, as many as open the breaker. Of 15 requests in a hundred
    /// that fail at random, so many follow one another once in 13,000.
    static let threshold = 5
    /// The longest pause that the service didn't ask for.
    private static let longestPause = Duration.seconds(60)

    private var failures = 0
    /// Pauses that the service didn't ask for, one after the other.
    private var pauses = 0
    /// Whether any request was answered well: until then the first failure may be an outage's.
    private var wasWell = false
    /// Until when the business is left alone, or was.
    private(set) var pausedUntil: Instant?

    /// Whether all requests fail, and not one now and then: then it isn't for the row's sake.
    var isOutage: Bool { failures >= Self.threshold }

    /// The service answered a row like one that works.
    mutating func worked() {
        failures = 0
        pauses = 0
        wasWell = true
    }

    /// The service said that it can't work now.
    ///
    /// - Parameters:
    ///   - retryAfter: how long it asked to be left alone.
    ///   - areOthersWell: whether other businesses get good answers.
    /// - Returns: how long the business is to be left alone; nil where only the row waits.
    mutating func failed(
        retryAfter: Duration?,
        areOthersWell: Bool,
        at now: Instant
    ) -> Duration? {
        failures += 1
        if let retryAfter {
            guard isOutage || !wasWell else { return nil }
            pausedUntil = now + retryAfter
            return retryAfter
        }
        // What left before a pause tells nothing new.
        guard isOutage, areOthersWell, pausedUntil.map({ $0 <= now }) ?? true else { return nil }
        let pause = min(Duration.seconds(1 << min(pauses, 6)), Self.longestPause)
        pauses += 1
        pausedUntil = now + pause
        return pause
    }
}
