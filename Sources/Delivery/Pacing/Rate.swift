/// How many requests may leave in a length of time.
package enum Rate: Hashable, Sendable {
    case perMinute(Double)
    case unlimited

    /// The documented limit of the service: 300 requests a minute for a business, and 300 for the
    /// tenant (API facts, "Limits").
    package static let documented = Rate.perMinute(300)

    /// One a day.
    private static let slowest = 1.0 / (24 * 60)

    /// A rate as a person writes it: `300/min`, `5/s`, `18000/h`, `300` (a minute), `unlimited`.
    ///
    /// Nil for anything else, for less than one a day, and for more than a million a second.
    package init?(argument text: String) {
        let text = text.lowercased().filter { !$0.isWhitespace }
        if ["unlimited", "none", "max"].contains(text) {
            self = .unlimited
            return
        }
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let count = Double(parts[0]), count.isFinite, count > 0 else { return nil }
        let perMinute: Double
        switch parts.count > 1 ? parts[1] : "min" {
        case "s", "sec", "second": perMinute = count * 60
        case "m", "min", "minute": perMinute = count
        case "h", "hour": perMinute = count / 60
        default: return nil
        }
        guard (Self.slowest...60_000_000).contains(perMinute) else { return nil }
        self = .perMinute(perMinute)
    }

    /// The even spacing of requests at this rate; nil where there is no limit.
    package var interval: Duration? {
        switch self {
        case .unlimited: nil
        case .perMinute(let count): .seconds(60 / count)
        }
    }

    /// The slower of two rates.
    package func limited(by other: Rate) -> Rate {
        switch (self, other) {
        case (.unlimited, _): other
        case (_, .unlimited): self
        case (.perMinute(let a), .perMinute(let b)): .perMinute(min(a, b))
        }
    }

    /// Several rates together, each as often as it counts.
    package static func sum(_ rates: some Sequence<(Rate, Int)>) -> Rate {
        var sum = 0.0
        for (rate, times) in rates {
            guard case .perMinute(let count) = rate else { return .unlimited }
            sum += count * Double(times)
        }
        return .perMinute(sum)
    }

    /// An even part of the rate, for each of so many who share it.
    package func shared(by count: Int) -> Rate {
        switch self {
        case .unlimited: .unlimited
        case .perMinute(let all): .perMinute(all / Double(max(count, 1)))
        }
    }

    /// The same rate with a share of it, from 0 up to 1, left to others.
    package func leaving(_ share: Double) -> Rate {
        switch self {
        case .unlimited: .unlimited
        case .perMinute(let count): .perMinute(count * (1 - min(max(share, 0), 0.99)))
        }
    }
}

extension Rate: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unlimited: return "unlimited"
        case .perMinute(let count):
            let rounded = (count * 10).rounded() / 10
            return rounded == rounded.rounded() ? "\(Int(rounded))/min" : "\(rounded)/min"
        }
    }
}

extension Duration {
    package static func * (duration: Duration, factor: Double) -> Duration {
        let (seconds, attoseconds) = duration.components
        return .seconds((Double(seconds) + Double(attoseconds) * 1e-18) * factor)
    }

    package static func / (duration: Duration, divisor: Double) -> Duration {
        duration * (1 / divisor)
    }

    /// The duration in seconds.
    package var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
