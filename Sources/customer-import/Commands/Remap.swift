import ArgumentParser
import Importing
import Journal

/// `remap`: gives rows that weren't sent yet another mapping.
struct Remap: ParsableCommand, AnswersInJSON {
    static let configuration = CommandConfiguration(
        abstract: "Apply another mapping to the rows that weren't sent yet.",
        usage: "customer-import remap [<options>] <journal> --map <file>",
        discussion: """
            Use it when a try with a few rows came out wrong: correct the mapping file, give it here, \
            and continue. Rows that were created stay as they are, and are listed. Either all other \
            rows are mapped again or none: if one of them could no longer be sent, nothing is changed.

            Examples:
              customer-import run customers.csv --business biz_… --limit 10
              customer-import map customers.csv
              customer-import remap customers.journal.sqlite --map customers.mapping.yaml
              customer-import resume customers.journal.sqlite
            """
    )

    @Argument(help: "The journal.", completion: .file(extensions: ["sqlite"]))
    var journal: String

    @Option(
        name: .customLong("map"),
        help: ArgumentHelp("The mapping file; `map` writes one.", valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"])
    )
    var mapping: String

    @Flag(help: "Show what would be done, and change nothing.")
    var dryRun = false

    @OptionGroup var lock: LockOptions

    @Flag(help: "Print the result as JSON.")
    var json = false

    @OptionGroup var quietness: QuietOption

    func run() throws {
        let console = Console(isQuiet: quietness.quiet)
        let work = try Import.open(journal, by: lock.caller(console))
        let result = try console.working(on: "mapping the rows") {
            try work.remap(by: mapping, isTrial: dryRun) { console.say($0, journal: journal) }
        }
        if json {
            try console.print(json: RemapOutcome(result, isDryRun: dryRun))
        } else {
            try print(result, work, console)
        }
        for refusal in result.refusals {
            console.complain(
                wrapping: "row \(refusal.row) (line \(refusal.line)):"
                    + " \(refusal.problem.sentence(of: .invalid))"
            )
        }
        if result.refusalCount > result.refusals.count {
            let others = result.refusalCount - result.refusals.count
            console.complain("… and \(Words.grouped(others)) more")
        }
        if result.refusalCount > 0 { throw ExitStatus.problems }
    }

    private func print(_ result: Remapping, _ work: Import, _ console: Console) throws {
        guard result.refusalCount == 0 else {
            console.print(
                "Nothing was changed. With this mapping, \(Words.count(result.refusalCount, "row"))"
                    + " could no longer be sent:"
            )
            return
        }
        console.print(
            (dryRun ? "Dry run: " : "")
                + "\(Words.count(result.rows, "row")) mapped again: \(Words.grouped(result.changed))"
                + " \(result.changed == 1 ? "differs" : "differ") from before,"
                + " \(Words.grouped(result.invalid)) \(result.invalid == 1 ? "stays" : "stay") invalid."
                + (dryRun ? " Nothing was written." : "")
        )
        if result.tried > 0 {
            console.print(
                "  \(Words.count(result.tried, "row")) sent before without success: unchanged"
            )
        }
        if result.otherwiseCount > 0 {
            let noun = result.otherwiseCount == 1 ? "row" : "rows"
            let rows = result.otherwise.map(String.init).joined(separator: ", ")
            let more = result.otherwiseCount > result.otherwise.count ? ", …" : ""
            console.print(
                wrapping: Line(
                    "  Of \(Words.count(result.created, "created row")),"
                        + " \(Words.grouped(result.otherwiseCount)) would be different with this"
                        + " mapping. Correct them in the service: \(noun) \(rows)\(more)"
                )
            )
        }
        if !dryRun { try console.print(next: NextSteps.command(for: work)) }
    }

    /// What `--json` prints.
    private struct RemapOutcome: Encodable {
        var version = 1
        var rows: Int
        var changed: Int
        var stillInvalid: Int
        var tried: Int
        var created: Int
        var createdOtherwise: Int
        var refused: Int
        var refusedRows: [RefusedRow]
        var isDryRun: Bool

        init(_ result: Remapping, isDryRun: Bool) {
            (rows, changed) = (result.rows, result.changed)
            (stillInvalid, tried) = (result.invalid, result.tried)
            (created, createdOtherwise) = (result.created, result.otherwiseCount)
            refused = result.refusalCount
            refusedRows = result.refusals.map {
                RefusedRow($0.row, line: $0.line, $0.problem)
            }
            self.isDryRun = isDryRun
        }

        enum CodingKeys: String, CodingKey {
            case version, rows, changed, tried, created, refused
            case stillInvalid = "still_invalid"
            case createdOtherwise = "created_otherwise"
            case refusedRows = "refused_rows"
            case isDryRun = "is_dry_run"
        }
    }
}
