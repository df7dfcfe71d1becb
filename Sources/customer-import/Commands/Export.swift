import Importing
import ArgumentParser
import Foundation
import Journal

/// `export`: the rows of a journal with what became of them.
struct Export: ParsableCommand, AnswersInJSON {
    static let configuration = CommandConfiguration(
        abstract: "Write all rows with their status, customer id and problem.",
        usage: "customer-import export [<options>] <journals> ...",
        discussion: """
            The source's columns come first, unchanged and in the same order; then _row, _status, \
            _customer_id and _problem.

            --problems writes only the invalid, rejected and failed rows, for you to correct and give \
            to `fix`. In a workbook (a name that ends in .xlsx) each row says in a sentence what to \
            correct, and the cells at fault are coloured. In CSV, an apostrophe protects cells that a \
            spreadsheet would change (02139, 1/2/2024) or run as a formula; `fix` removes it.

            --id-map writes two columns, external_id and customer_id, of the rows that have both, to \
            join with the source.

            Give the journals of all shards of a file to export them as one, in the file's order.

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
        help: ArgumentHelp(
            "Only rows with these statuses, separated by commas.",
            valueName: "statuses"
        ),
        completion: .commaSeparated(RowStatus.allCases.map(\.rawValue))
    )
    var status: String?

    @Flag(help: "Only the rows to correct, in a form for a spreadsheet and `fix`.")
    var problems = false

    @Flag(help: "Only external_id and customer_id.")
    var idMap = false

    @Option(
        help: ArgumentHelp(
            "Only these columns, in this order. Besides the source's columns there are _row,"
                + " _status, _customer_id, _problem, _line, _business_id, _external_id, _field, _code,"
                + " _http_status, _attempts and _findings.",
            valueName: "names"
        )
    )
    var columns: String?

    @Option(
        help: "The format: csv, jsonl or xlsx. Default: xlsx if the file's name ends so, else csv.",
        completion: .list(["csv", "jsonl", "xlsx"])
    )
    var format: String?

    @Flag(help: "Start a CSV file with a byte order mark. --problems does so anyway.")
    var bom = false

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("The file to write; - for standard output.", valueName: "file"),
        completion: .file()
    )
    var output = "-"

    @Flag(help: "Overwrite an existing file.")
    var force = false

    @Flag(help: "Print a summary of the export as JSON.")
    var json = false

    @OptionGroup var quietness: QuietOption

    func run() throws {
        let console = Console(isQuiet: quietness.quiet)
        let statuses = try problems ? RowStatus.repairable : self.statuses()
        let format = try ExportFormat(named: format, output: output)
        guard !json || output != "-" else {
            throw UsageError.summaryNeedsFile
        }
        guard !problems || (status == nil && format != .jsonl && columns == nil && !idMap) else {
            throw UsageError.problemsAlone
        }
        guard !idMap || columns == nil else {
            throw UsageError.idMapAlone
        }
        guard !bom || format == .csv else {
            throw UsageError.markOfCSV
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
            console.note("\(output): \(Words.count(outcome.rows, "row")) written")
            guard problems, outcome.rows > 0 else { return }
            console.note(
                next: NextStep(
                    command: command("fix"),
                    remark: "after you corrected the cells and saved the file"
                )
            )
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
                try ChoiceArgument.parse(String(name), "--status", among: RowStatus.allCases)
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
