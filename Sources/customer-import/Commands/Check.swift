import Importing
import ArgumentParser
import Customers
import Foundation
import Mapping
import Spreadsheet

/// `check`: a dry run, without network and without a journal.
struct Check: ParsableCommand, AnswersInJSON {
    static let configuration = CommandConfiguration(
        abstract: "Show what would be sent and what is wrong. Sends nothing.",
        usage: "customer-import check [<options>] <file>",
        discussion: """
            Exits with 0 if every row could be sent, and with 3 if some are invalid.

            Examples:
              customer-import check customers.csv
              customer-import check customers.csv --map customers.mapping.yaml --strict
              customer-import check customers.xlsx -o problems.xlsx
            """
    )

    @OptionGroup(title: "Reading") var reading: ReadingOptions
    @OptionGroup(title: "Mapping") var mapping: MappingOptions
    @OptionGroup(title: "Findings") var findings: FindingOptions

    @Option(
        help: ArgumentHelp("How many rows to show as they would be sent.", valueName: "number")
    )
    var show = 2

    @Option(
        name: [.short, .long],
        help: ArgumentHelp(
            "Write the rows that need a look to a file, to correct in a spreadsheet; a workbook if its"
                + " name ends in .xlsx. `fix` takes it back once `run` has read the source.",
            valueName: "file"
        ),
        completion: .file()
    )
    var output: String?

    @Flag(help: "Overwrite an existing file.")
    var force = false

    @Flag(help: "Print the result as JSON.")
    var json = false

    @OptionGroup var profile: ProfileOption
    @OptionGroup var quietness: QuietOption

    func run() throws {
        let console = Console(isQuiet: quietness.quiet)
        guard output != "-" else {
            throw UsageError.checkNeedsFile
        }
        let format = try ExportFormat(named: nil, output: output ?? "")
        let options = try mapping.source(reading, findings)
        let output = try output.map {
            try OutputFile(
                $0,
                overwrites: force,
                protecting: InputFiles(reading.file, mapping.map)
            )
        }
        let source = try MappedSource(options, isHashed: output != nil)
        let file = try output.map { _ in try FindingFile(source) }
        let report = try Import.check(source, showing: show, into: file)
        if let output, let file {
            let steps = "\(Self.staging) (which sends nothing), then \(fixCommand)"
            try file.write(to: output.handle, as: format, nextSteps: steps) {
                console.say($0, journal: "")
            }
            try output.finish()
        }
        if json {
            try console.print(json: CheckDocument(report, source, exported: file?.rows))
        } else {
            print(report, source, console)
        }
        if let file { tell(of: file, console) }
        if report.invalid > 0 { throw ExitStatus.problems }
    }

    private func tell(of file: FindingFile, _ console: Console) {
        guard let output else { return }
        console.note("\(output): \(Words.count(file.rows, "row"))")
        guard file.rows > 0 else { return }
        console.note(
            next: NextStep(
                command: Self.staging,
                remark: "reads the rows into a journal, and sends nothing"
            )
        )
        console.note(
            next: NextStep(
                command: fixCommand,
                remark: "after you corrected the cells and saved the file"
            ),
            label: "then: "
        )
    }

    /// The command that reads the rows as this one does, into a journal.
    private static var staging: String {
        let line = SessionCommand.line(
            CommandLine.arguments,
            without: ["--force", "--json", "-q", "--quiet"],
            ["-o", "--output", "--show"]
        )
        return line.replacing(" check ", with: " run ", maxReplacements: 1) + " --limit 0"
    }

    private var fixCommand: String {
        let journal = (try? JournalPlace.path(for: reading.source, given: nil)) ?? "JOURNAL"
        return "customer-import fix \(ShellWord.quoted(journal)) \(ShellWord.quoted(output ?? ""))"
    }

