import Importing
import Journal

/// From when to when rows were sent. Pure.
struct RunSpan {
    var from: Timestamp
    /// Nil while a run is on.
    var to: Timestamp?
    /// What all runs took together; as long as the span for those of several journals.
    var work: Duration
    var runs: Int

    /// Nil where no run was begun.
    init?(_ status: ImportStatus) {
        let isOne = status.parts.isEmpty
        let sessions = (isOne ? status.sessions : status.parts.flatMap(\.sessions))
            .filter(\.command.isDelivery)
        guard let from = sessions.map(\.session.startedAt).min() else { return nil }
        let end = sessions.compactMap(\.session.endedAt).max()
        self.from = from
        to = status.isRunning ? nil : end
        runs = isOne ? sessions.count : 1
        let until = status.isRunning ? status.at : end ?? from
        work =
            runs > 1
            ? sessions.map { $0.session.startedAt.duration(to: $0.session.endedAt ?? until) }
                .reduce(.zero, +)
            : from.duration(to: until)
    }

    /// `5 h 33 min`, `2 h 10 min in 3 runs`.
    var words: String {
        Words.duration(work) + (runs > 1 ? " in \(Words.grouped(runs)) runs" : "")
    }
}
