import Importing
import ArgumentParser
import Customers
import Delivery
import Foundation
import Journal
import Spreadsheet

/// `verify`: compares the service, or the source file, with the journal.
struct Verify: ParsableCommand, AnswersInJSON {
    static let configuration = CommandConfiguration(
        abstract: "Compare the service's customers, or the source file, with the journal.",
        discussion: """
            Every created or updated customer should be in the service's list, with the fields that \
            were sent. What differs is shown, with the customers' data. Exits with 3 if a customer is \
            missing or was changed since, and with 4 while rows are unknown.

            With --source FILE, verify doesn't ask the service, but checks that the file is the one \
            that was imported. Then you can name the journals of all shards.

            Examples:
              customer-import verify customers.journal.sqlite
              customer-import verify customers.journal.sqlite --source customers.csv
              customer-import verify customers.journal-*-of-4.sqlite --source customers.csv
            """
    )

    @OptionGroup var journals: JournalArguments

    @OptionGroup var lock: LockOptions
    @OptionGroup var profile: ProfileOption

    @Option(help: "Only compare this file with the one that was imported.", completion: .file())
    var source: String?

    @OptionGroup(title: "Service") var service: ServiceOptions
    @OptionGroup(title: "Practice") var practice: SandboxOptions

    @Option(
        help: ArgumentHelp(
            "The highest rate: 300/min, 5/s or unlimited. Default: 300/min until the service names its limit.",
            valueName: "rate"
        )
    )
    var rate: String?

    @Flag(help: "Print the result as JSON.")
    var json = false

    @OptionGroup var quietness: QuietOption

    func run() throws {
        let console = Console(isQuiet: quietness.quiet)
        let whole = try journals.open(by: lock.caller(console))
        if let source {
            let match = try console.working(on: "reading the file") {
                try whole.compare(Source(argument: source))
            }
            return try tell(match, source, whole, console)
        }
        guard whole.parts.count == 1 else {
            throw UsageError.severalJournals
        }
        let work = whole.parts[0]
        _ = try service.requestTimeout()
        let destination = try Destination(
            of: work.service,
            service,
            practice: practice,
            usesList: true
        )
        defer { destination.close() }
        let isQuiet = json || quietness.quiet
        let (result, end) = try work.verify(
            with: destination.target,
            DeliveryOptions(rate: try RateArgument.parse(rate), waits: service.wait),
            watcher: ProgressDisplay(
                console: Console(isQuiet: isQuiet),
                isQuiet: isQuiet,
                journal: work.journal,
                place: destination.place,
                sendsRows: false
            )
        )
        if let error = end.error { throw error }
        if case .drained = end.end { throw ExitStatus.interrupted }
        if json { try console.print(json: result) } else { print(result, console) }
        if !result.isRight { throw ExitStatus.problems }
        if !result.isCertain || result.unknown > 0 { throw ExitStatus.unknown }
    }

    private func tell(
        _ match: SourceMatch,
        _ path: String,
        _ work: WholeImport,
        _ console: Console
    ) throws {
        if json {
            try console.print(
                json: SourceOutcome(isSame: match.isSame, size: match.size, sha256: match.sha256)
            )
        } else if match.isSame {
            console.print("\(path): this is the file that was imported (SHA-256 \(match.sha256))")
        } else {
            console.print(
                "\(path): this is not the file that was imported. It has \(match.size) bytes and SHA-256"
                    + " \(match.sha256); the imported file had \(work.staged.sourceSize) bytes and"
                    + " \(work.staged.sourceSHA256)."
            )
        }
        if !match.isSame { throw ExitStatus.problems }
    }

    private func print(_ result: Verification, _ console: Console) {
        var table = Table(.right, .left)
        table.add(Words.grouped(result.equal), "as they were sent")
        if result.redacted > 0 {
            table.add(
                Words.grouped(result.redacted),
                "there, but not compared, because the journal was redacted"
            )
        }
        if result.missing > 0 { table.add(Words.grouped(result.missing), "missing in the service") }
        if result.changed > 0 {
            table.add(Words.grouped(result.changed), "changed since they were sent")
        }
        table.add(Words.grouped(result.rows), "in all, created or updated by this import")
        if result.extra > 0 {
            let doubt = result.unknown > 0 ? ", unless they belong to unknown rows" : ""
            table.add(
                Words.grouped(result.extra),
                "other customers in the service, not from this import\(doubt)"
            )
        }
        if result.unknown > 0 {
            table.add(
                Words.grouped(result.unknown),
                "unknown rows; `reconcile` finds out whether they were created"
            )
        }
        table.lines(indent: 2, width: console.output.columns).forEach { console.print($0) }
        if !result.isCertain {
            console.complain(
                wrapping:
                    "The list kept changing while it was read, so customers may only seem to be missing."
            )
        }
        VerificationTable(result).lines(console.output).forEach { console.print($0) }
    }

    /// What `--json` prints of a source.
    private struct SourceOutcome: Encodable {
        var version = 1
        var isSame: Bool
        var size: Int64
        var sha256: String

        enum CodingKeys: String, CodingKey {
            case version, size, sha256
            case isSame = "is_same"
        }
    }
}
