import ArgumentParser
import Foundation
import Journal

/// `status`: where an import stands.
struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show where an import stands, also while a run is on.",
        discussion: """
            Exits like a run that ended here would: 0 when every row is settled well or still to \
            be sent, 3 with invalid, rejected or failed rows, 4 with unknown ones.

            Example:
              customer-import status customers.journal.sqlite
            """
    )

    @Argument(help: "The journal.", completion: .file(extensions: ["sqlite"]))
    var journal: String

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let console = Console()
        let journal = try Journal(reading: journal)
        let report = try StatusReport(journal)
        if json {
            try console.print(json: report)
        } else {
            print(report, try journal.sessions().last, console)
        }
        let status = ExitStatus(try journal.totals())
        if status != .done { throw status }
    }

    private func print(_ report: StatusReport, _ session: Session?, _ console: Console) {
        let style = console.output.style
        console.print("\(style.bold(report.source)) → \(report.baseURL)")
        if let session { console.print(style.dim(Self.line(session))) }
        console.print()
        report.totalsLines(style).forEach { console.print($0) }
        let problems = report.problemLines(style)
        if !problems.isEmpty {
            console.print()
            problems.forEach { console.print($0) }
        }
        console.print()
        report.nextSteps().forEach { console.print(style.dim("next: ") + $0) }
    }

    private static func line(_ session: Session) -> String {
        let started = Words.time(session.startedAt.date)
        guard let ending = session.ended, let endedAt = session.endedAt else {
            let isAlive = session.holder.isAlive
            return isAlive
                ? "session \(session.id) is running since \(started) (\(session.holder))"
                : "session \(session.id), begun \(started), ended without a word"
                    + " (\(session.holder)); the next run puts that right"
        }
        let length = Words.duration(session.startedAt.duration(to: endedAt))
        let detail = session.detail.map { ": \($0)" } ?? ""
        return "session \(session.id) began \(started) and ended after \(length): "
            + ending.rawValue.replacing("_", with: " ") + detail
    }
}
