import ArgumentParser
import Customers
import Importing
import Foundation
import Journal

/// `retry`: puts rows back to be sent as they are.
struct Retry: ParsableCommand, AnswersInJSON {
    static let configuration = CommandConfiguration(
        abstract: "Mark rejected, failed or held-back rows to be sent again as they are.",
        usage: """
            customer-import retry [<options>] <journal> --status <status>
            customer-import retry [<options>] <journal> --accept <codes>
            """,
        discussion: """
            --status takes all rows with this status. --accept takes the rows that were held back for \
            the problems that it names, and for no other; docs/findings.md says which problems can be \
            accepted.

            --where chooses some of these rows by an SQL expression. It can use the columns row, \
            line, external_id, field, code, problem, http_status and attempts.

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

    @Option(
        help: "Rows with this status: rejected or failed.",
        completion: .list(["rejected", "failed"])
    )
    var status: String?

    @Option(
        help: ArgumentHelp("Rows that were held back for these problems.", valueName: "codes"),
        completion: .codes
    )
    var accept: String?

    @Option(
        name: .customLong("where"),
        help: ArgumentHelp("Which of these rows. Default: all.", valueName: "expression")
    )
    var condition: String?

    @Flag(help: "Show what would be done, and change nothing.")
    var dryRun = false

    @Flag(help: "Print the result as JSON.")
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
        let (rows, held) = try console.working(on: "putting the rows back") {
            try putBack(choice, chosen, work) { console.say($0, journal: journal) }
        }
        if json {
            return try console.print(
                json: RetryOutcome(rows: rows, stillHeld: held, isDryRun: dryRun)
            )
        }
        console.print(
            dryRun
                ? "Dry run: \(Words.count(rows, "row")) would be sent again. Nothing was changed."
                : "\(Words.count(rows, "row")) will be sent again."
        )
        for (code, count) in (held ?? [:]).sorted(by: { $0.key < $1.key }) {
            console.print("  \(Words.count(count, "row")) still held back: \(code)")
        }
        if rows > 0, !dryRun { try console.print(next: NextSteps.command(for: work)) }
    }

    /// - Returns: how many rows, and with `--accept` those that stay held, by their codes.
    private func putBack(
        _ choice: Choice,
        _ condition: ProblemCondition?,
        _ work: Import,
        remark: (Remark) -> Void
    ) throws -> (rows: Int, held: [String: Int]?) {
        switch choice {
        case .status(let status):
            let rows = try work.retry(status, where: condition, isTrial: dryRun, remark: remark)
            return (rows, nil)
        case .held(let codes):
            let result = try work.release(
                accepting: codes,
                where: condition,
                isTrial: dryRun,
                remark: remark
            )
            return (result.rows, result.held)
        }
    }

    private enum Choice {
        case status(RowStatus)
        case held(Set<Problem.Code>)
    }

    private func choice() throws -> Choice {
        switch (status, accept) {
        case (nil, nil):
            throw UsageError.noRows
        case (nil, let accept?): return .held(try ProblemCodes.accepted(accept))
        case (let status?, nil):
            return .status(
                try ChoiceArgument.parse(
                    status,
                    "--status",
                    among: [RowStatus.rejected, .failed]
                )
            )
        case (.some, .some):
            throw UsageError.rowsTwice
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
