/// The limit that a service names in its answers, as far as it is believed.
///
/// A lower one than before holds at once. A higher one holds once several answers in a row have
/// named it: a single header that is absurd must not make a burst. A pure value.
package struct LearntLimit: Hashable, Sendable {
    /// The answers in a row that have to name a higher limit: at 300 a minute, two seconds' worth.
    static let confirmations = 10

    /// The limit that holds now.
    package private(set) var rate: Rate
    private var higher: Rate?
    private var named = 0

    /// - Parameter start: what holds before any answer named a limit.
    package init(start: Rate) {
        rate = start
    }

    /// Learns from an answer that names a limit, in requests a minute; 1 or more.
    package mutating func observe(perMinute count: Int) {
        let other = Rate.perMinute(Double(count))
        if rate.limited(by: other) == other {
            rate = other
            higher = nil
            return
        }
        named = higher == other ? named + 1 : 1
        higher = other
        if named >= Self.confirmations {
            rate = other
            higher = nil
        }
    }
}
