import Importing
import ArgumentParser
import Foundation
import Journal

/// `retry`: puts rows back to be sent as they are.
struct Retry: ParsableCommand, AnswersInJSON {
    static let configuration = CommandConfiguration(
        abstract: "Put rejected or failed rows back, to be sent again as they are.",
        usage: "customer-import retry [<options>] <journal> --status <status>",
        discussion: """
            --where picks some of them, by one SQL expression on the journal's view `problems`: \
            row, line, external_id, field, code, problem, http_status, attempts.

            Examples:
              customer-import retry customers.journal.sqlite --status failed
              customer-import retry customers.journal.sqlite --status rejected \\
                  --where "http_status = 409"
            """
    )

    @Argument(help: "The journal.", completion: .file(extensions: ["sqlite"]))
    var journal: String

    @Option(help: "rejected or failed.", completion: .list(["rejected", "failed"]))
    var status: String

    @Option(name: .customLong("where"), help: "Which of them. Default: all.")
    var condition: String?

    @Flag(help: "Say what would be done, and do nothing.")
    var dryRun = false

    @Flag(help: "Print the outcome as JSON.")
    var json = false

    @OptionGroup var quietness: QuietOption

    /// A condition for a million rows takes 2 s; one that takes this long is a mistake or a trap.
    private static let longestChoice = Duration.seconds(60)

    func run() throws {
        let console = Console(isQuiet: quietness.quiet)
        guard let status = RowStatus(rawValue: status), [.rejected, .failed].contains(status) else {
            throw UsageError("--status \(status): there is rejected and failed")
        }
        let chosen = try condition.map { text in
            let end = ContinuousClock.now + Self.longestChoice
            return try ProblemCondition(text) { ContinuousClock.now > end }
        }
        let work = try Import.open(journal, by: .thisProcess())
        let rows = try work.retry(status, where: chosen, isTrial: dryRun) {
            console.say($0, journal: journal)
        }
        if json {
            return try console.print(json: RetryOutcome(rows: rows, isDryRun: dryRun))
        }
        console.print(
            "\(Words.count(rows, "row")) to be sent again"
                + (dryRun ? " (nothing was written)" : "")
        )
        if rows > 0, !dryRun { try console.print(next: NextSteps.command(for: work)) }
    }

    /// What `--json` prints.
    private struct RetryOutcome: Encodable {
        var version = 1
        var rows: Int
        var isDryRun: Bool

        enum CodingKeys: String, CodingKey {
            case version, rows
            case isDryRun = "is_dry_run"
        }
    }
}
