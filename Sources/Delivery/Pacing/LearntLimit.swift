/// The limit that a service names in its answers, as far as it is believed.
///
/// The last word counts, up to a limit that is believed: that of the start, or one that several answers
/// in a row have named. A single header that is absurd must make no burst, and one that is absurdly low
/// must not hold the run back once others say otherwise. A pure value.
package struct LearntLimit: Hashable, Sendable {
    /// The answers in a row that have to name a limit: at 300 a minute, two seconds' worth.
    static let confirmations = 10

    /// The limit that holds now.
    package private(set) var rate: Rate
    /// What answers may go back to at once.
    private var believed: Rate
    private var last: Rate?
    private var named = 0

    /// - Parameter start: what holds before any answer named a limit.
    package init(start: Rate) {
        rate = start
        believed = start
    }

    /// Learns from an answer that names a limit, in requests a minute; 1 or more.
    package mutating func observe(perMinute count: Int) {
        let other = Rate.perMinute(Double(count))
        named = last == other ? named + 1 : 1
        last = other
        if named >= Self.confirmations { believed = other }
        rate = other.limited(by: believed)
    }
}
