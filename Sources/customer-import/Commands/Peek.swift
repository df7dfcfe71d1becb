import Importing
import ArgumentParser
import Foundation
import Spreadsheet

/// `peek`: what the reader sees in a file.
struct Peek: ParsableCommand, AnswersInJSON {
    static let configuration = CommandConfiguration(
        abstract: "Show how a file is read: its format, encoding, columns and first rows.",
        usage: "customer-import peek [<options>] <file>",
        discussion: """
            Examples:
              customer-import peek customers.csv
              customer-import peek customers.csv --jsonl | jq -r '.Email'
              zcat export.csv.gz | customer-import peek - --rows 20
            """
    )

    @OptionGroup var reading: ReadingOptions

    @Option(help: ArgumentHelp("How many rows to show.", valueName: "number"))
    var rows = 5

    @Flag(help: "Print every row as a JSON object, one per line.")
    var jsonl = false

    @Flag(help: "Print the result as JSON.")
    var json = false

    @OptionGroup var quietness: QuietOption

    func run() throws {
        let console = Console(isQuiet: quietness.quiet)
        var options = try reading.readerOptions()
        options.guessesEncoding = !jsonl
        let look = try SourceLook(reading.source, options)
        let doubt = look.reader.detection.encodingDoubt
        if !doubt.isEmpty {
            console.warn(
                "the letters beyond A to Z could be in any of several encodings. The first cells that"
                    + " have some would read:\n" + EncodingReading.table(doubt)
            )
        }
        if jsonl {
            try printAllRows(look, console)
        } else {
            try printSample(look, console)
        }
    }

    private func printAllRows(_ look: SourceLook, _ console: Console) throws {
        let damaged = try look.writeJSON(to: .standardOutput, hasNames: !reading.noHeader) {
            complain(of: $0, look.reader, console)
        }
        if damaged > 0 { throw ExitStatus.problems }
    }

    private func printSample(_ look: SourceLook, _ console: Console) throws {
        let sample = try look.sample(rows)
        if let warning = sample.onlyHeader { console.warn(warning.message) }
        if json {
            try console.print(json: PeekReport(look.reader, sample.rows))
        } else {
            printText(look.reader, sample.rows, console)
        }
        for problem in sample.damage { complain(of: problem, look.reader, console) }
        if !sample.damage.isEmpty { throw ExitStatus.problems }
    }

    private func complain(of problem: RecordProblem, _ reader: RecordReader, _ console: Console) {
        console.complain(
            wrapping: Line(Place.line(reader.source, problem.position, problem.message))
        )
    }

    private func printText(_ reader: RecordReader, _ sample: [[String?]], _ console: Console) {
        let style = console.output.style
        console.print(wrapping: "\(reader.source.name): \(reader.summary)")
        console.print(wrapping: "  to read it the same way again: \(reader.options)")
        var table = Table(.right, .left, .left)
        for column in reader.columns {
            let values = sample.map { row in
                row.indices.contains(column.position - 1) ? row[column.position - 1] ?? "" : ""
            }
            let shown = values.map { Line(TerminalText.cell($0, limit: 24)) }.joined(
                separator: style.dim(" · ")
            )
            table.add(
                style.dim(String(column.position)),
                column.name.isEmpty
                    ? style.yellow("(no name)")
                    : style.bold(TerminalText.cell(column.name, limit: 60)),
                shown
            )
        }
        console.print()
        for line in table.lines(indent: 2, width: console.output.columns) { console.print(line) }
    }
}

/// What `peek --json` prints.
private struct PeekReport: Encodable {
    var version = 1
    var source: String
    var format: String
    /// Of a workbook.
    var sheet: String?
    var encoding: String
    var encodingFound: String
    var delimiter: String?
    var delimiterFound: String?
    /// Empty where nothing is quoted.
    var quote: String?
    var escape: String?
    var skipInitialSpace: Bool?
    var lineEnd: String?
    var unwrappedLines: Bool?
    var table: TableDocument?
    var columns: [String]
    var rows: [[String?]]

    init(_ reader: RecordReader, _ rows: [[String?]]) {
        let detection = reader.detection
        source = reader.source.name
        format = detection.format.rawValue
        sheet = detection.sheet
        encoding = detection.encoding.rawValue
        encodingFound = detection.encodingOrigin.rawValue
        if let dialect = detection.dialect {
            delimiter = dialect.delimiter.text
            delimiterFound = detection.delimiterOrigin.rawValue
            quote = dialect.quote.map { String(Unicode.Scalar($0)) } ?? ""
            escape = dialect.escape.map { String(Unicode.Scalar($0)) }
            skipInitialSpace = dialect.skipsInitialSpace
            lineEnd = dialect.lineEnd.rawValue
            unwrappedLines = dialect.unwrapsLines
        }
        table = TableDocument(detection.table)
        columns = reader.columns.map(\.name)
        self.rows = rows
    }

    enum CodingKeys: String, CodingKey {
        case version, source, format, sheet, encoding
        case encodingFound = "encoding_found"
        case delimiter
        case delimiterFound = "delimiter_found"
        case quote, escape
        case skipInitialSpace = "skip_initial_space"
        case lineEnd = "line_end"
        case unwrappedLines = "unwrapped_lines"
        case table, columns, rows
    }
}
