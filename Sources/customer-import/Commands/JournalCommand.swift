import Importing
import ArgumentParser
import Foundation
import Journal

/// `journal`: looks after a journal itself.
struct JournalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal",
        abstract:
            "Check a journal, copy it, shrink it, or remove the customers' data from it.",
        discussion: """
            Examples:
              customer-import journal check customers.journal.sqlite
              customer-import journal backup customers.journal.sqlite backup.sqlite
              customer-import journal compact customers.journal.sqlite
              customer-import journal redact customers.journal.sqlite --force
            """,
        subcommands: [
            CheckJournal.self, BackupJournal.self, CompactJournal.self, RedactJournal.self,
        ]
    )
}

/// `journal check`: whether a journal is whole.
struct CheckJournal: ParsableCommand, AnswersInJSON {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check that the file is whole, the totals add up, and every row makes sense.",
        discussion: """
            Exits with 1 if the file is damaged, and with 6 if totals don't add up or rows contradict \
            each other. Give the journals of all shards of a file to check them against each other, too.

            Examples:
              customer-import journal check customers.journal.sqlite
              customer-import journal check customers.journal-*-of-4.sqlite
            """
    )

    @OptionGroup var place: JournalArguments

    @Flag(help: "Print the result as JSON.")
    var json = false

    @OptionGroup var quietness: QuietOption

    func run() throws {
        let console = Console(isQuiet: quietness.quiet)
        let report = try console.working(on: "checking") {
            try WholeImport.check(place.journals, by: .thisProcess())
        }
        let name = JournalList(place.journals).words
        if json {
            try console.print(json: CheckOutcome(report))
        } else {
            report.faults.forEach { console.print(Line($0)) }
            console.print(
                report.faults.isEmpty
                    ? "\(name): nothing is wrong. \(Words.count(report.rows, "row")),"
                        + " \(Words.count(report.attempts, "attempt")); the totals add up."
                    : "\(name): \(Words.count(report.faults.count, "fault"))"
            )
        }
        if !report.isWhole { throw ExitStatus.unexpected }
        if !report.faults.isEmpty { throw ExitStatus.inconsistent }
    }

    /// What `--json` prints.
    private struct CheckOutcome: Encodable {
        var version = 1
        var rows: Int
        var attempts: Int
        var isWhole: Bool
        var faults: [String]

        enum CodingKeys: String, CodingKey {
            case version, rows, attempts, faults
            case isWhole = "is_whole"
        }

        init(_ report: JournalCheck) {
            (rows, attempts) = (report.rows, report.attempts)
            (isWhole, faults) = (report.isWhole, report.faults)
        }
    }
}

/// `journal compact`: gives unused space back.
struct CompactJournal: ParsableCommand, AnswersInJSON {
    static let configuration = CommandConfiguration(
        commandName: "compact",
        abstract: "Shrink a journal to the space that it needs.",
        usage: "customer-import journal compact [<options>] <journal>",
        discussion: """
            Example:
              customer-import journal compact customers.journal.sqlite
            """
    )

    @Argument(help: "The journal.", completion: .file(extensions: ["sqlite"]))
    var journal: String

    @OptionGroup var lock: LockOptions

    @Flag(help: "Print the result as JSON.")
    var json = false

    @OptionGroup var quietness: QuietOption

    func run() throws {
        let console = Console(isQuiet: quietness.quiet)
        let size = try console.working(on: "rewriting the journal") {
            try Import.compact(journal: journal, by: lock.caller(console)) {
                console.say($0, journal: journal)
            }
        }
        if json { return try console.print(json: SizeOutcome(size)) }
        console.print("\(journal): \(size.words)")
    }
}

/// `journal redact`: takes the customers' data out of settled rows.
struct RedactJournal: ParsableCommand, AnswersInJSON {
    static let configuration = CommandConfiguration(
        commandName: "redact",
        abstract: "Remove the customers' data from rows that are done.",
        usage: "customer-import journal redact [<options>] <journal>",
        discussion: """
            From rows that are created, existing or updated, this removes the cells, what was sent, \
            the service's answers and the texts of problems. Row and line numbers, external ids, \
            customer ids, fingerprints, statuses, codes and times stay, so the import can still be \
            audited. `verify` can then only tell whether the customers are there. This can't be undone.

            Example:
              customer-import journal redact customers.journal.sqlite --force
            """
    )

    @Argument(help: "The journal.", completion: .file(extensions: ["sqlite"]))
    var journal: String

    @OptionGroup var lock: LockOptions

    @Flag(help: "Do it. Without --force, only show how many rows it would change.")
    var force = false

    @Flag(help: "Print the result as JSON.")
    var json = false

    @OptionGroup var quietness: QuietOption

    func run() throws {
        let console = Console(isQuiet: quietness.quiet)
        let work = try Import.open(journal, by: lock.caller(console))
        let (rows, size) = try console.working(on: "rewriting the journal") {
            try work.redact(isTrial: !force) { console.say($0, journal: journal) }
        }
        if json {
            return try console.print(json: SizeOutcome(size, rows: rows, isDryRun: !force))
        }
        console.print(
            force
                ? "\(Words.count(rows, "row")) redacted; \(size.words)"
                : "--force would remove the customers' data from \(Words.count(rows, "row")). Nothing was"
                    + " changed."
        )
    }
}

/// What `--json` prints of a journal that was made smaller; the sizes are bytes.
private struct SizeOutcome: Encodable {
    var version = 1
    var sizeBefore: Int64
    var size: Int64
    /// Of `redact`: the rows that lost their data, or would.
    var rows: Int?
    var isDryRun: Bool?

    init(_ change: SizeChange, rows: Int? = nil, isDryRun: Bool? = nil) {
        sizeBefore = change.before
        size = change.now
        self.rows = rows
        self.isDryRun = isDryRun
    }

    enum CodingKeys: String, CodingKey {
        case version, size, rows
        case sizeBefore = "size_before"
        case isDryRun = "is_dry_run"
    }
}

extension SizeChange {
    fileprivate var words: String { "\(Words.bytes(before)) → \(Words.bytes(now))" }
}
