import ArgumentParser
import Foundation
import Importing
import Journal
import Spreadsheet

/// `fix`: takes rows back that were put right in a spreadsheet.
struct Fix: ParsableCommand, AnswersInJSON {
    static let configuration = CommandConfiguration(
        abstract: "Take back rows that you corrected in a spreadsheet.",
        usage: "customer-import fix [<options>] <journal> <problems>",
        discussion: """
            The file is a workbook (.xlsx, .ods) or CSV that `export --problems` wrote, saved by any \
            spreadsheet. Rows that you didn't change, or deleted from the file, stay as they are. So \
            do rows that are still invalid: correct them in the same file, and give it again. Each \
            row keeps its number, and the journal keeps what it held before.

            Examples:
              customer-import export customers.journal.sqlite --problems -o problems.xlsx
              customer-import fix customers.journal.sqlite problems.xlsx
              customer-import resume customers.journal.sqlite
            """
    )

    @Argument(help: "The journal.", completion: .file(extensions: ["sqlite"]))
    var journal: String

    @OptionGroup var lock: LockOptions

    @Argument(
        help: "The corrected file that `export --problems` wrote; - for standard input.",
        completion: .file(extensions: ["csv", "xlsx", "ods"])
    )
    var problems: String

    @Option(
        help: "The encoding of the file. Default: detected.",
        completion: .list(TextEncoding.usual.map(\.rawValue))
    )
    var encoding: String?

    @Option(
        help: "The sheet of a workbook, by name or number. Default: the one with a column _row."
    )
    var sheet: String?

    @Option(
        help: ArgumentHelp(
            "Take rows with these problems anyway, and list them.",
            valueName: "codes"
        ),
        completion: .codes
    )
    var accept: String?

    @Flag(help: "Show what would be done, and change nothing.")
    var dryRun = false

    @Flag(help: "Print the result as JSON.")
    var json = false

    @OptionGroup var quietness: QuietOption

    func run() throws {
        let console = Console(isQuiet: quietness.quiet)
        let encoding = try encoding.map(TextEncoding.named)
        let accepted = try accept.map(ProblemCodes.accepted) ?? []
        let work = try Import.open(journal, by: lock.caller(console))
        let result = try console.working(on: "taking the rows back") {
            try work.repair(
                from: RepairSource(problems, encoding: encoding, sheet: sheet),
                accepting: accepted,
                isTrial: dryRun
            ) { console.say($0, journal: journal) }
        }
        if json {
            try console.print(
                json: FixOutcome(result, isDryRun: dryRun),
                FixOutcome.lists(of: result)
            )
            noteWarnings(result, console)
        } else {
            print(result, console)
        }
        try noteRefusals(result, console)
        noteLateEdits(result, console)
        if !json, !dryRun, !result.fixed.isEmpty {
            try console.print(next: NextSteps.command(for: work))
        }
        if !result.refusals.isEmpty || !result.lateEdits.isEmpty { throw ExitStatus.problems }
    }

    private func print(_ result: RepairResult, _ console: Console) {
        let mended = result.fixed.count
        console.print(
            (dryRun ? "Dry run: " : "")
                + "\(Words.count(mended, "row")) corrected,"
                + " \(Words.grouped(result.refusals.count)) changed but still invalid,"
                + " \(Words.grouped(result.unchanged)) unchanged"
                + (result.lateEdits.isEmpty
                    ? "" : ", \(Words.grouped(result.lateEdits.count)) changed too late")
                + "." + (dryRun ? " Nothing was written." : "")
        )
        if result.elsewhere > 0 {
            console.print(
                "  \(Words.count(result.elsewhere, "row")) of other shards: give the file to those journals, too"
            )
        }
        for (column, cells) in result.named(result.changedCells) {
            console.print("  \(Words.count(cells, "cell")) changed in column “\(column)”")
        }
        for (column, cells) in result.named(result.leftOutCells) {
            console.print(
                "  \(Words.count(cells, "change")) in column “\(column)” ignored: the mapping doesn't use it"
            )
        }
        noteWarnings(result, console)
        if result.isAsExported {
            console.note(
                wrapping: Line(
                    "No cell differs from what was exported. If you corrected some, save the file,"
                        + " then give this command again."
                )
            )
        }
    }

