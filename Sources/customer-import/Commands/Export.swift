import Importing
import ArgumentParser
import Foundation
import Journal

/// `export`: the rows of a journal with what became of them.
struct Export: ParsableCommand, AnswersInJSON {
    static let configuration = CommandConfiguration(
        abstract: "Write the rows of a journal, with their status, customer id and problem.",
        usage: "customer-import export [<options>] <journals> ...",
        discussion: """
            The source's columns come first, unchanged and in their order, then _row, _status, \
            _customer_id and _problem.

            With --problems only the invalid, rejected and failed rows, with _row, _status, _field \
            and _problem behind their cells, for `fix`. A name that ends in .xlsx makes it a workbook: \
            what to put right in whole sentences, cells at fault filled, and all cells text. In CSV a \
            cell that a spreadsheet would run as a formula or write in its own way (02139, 1/2/2024) \
            has an apostrophe before it, which `fix` takes away.

            With --id-map two columns, external_id and customer_id, of the rows that have both: to \
            be joined to the source in a spreadsheet.

            The journals of all shards of a file are one export, in the file's order.

            Examples:
              customer-import export customers.journal.sqlite > everything.csv
              customer-import export customers.journal.sqlite -o everything.xlsx
              customer-import export customers.journal.sqlite --problems -o problems.xlsx
              customer-import export customers.journal.sqlite --status rejected,failed
              customer-import export customers.journal.sqlite --id-map -o ids.csv
              customer-import export customers.journal.sqlite --columns Company,_status
              customer-import export customers.journal.sqlite --format jsonl | jq ._row
              customer-import export customers.journal-*-of-4.sqlite > everything.csv
            """
    )

    @OptionGroup var place: JournalArguments

    @Option(
        help: "Only rows of these statuses, separated by commas.",
        completion: .commaSeparated(RowStatus.allCases.map(\.rawValue))
    )
    var status: String?

    @Flag(help: "The rows to be put right, for a spreadsheet and then `fix`.")
    var problems = false

    @Flag(help: "The customer id of each external_id, and nothing else.")
    var idMap = false

    @Option(
        help: ArgumentHelp(
            "Only these columns, in this order: the source's, and _row, _status, _customer_id,"
                + " _problem, _line, _business_id, _external_id, _field, _code, _http_status,"
                + " _attempts, _findings.",
            valueName: "names"
        )
    )
    var columns: String?

    @Option(
        help: "csv, jsonl or xlsx. (default: xlsx for a file of that name, else csv)",
        completion: .list(["csv", "jsonl", "xlsx"])
    )
    var format: String?

    @Flag(help: "Begin a CSV file with a byte order mark; --problems does unasked.")
    var bom = false

    @Option(
        name: [.short, .long],
        help: "The file to write; - for standard output.",
        completion: .file()
    )
    var output = "-"

    @Flag(help: "Write over an existing file.")
    var force = false

    @Flag(help: "Print what was written to the file as JSON.")
    var json = false

    @OptionGroup var quietness: QuietOption

    func run() throws {
        let console = Console(isQuiet: quietness.quiet)
        let statuses = try problems ? RowStatus.repairable : self.statuses()
        let format = try ExportFormat(named: format, output: output)
        guard !json || output != "-" else {
            throw UsageError(
                "--json tells of the file that -o names, and none is named",
                hint: "--format jsonl writes the rows themselves as JSON, an object a line."
            )
        }
        guard !problems || (status == nil && format != .jsonl && columns == nil && !idMap) else {
            throw UsageError(
                "--problems goes without --status, --columns and --id-map, and as CSV or a workbook"
            )
        }
        guard !idMap || columns == nil else {
            throw UsageError("--id-map has its own two columns, and goes without --columns")
        }
        guard !bom || format == .csv else {
            throw UsageError("--bom is for CSV: no other format has a byte order mark")
        }
        let work = try place.open()
        var file: OutputFile?
        var choice = ExportChoice(
            chosenColumns,
            of: statuses,
            as: format,
            hasMark: bom || problems && format == .csv && output != "-"
        )
        choice.nextSteps = "\(command("fix")), then \(command("resume"))"
        let isShown = output == "-" && console.output.isTerminal
        let written = try console.working(on: "exporting", isSilent: isShown) {
            try work.export(
                choice,
                remark: { console.say($0, journal: place.journals[0]) }
            ) {
                let opened = try OutputFile(
                    output,
                    overwrites: force,
                    protecting: InputFiles(work)
                )
                file = opened
                return opened.handle
            }
        }
        try file?.finish()
        let outcome = ExportOutcome(export: output, format: format, written)
        if json {
            try console.print(json: outcome)
        } else if output != "-" {
            console.note("\(output): \(Words.count(outcome.rows, "row"))")
            guard problems, outcome.rows > 0 else { return }
            console.note("next: put the cells right, then \(command("fix"))")
        }
    }

    /// What is given for the journal, or for each of them.
    private func command(_ name: String) -> String {
        let file = name == "fix" ? " \(ShellWord.quoted(output))" : ""
        let journals = JournalList(place.journals).arguments
        return place.journals.count == 1
            ? "customer-import \(name) \(journals)\(file)"
            : "for j in \(journals); do customer-import \(name) \"$j\"\(file); done"
    }

    private var chosenColumns: ExportChoice.Columns {
        if problems { return .problems }
        if idMap { return .idMap }
        return columns.map(ExportChoice.Columns.named) ?? .everything
    }

    private func statuses() throws -> Set<RowStatus> {
        guard let status else { return Set(RowStatus.allCases) }
        return Set(
            try status.split(separator: ",").map { name in
                guard let known = RowStatus(rawValue: name.lowercased()) else {
                    let names = RowStatus.allCases.map(\.rawValue).joined(separator: ", ")
                    throw UsageError("--status \(name): there are \(names)")
                }
                return known
            }
        )
    }

    /// What `--json` prints.
    private struct ExportOutcome: Encodable {
        var version = 1
        var export: String
        var format: String
        var rows: Int
        /// Every status, also those that no row which was written has.
        var rowsByStatus: [String: Int]

        init(export: String, format: ExportFormat, _ written: [RowStatus: Int]) {
            self.export = export
            self.format = format.rawValue
            rows = written.values.reduce(0, +)
            rowsByStatus = Dictionary(
                uniqueKeysWithValues: RowStatus.allCases.map { ($0.rawValue, written[$0] ?? 0) }
            )
        }

        enum CodingKeys: String, CodingKey {
            case version, export, format, rows
            case rowsByStatus = "rows_by_status"
        }
    }
}
