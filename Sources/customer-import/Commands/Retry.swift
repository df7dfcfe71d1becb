import ArgumentParser
import Customers
import Importing
import Foundation
import Journal

/// `retry`: puts rows back to be sent as they are.
struct Retry: ParsableCommand, AnswersInJSON {
    static let configuration = CommandConfiguration(
        abstract: "Put rejected, failed or held rows back, to be sent as they are.",
        usage: """
            customer-import retry [<options>] <journal> --status <status>
            customer-import retry [<options>] <journal> --accept <codes>
            """,
        discussion: """
            --accept lets rows through that were held back for the problems that it names, and for no \
            other; what can be let through is in docs/findings.md.

            --where picks some of them, by one SQL expression on the journal's view `problems`: \
            row, line, external_id, field, code, problem, http_status, attempts.

            Examples:
              customer-import retry customers.journal.sqlite --status failed
              customer-import retry customers.journal.sqlite --status rejected \\
                  --where "http_status = 409"
              customer-import retry customers.journal.sqlite --accept null_word
            """
    )

    @Argument(help: "The journal.", completion: .file(extensions: ["sqlite"]))
    var journal: String

    @OptionGroup var lock: LockOptions

    @Option(help: "rejected or failed.", completion: .list(["rejected", "failed"]))
    var status: String?

    @Option(
        help: ArgumentHelp("Rows that are held back for these problems.", valueName: "codes"),
        completion: .codes
    )
    var accept: String?

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
        let choice = try choice()
        let chosen = try condition.map { text in
            let end = ContinuousClock.now + Self.longestChoice
            return try ProblemCondition(text) { ContinuousClock.now > end }
        }
        let work = try Import.open(journal, by: lock.caller(console))
        var held: [String: Int]?
        let rows: Int
        switch choice {
        case .status(let status):
            rows = try work.retry(status, where: chosen, isTrial: dryRun) {
                console.say($0, journal: journal)
            }
        case .held(let codes):
            let result = try work.release(accepting: codes, where: chosen, isTrial: dryRun) {
                console.say($0, journal: journal)
            }
            (rows, held) = (result.rows, result.held)
        }
        if json {
            return try console.print(
                json: RetryOutcome(rows: rows, stillHeld: held, isDryRun: dryRun)
            )
        }
        console.print(
            "\(Words.count(rows, "row")) to be sent again"
                + (dryRun ? " (nothing was written)" : "")
        )
        for (code, count) in (held ?? [:]).sorted(by: { $0.key < $1.key }) {
            console.print("  \(Words.count(count, "row")) held back still: \(code)")
        }
        if rows > 0, !dryRun { try console.print(next: NextSteps.command(for: work)) }
    }

    private enum Choice {
        case status(RowStatus)
        case held(Set<Problem.Code>)
    }

    private func choice() throws -> Choice {
        switch (status, accept) {
        case (nil, nil):
            throw UsageError("retry needs --status rejected or failed, or --accept CODES")
        case (nil, let accept?): return .held(try ProblemCodes.accepted(accept))
        case (let status?, nil):
            guard let known = RowStatus(rawValue: status), [.rejected, .failed].contains(known)
            else { throw UsageError("--status \(status): there is rejected and failed") }
            return .status(known)
        case (.some, .some):
            throw UsageError(
                "--accept goes without --status: rows that are held back are invalid, and no others"
            )
        }
    }

    /// What `--json` prints.
    private struct RetryOutcome: Encodable {
        var version = 1
        var rows: Int
        /// With `--accept`: rows that stay held, by the code that holds them.
        var stillHeld: [String: Int]?
        var isDryRun: Bool

        enum CodingKeys: String, CodingKey {
            case version, rows
            case stillHeld = "still_held"
            case isDryRun = "is_dry_run"
        }
    }
}
