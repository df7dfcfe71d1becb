import GRDB

/// How long the service took to answer.
package struct Latencies: Hashable, Sendable {
    /// In microseconds, the shortest first.
    private let sorted: [Int64]

    package init(microseconds: consuming [Int64]) {
        // Where they are: there may be millions.
        microseconds.sort()
        sorted = microseconds
    }

    /// Of several journals.
    package static func together(_ all: [Latencies]) -> Latencies {
        Latencies(microseconds: all.flatMap(\.sorted))
    }

    package var count: Int { sorted.count }

    /// The time within which the given share of the answers came (nearest rank); nil without any.
    ///
    /// - Parameter share: from 0 to 1.
    package func percentile(_ share: Double) -> Duration? {
        guard !sorted.isEmpty else { return nil }
        let rank = Int((share * Double(sorted.count)).rounded(.up)) - 1
        return .microseconds(sorted[min(max(rank, 0), sorted.count - 1)])
    }

    /// How many answers took from one bound to the next; the last number is of those beyond all.
    package func histogram(bounds: [Duration]) -> [Int] {
        var counts = Array(repeating: 0, count: bounds.count + 1)
        var bin = 0
        for value in sorted {
            while bin < bounds.count, .microseconds(value) >= bounds[bin] { bin += 1 }
            counts[bin] += 1
        }
        return counts
    }
}