    private func noteWarnings(_ result: RepairResult, _ console: Console) {
        for line in StagingReport.lines(result.warnings, console.diagnostics.style) {
            console.complain(wrapping: line)
        }
    }

    private func noteRefusals(_ result: RepairResult, _ console: Console) throws {
        try result.refusals.forEach(first: Self.mostRefusals) { refusal in
            console.complain(
                wrapping: "\(result.place(refusal.line)): row \(refusal.row):"
                    + " \(refusal.problem.sentence(of: .invalid))"
            )
        }
        if result.refusals.count > Self.mostRefusals {
            let others = Words.grouped(result.refusals.count - Self.mostRefusals)
            console.complain("… and \(others) more; --json lists all")
        }
    }

    private func noteLateEdits(_ result: RepairResult, _ console: Console) {
        for edit in result.lateEdits.prefix(Self.mostRefusals) {
            console.complain(
                wrapping:
                    "\(result.place(edit.line)): row \(edit.row) \(edit.words): your changes to it were ignored"
            )
        }
        if result.lateEdits.count > Self.mostRefusals {
            let others = Words.grouped(result.lateEdits.count - Self.mostRefusals)
            console.complain("… and \(others) more; --json lists all")
        }
        guard result.lateEdits.contains(where: { $0.reason == .putRight }) else { return }
        console.note(
            "To change rows that were corrected meanwhile, export the problems again."
        )
    }

    /// How many rows that are still invalid are listed.
    private static let mostRefusals = 20

    /// What `--json` prints.
    private struct FixOutcome: Encodable {
        struct LateEdit: Encodable {
            var row: RowID
            var line: Int
            var status: String
            var reason: String

            init(_ edit: RepairResult.LateEdit) {
                (row, line) = (edit.row, edit.line)
                (status, reason) = (edit.status.rawValue, edit.reason.rawValue)
            }
        }

        var version = 1
        var fixed: Int
        var stillInvalid: Int
        var unchanged: Int
        /// Rows that other shards' journals have.
        var elsewhere: Int
        var changedCells: [String: Int]
        var leftOutCells: [String: Int]
        /// Written by ``lists(of:)``, as ``lateRows``: there may be as many as rows.
        var invalidRows: [RefusedRow] = []
        var lateRows: [LateEdit] = []
        var isDryRun: Bool

        init(_ result: RepairResult, isDryRun: Bool) {
            fixed = result.fixed.count
            stillInvalid = result.refusals.count
            unchanged = result.unchanged
            elsewhere = result.elsewhere
            changedCells = Dictionary(uniqueKeysWithValues: result.named(result.changedCells))
            leftOutCells = Dictionary(uniqueKeysWithValues: result.named(result.leftOutCells))
            self.isDryRun = isDryRun
        }

        static func lists(of result: RepairResult) -> [StreamedList] {
            [
                StreamedList(CodingKeys.invalidRows.rawValue) { write in
                    try result.refusals.forEach {
                        try write(RefusedRow($0.row, line: $0.line, $0.problem))
                    }
                },
                StreamedList(CodingKeys.lateRows.rawValue) { write in
                    for edit in result.lateEdits { try write(LateEdit(edit)) }
                },
            ]
        }

        enum CodingKeys: String, CodingKey {
            case version, fixed, unchanged, elsewhere
            case stillInvalid = "still_invalid"
            case changedCells = "changed_cells"
            case leftOutCells = "left_out_cells"
            case invalidRows = "invalid_rows"
            case lateRows = "late_rows"
            case isDryRun = "is_dry_run"
        }
    }
}

/// A row that stays as it is, as `fix --json` and `remap --json` list it.
struct RefusedRow: Encodable {
    var row: RowID
    var line: Int
    var code: String
    var field: String?
    var text: String

    init(_ row: RowID, line: Int, _ problem: RowProblem) {
        (self.row, self.line) = (row, line)
        (code, field, text) = (problem.code, problem.field, problem.text)
    }
}