    private func print(_ report: SourceCheck, _ source: MappedSource, _ console: Console) {
        let style = console.output.style
        let introduction = SourceIntroduction(source)
        console.print(wrapping: Line(introduction.headline))
        console.print()
        for line in MappingTable(source).lines(console.output) { console.print(line) }
        for remark in quietness.quiet ? introduction.warnings : introduction.remarks {
            Self.print(style.yellow("note") + " ", remark, console)
        }
        if !report.payloads.isEmpty {
            console.print()
            console.print(style.bold("what would be sent first"))
            for payload in report.payloads { console.print("  " + Line(payload)) }
        }
        console.print()
        for line in StagingReport.lines(report.summary, style, showsTexts: true) {
            console.print(wrapping: line)
        }
        if !quietness.quiet {
            for advice in Self.advice(report) {
                console.print(wrapping: style.dim("  " + advice))
            }
        }
        for remark in source.lateRemarks {
            Self.print(style.yellow("warning") + "  ", remark, console)
        }
        console.print(
            wrapping:
                "\(Words.count(report.rows, "row")): \(Words.grouped(report.valid)) can be sent,"
                + " \(Words.grouped(report.invalid)) invalid\(report.leftOut)"
        )
    }
}

extension Check {
    /// What becomes of rows that are held, and what can be done about them; nothing suggests to send a
    /// total as a customer.
    private static func advice(_ report: SourceCheck) -> [String] {
        let held = report.summary.releasable
        func list(_ codes: [Problem.Code]) -> String? {
            codes.isEmpty ? nil : codes.map(\.rawValue).joined(separator: ",")
        }
        return [
            report.invalid > 0
                ? "`run` would send the other rows, and hold back those with a problem, for you to correct"
                : nil,
            list(held.filter(\.isNoCustomer)).map {
                "--leave-out \($0) would leave out the rows that aren't customers"
            },
            list(held.filter { !$0.isNoCustomer }).map {
                "--accept \($0) would send such rows as they are; --leave-out would leave them out"
                    + " instead"
            },
        ].compactMap(\.self)
    }

    /// A remark of one or more lines, behind a label.
    private static func print(_ label: Line, _ remark: String, _ console: Console) {
        let label = "  " + label
        for (index, line) in Line.lines(of: remark, indent: label.width).enumerated() {
            console.print(wrapping: index == 0 ? label + line : line)
        }
    }
}

extension SourceCheck {
    /// The rows that aren't among those that were counted as valid or invalid.
    fileprivate var leftOut: String {
        var parts: [String] = []
        if twins > 0 { parts.append("\(Words.grouped(twins)) the same as an earlier row") }
        if skipped > 0 { parts.append("\(Words.grouped(skipped)) left out") }
        if blankRows > 0 { parts.append("\(Words.count(blankRows, "blank row")) skipped") }
        return parts.isEmpty ? "" : "; " + parts.joined(separator: ", ")
    }
}

/// What `check --json` prints.
private struct CheckDocument: Encodable {
    struct Finding: Encodable {
        var severity: String
        var code: String
        var field: String?
        var column: String?
        var rows: Int
        var firstRow: Int?
        var firstLine: Int?
        var firstRows: [Place]
        var message: String

        struct Place: Encodable {
            var row: Int
            var line: Int
        }

        enum CodingKeys: String, CodingKey {
            case severity, code, field, column, rows
            case firstRow = "first_row"
            case firstLine = "first_line"
            case firstRows = "first_rows"
            case message
        }
    }

    var version = 1
    var source: String
    var rows: Int
    var valid: Int
    var invalid: Int
    var sameRows: Int
    var skippedRows: Int
    var blankRows: Int
    var table: TableDocument?
    var mapping: String
    var findings: [Finding]
    /// The rows that `-o` wrote.
    var exportedRows: Int?

    init(_ report: SourceCheck, _ source: MappedSource, exported: Int?) {
        exportedRows = exported
        self.source = source.reader.source.name
        rows = report.rows
        valid = report.valid
        invalid = report.invalid
        sameRows = report.twins
        skippedRows = report.skipped
        blankRows = report.blankRows
        table = TableDocument(source.reader.detection.table)
        mapping = source.mappingText
        findings = report.summary.sorted.map { group in
            Finding(
                severity: group.key.severity,
                code: group.key.code.rawValue,
                field: group.key.field,
                column: group.key.column,
                rows: group.count,
                firstRow: group.first.first?.row,
                firstLine: group.first.first?.position.line,
                firstRows: group.first.map {
                    Finding.Place(row: $0.row, line: $0.position.line)
                },
                message: group.first.first?.message ?? ""
            )
        }
    }

    enum CodingKeys: String, CodingKey {
        case version, source, rows, valid, invalid
        case sameRows = "same_rows"
        case skippedRows = "skipped_rows"
        case blankRows = "blank_rows"
        case table, mapping, findings
        case exportedRows = "exported_rows"
    }
}
