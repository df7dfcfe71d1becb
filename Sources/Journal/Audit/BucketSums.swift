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
