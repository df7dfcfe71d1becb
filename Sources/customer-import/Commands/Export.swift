import ArgumentParser
import Foundation
import Journal

/// `export`: the rows of a journal with what became of them.
struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the rows of a journal, with their status, customer id and problem.",
        discussion: """
            The source's columns come first, unchanged and in their order, then _row, _status, \
            _customer_id and _problem.

            With --problems only the invalid, rejected and failed rows, with _row, _status, _field \
            and _problem behind their cells, for `fix`. A cell that a spreadsheet would run as a \
            formula has an apostrophe before it there, which `fix` takes away.

            Examples:
              customer-import export customers.journal.sqlite > everything.csv
              customer-import export customers.journal.sqlite --problems -o problems.csv
              customer-import export customers.journal.sqlite --status rejected,invalid -o bad.csv
              customer-import export customers.journal.sqlite --format jsonl | jq ._customer_id
            """
    )

    @Argument(help: "The journal.", completion: .file(extensions: ["sqlite"]))
    var journal: String

    @Option(
        help: "Only rows of these statuses, separated by commas.",
        completion: .list(RowStatus.allCases.map(\.rawValue))
    )
    var status: String?

    @Flag(help: "The rows to be put right, for a spreadsheet and then `fix`.")
    var problems = false

    @Option(help: "csv or jsonl.", completion: .list(["csv", "jsonl"]))
    var format = "csv"

    @Option(name: [.short, .long], help: "The file to write; - for standard output.")
    var output = "-"

    @Flag(help: "Write over an existing file.")
    var force = false

    func run() throws {
        let console = Console()
        let statuses = try problems ? Self.problemStatuses : self.statuses()
        guard let format = ExportFormat(rawValue: format.lowercased()) else {
            throw UsageError("--format \(format): there is csv and jsonl")
        }
        guard !problems || (status == nil && format == .csv) else {
            throw UsageError("--problems goes without --status, and as CSV")
        }
        let journal = try Journal(reading: journal)
        let (record, _) = try journal.stagedImport()
        let file = try OutputFile(
            output,
            overwrites: force,
            protecting: [journal.path, record.sourcePath]
        )
        var lines = LineOutput(file.handle)
        let writer = ExportWriter(format: format, columns: record.columns)
        let header =
            problems
            ? ExportWriter.csv(record.columns + ExportWriter.problemColumns) : writer.header
        if let header { try lines.write(header) }
        var count = 0
        try journal.forEachRow(in: statuses) { row in
            count += 1
            try lines.write(problems ? writer.problemLine(row) : try writer.line(row))
        }
        try lines.flush()
        try file.finish()
        if output != "-" { console.note("\(output): \(Words.count(count, "row"))") }
    }

    /// Those that `fix` can put right.
    static let problemStatuses: Set<RowStatus> = [.invalid, .rejected, .failed]

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
}

/// The formats that `export` writes.
enum ExportFormat: String {
    case csv
    case jsonl
}
