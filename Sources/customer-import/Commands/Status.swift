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

            Examples:
              customer-import status customers.journal.sqlite
              customer-import status customers.journal.sqlite --watch
            """
    )

    @Argument(help: "The journal.", completion: .file(extensions: ["sqlite"]))
    var journal: String

    @Flag(help: "Print JSON.")
    var json = false

    @Flag(help: "Follow a run that is on, until it ends.")
    var watch = false

    func validate() throws {
        if json, watch {
            throw ValidationError("--watch is for people; `run --events FILE` is for programs.")
        }
    }

    func run() throws {
        let console = Console()
        let journal = try Journal(reading: journal)
        let report =
            watch
            ? try StatusWatch(journal: journal, console: console).run()
            : try StatusReport(journal)
        if json {
            try console.print(json: report)
        } else {
            report.lines(console.output).forEach { console.print($0) }
        }
        let status = ExitStatus(try journal.totals())
        if status != .done { throw status }
    }
}
