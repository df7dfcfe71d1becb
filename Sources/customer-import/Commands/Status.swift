import Importing
import ArgumentParser
import Foundation
import Journal

/// `status`: where an import is.
struct Status: ParsableCommand, AnswersInJSON {
    static let configuration = CommandConfiguration(
        abstract: "Show how far an import is, also while it runs.",
        discussion: """
            Exits with 3 if rows are invalid, rejected or failed, with 4 if rows are unknown, and \
            else with 0, whether or not all rows are sent. How the last run ended makes no difference.

            Give the journals of all shards of a file to see them as one import. Exits with 6 if one \
            is missing.

            Examples:
              customer-import status customers.journal.sqlite
              customer-import status customers.journal.sqlite --watch
              customer-import status customers.journal-*-of-4.sqlite
            """
    )

    @OptionGroup var place: JournalArguments

    @Flag(help: "Print the result as JSON.")
    var json = false

    @Flag(
        help:
            "Follow a run until it ends; with --json, print one document per line, every second."
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
