import Foundation
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

/// Counts attempts by when they began, in whatever order they come. Pure.
///
/// How long a bar is to be is known at the end: so they are short at first, and are put together whenever there
/// are more than can be shown, which keeps memory as small for a month as for an hour.
struct BucketSums {
    /// What an attempt came to.
    enum Outcome: Int64 {
        case done, refused, retried, unknown, other
    }

    /// The length of a bar.
    private var milliseconds = Timeline.step(for: .zero).components.seconds * 1_000
    private var step: Duration { .milliseconds(milliseconds) }
    private var buckets: [Place: Timeline.Bucket] = [:]
    private var spans: [SessionID: ClosedRange<Int64>] = [:]
    /// The one that most attempts in a row are of, and what isn't among the others of it.
    private var place = Place(session: 0, start: 0)
    private var present = Timeline.Bucket(session: 0, startsAt: Timestamp(milliseconds: 0))
    private var span: ClosedRange<Int64>?

    private struct Place: Hashable {
        var session: SessionID
        var start: Int64
    }

    /// - Parameter startedAt: in milliseconds, above 0.
    mutating func add(_ session: SessionID, _ startedAt: Int64, _ outcome: Outcome) {
        if session != place.session || startedAt / milliseconds * milliseconds != place.start {
            settle()
            coarsen()
            place = Place(session: session, start: startedAt / milliseconds * milliseconds)
            present = Timeline.Bucket(
                session: session,
                startsAt: Timestamp(milliseconds: place.start)
            )
        }
        span =
            span.map { min($0.lowerBound, startedAt)...max($0.upperBound, startedAt) }
            ?? startedAt...startedAt
        switch outcome {
        case .done: present.done += 1
        case .refused: present.refused += 1
        case .retried: present.retried += 1
        case .unknown: present.unknown += 1
        case .other: break
        }
    }

    private mutating func settle() {
        guard let span else { return }
        self.span = nil
        spans[place.session] =
            spans[place.session].map {
                min($0.lowerBound, span.lowerBound)...max($0.upperBound, span.upperBound)
            } ?? span
        buckets[place, default: Timeline.Bucket(session: place.session, startsAt: present.startsAt)]
            .add(present)
    }

    /// Beyond so many the sessions surely last longer than bars of this length are for, each by its two ends.
    private mutating func coarsen() {
        while buckets.count > 4 * (Timeline.mostBuckets + spans.count),
            let next = Timeline.step(after: step)
        {
            group(by: next)
        }
    }

    private mutating func group(by step: Duration) {
        milliseconds = step.components.seconds * 1_000
        var grouped: [Place: Timeline.Bucket] = [:]
        for (place, bucket) in buckets {
            let start = place.start / milliseconds * milliseconds
            let startsAt = Timestamp(milliseconds: start)
            let place = Place(session: place.session, start: start)
            grouped[place, default: Timeline.Bucket(session: place.session, startsAt: startsAt)]
                .add(bucket)
        }
        buckets = grouped
    }

    /// All of them, in order.
    mutating func finish() -> (step: Duration, buckets: [Timeline.Bucket]) {
        settle()
        let length = spans.values.map { $0.upperBound - $0.lowerBound }.reduce(0, +)
        let wanted = Timeline.step(for: .milliseconds(length))
        if wanted > step { group(by: wanted) }
        return (
            step,
            buckets.values.sorted { ($0.session, $0.startsAt) < ($1.session, $1.startsAt) }
        )
    }
}

extension Timeline {
    /// What one journal says, and when its sessions were.
    package struct Part {
        package var timeline: Timeline
        package var sessions: [SessionID: ClosedRange<Timestamp>]

        package init(_ timeline: Timeline, sessions: [SessionID: ClosedRange<Timestamp>]) {
            (self.timeline, self.sessions) = (timeline, sessions)
        }
    }

    /// Of several journals whose sessions were side by side: what they did in the same stretch is added up.
    /// Times in which any session was on count as one session each, numbered from 1.
    package static func together(_ parts: [Part]) -> Timeline {
        let stretches = stretches(parts.flatMap(\.sessions.values))
        let length = stretches.map { $0.lowerBound.duration(to: $0.upperBound) }
            .reduce(.zero, +)
        // Each of them divides the longer ones.
        let step = max(parts.map(\.timeline.step).max() ?? .zero, Timeline.step(for: length))
        let milliseconds = step.components.seconds * 1000
        struct Place: Hashable {
            var session: SessionID
            var startsAt: Timestamp
        }
        var sums: [Place: Bucket] = [:]
        for part in parts {
            for bucket in part.timeline.buckets {
                let began = part.sessions[bucket.session]?.lowerBound ?? bucket.startsAt
                let stretch = stretches.firstIndex { $0.contains(began) } ?? 0
                let place = Place(
                    session: SessionID(Int64(stretch + 1)),
                    startsAt: Timestamp(
                        milliseconds: bucket.startsAt.milliseconds / milliseconds * milliseconds
                    )
                )
                sums[place, default: Bucket(session: place.session, startsAt: place.startsAt)]
                    .add(bucket)
            }
        }
        return Timeline(
            step: step,
            buckets: sums.values.sorted {
                ($0.session, $0.startsAt) < ($1.session, $1.startsAt)
            },
            pauses: Pauses.together(parts.map(\.timeline.pauses))
        )
    }

    /// The times in which at least one of them was.
    private static func stretches(
        _ sessions: [ClosedRange<Timestamp>]
    ) -> [ClosedRange<Timestamp>] {
        var stretches: [ClosedRange<Timestamp>] = []
        for session in sessions.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = stretches.last, last.upperBound >= session.lowerBound {
                stretches[stretches.count - 1] =
                    last.lowerBound...max(last.upperBound, session.upperBound)
            } else {
                stretches.append(session)
            }
        }
        return stretches
    }
}
