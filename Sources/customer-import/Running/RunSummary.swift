import Importing
import Foundation
import Journal

/// The closing words of a run: what happened in one look, and, below all that is still wrong, what to do next.
struct RunSummary {
    var report: StatusReport
    var end: ExplainedEnd
    /// The requests that left.
    var requests: Int
    var length: Duration

    func print(_ console: Console) {
        let style = console.output.style
        console.print(style.bold(headline))
        console.print()
        for line in report.totalsLines(console.output) { console.print(line) }
        let problems = report.problemLines(console.output)
        if !problems.isEmpty {
            console.print()
            for line in problems { console.print(line) }
        }
        guard !isJournalGone else { return }
        console.print()
        console.print(style.dim("journal: ") + Line(report.journal ?? ""))
    }

    /// Of a journal that was removed nothing leads on.
    private var isJournalGone: Bool {
        if case JournalError.moved(_, nil)? = end.error { true } else { false }
    }

    /// What to do next: to be printed last of all.
    func printNextSteps(_ console: Console) {
        guard !isJournalGone else { return }
        var steps = report.nextSteps(asksAboutExisting: end.error is ExistingError)
        if case .limitReached = end.end, report.source != "-" { steps.triedSource = report.source }
        for line in steps.lines(console.output) { console.print(line) }
    }

    /// The same in a log: the totals in one line, and what ended the run.
    func write(to log: RunLog, _ status: ExitStatus) {
        log.write(.info, Line(headline))
        let rows = RowStatus.allCases.filter { report.totals[$0] > 0 }
            .map { "\(Words.grouped(report.totals[$0])) \($0.rawValue)" }
        log.write(.info, Line("rows: " + rows.joined(separator: ", ")))
        if let error = end.error { Console(log: log).report(error) }
        log.write(status == .done ? .info : .warning, "exit code \(status.rawValue)")
    }

    private var headline: String {
        let sent =
            requests == 0
            ? "nothing was sent"
            : "\(Words.count(requests, "request")) in \(Words.duration(length))\(pace(requests))"
        switch end.ending {
        case .finished: return "Done: \(sent)."
        case .stopped: return "Stopped (\(end.detail ?? "as asked")): \(sent)."
        case .gaveUp, .error, .crashed: return "Not finished: \(sent)."
        }
    }

    private func pace(_ requests: Int) -> String {
        let seconds = length.seconds
        guard seconds >= 1 else { return "" }
        let rate = Double(requests) / seconds
        return rate >= 100
            ? ", \(Words.grouped(Int(rate))) a second" : ", \((rate * 10).rounded() / 10) a second"
    }
}
