import Importing
import ArgumentParser
import Foundation
import Journal

/// `status`: where an import stands.
struct Status: ParsableCommand, AnswersInJSON {
    static let configuration = CommandConfiguration(
        abstract: "Show where an import stands, also while a run is on.",
        discussion: """
            Exits with 0 when every row is settled well or still to be sent, 3 with invalid, rejected \
            or failed rows, 4 with unknown ones; why a run ended doesn't count here.

            The journals of all shards of a file are told of as one import; 6 while one is missing.

            Examples:
              customer-import status customers.journal.sqlite
              customer-import status customers.journal.sqlite --watch
              customer-import status customers.journal-*-of-4.sqlite
            """
    )

    @OptionGroup var place: JournalArguments

    @Flag(help: "Print JSON.")
    var json = false

    @Flag(
        help:
            "Follow a run that is on, until it ends; with --json one document a line, each second."
    )
    var watch = false

    @OptionGroup var quietness: QuietOption

    func run() throws {
        let console = Console()
        let work = try place.open()
        let report =
            watch
            ? try StatusWatch(work: work, console: console, json: json).run()
            : StatusReport(try work.status())
        if json {
            if watch {
                try console.print(jsonLine: report)
            } else {
                try console.print(json: report)
            }
        } else {
            report.lines(console.output, withNextSteps: !quietness.quiet).forEach {
                console.print($0)
            }
        }
        let status = ExitStatus(report.totals)
        if status != .done { throw status }
        // What a run that is no more was sending may have arrived.
        if report.totals[.sending] > 0, !report.isRunning { throw ExitStatus.unknown }
    }
}
