import Delivery
import Journal

/// Decides when a run tells the journal how it goes: where that is another thing than it told last, and at
/// most once a second, since each time is a commit. Pure.
struct ProgressNotice {
    private static let interval = Duration.seconds(1)
    /// In milliseconds: a moment that is found anew each time, from what was seen within the last second,
    /// is never quite the same.
    private static let tolerance: Int64 = 1_500

    private var told = SessionProgress()
    private var lastTold: ContinuousClock.Instant?

    /// What is to be told now; nil for nothing.
    ///
    /// - Parameters:
    ///   - leftOut: the pending rows that the run won't send.
    ///   - time: the wall clock's, which the journal goes by.
    mutating func next(
        _ progress: ImportProgress,
        leftOut: Int = 0,
        at now: ContinuousClock.Instant,
        _ time: Timestamp
    ) -> SessionProgress? {
        let news = SessionProgress(progress, leftOut: leftOut, at: time)
        guard isNews(news, at: time), lastTold.map({ now - $0 >= Self.interval }) ?? true else {
            return nil
        }
        (told, lastTold) = (news, now)
        return news
    }

    private func isNews(_ news: SessionProgress, at now: Timestamp) -> Bool {
        var (facts, before) = (news, told)
        for path in [\SessionProgress.until, \.doneAt] {
            facts[keyPath: path] = nil
            before[keyPath: path] = nil
        }
        // A forecast of hours is never sure to the second.
        let left = (news.doneAt ?? 0) - now.milliseconds
        return facts != before || differs(news.until, told.until, by: Self.tolerance)
            || differs(news.doneAt, told.doneAt, by: max(Self.tolerance, left / 50))
    }

    private func differs(_ moment: Int64?, _ before: Int64?, by tolerance: Int64) -> Bool {
        switch (moment, before) {
        case (let moment?, let before?): abs(moment - before) > tolerance
        case (nil, nil): false
        default: true
        }
    }
}
