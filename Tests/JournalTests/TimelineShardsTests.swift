import Testing

@testable import Journal

/// The timelines of several journals, whose sessions may have been side by side.
struct TimelineShardsTests {
    private func moment(_ second: Int64) -> Timestamp { Timestamp(milliseconds: second * 1000) }

    private func part(
        _ step: Int,
        _ sessions: [SessionID: ClosedRange<Int64>],
        _ buckets: [(SessionID, Int64, Int)]
    ) -> Timeline.Part {
        Timeline.Part(
            Timeline(
                step: .seconds(step),
                buckets: buckets.map { session, second, done in
                    Timeline.Bucket(
                        session: session,
                        startsAt: moment(second),
                        done: done,
                        refused: 0,
                        retried: 1,
                        unknown: 0
                    )
                },
                pauses: Pauses()
            ),
            sessions: sessions.mapValues { moment($0.lowerBound)...moment($0.upperBound) }
        )
    }

    @Test func `sessions side by side are one, in the longest step, and later ones another`() {
        let whole = Timeline.together([
            part(
                1,
                [1: 100...120, 2: 900...905],
                [(1, 101, 5), (1, 104, 1), (1, 106, 2), (2, 900, 7)]
            ),
            part(5, [4: 110...150], [(4, 110, 3), (4, 105, 4)]),
        ])
        #expect(whole.step == .seconds(5))
        let told = whole.buckets.map {
            "\($0.session) \($0.startsAt.milliseconds / 1000) \($0.done) \($0.retried)"
        }
        #expect(told == ["1 100 6 2", "1 105 6 2", "1 110 3 1", "2 900 7 1"])
    }

    @Test func `without a session there is nothing to show`() {
        #expect(Timeline.together([part(1, [:], []), part(1, [:], [])]).buckets.isEmpty)
    }
}
