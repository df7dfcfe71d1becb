import Foundation

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
