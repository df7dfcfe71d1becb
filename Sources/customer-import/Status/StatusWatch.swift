import Importing
import Foundation
import Journal

/// Draws a journal's status over and over, while a run of another process is on.
///
/// Between two looks the journal isn't open, so that the run can end it as one plain file.
struct StatusWatch {
    /// How often to look: reading a journal of a million rows takes a fifth of that.
    private static let interval = 1.0
    /// Between lines where there is no terminal.
    private static let heartbeat = 60

    var work: WholeImport
    var console: Console
    /// Whether a program looks, and each look is a document.
    var json = false

    /// Returns when no session is under way.
    ///
    /// - Throws: what the journal says.
    func run() throws -> StatusReport {
        var drawn = 0
        var looks = 0
        var last: ImportStatus?
        while true {
            let status = try work.status(since: last?.isRunning == true ? last : nil)
            last = status
            let report = StatusReport(status)
            let isOver = !report.isRunning
            if json {
                if !isOver { try console.print(jsonLine: report) }
            } else if console.output.isTerminal {
                let screen = console.output
                let lines =
                    isOver
                    ? []
                    : report.lines(screen, withNextSteps: false)
                        .prefix(screen.height - 1)
                console.redraw(Array(lines), over: drawn)
                drawn = lines.count
            } else if !isOver, looks % Self.heartbeat == 0 {
                console.print(Line("\(Words.time(Date()))  \(report.heartbeat)"))
            }
            if isOver { return report }
            looks += 1
            Thread.sleep(forTimeInterval: Self.interval)
        }
    }
}
