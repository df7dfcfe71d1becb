import Importing
import ArgumentParser
import Spreadsheet

/// How the source is to be read, where it isn't to be found out.
struct ReadingOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "The export to read: CSV, JSON Lines or a workbook; - for standard input.",
            valueName: "file"
        ),
        completion: .file(
            extensions: [
                "csv", "tsv", "txt", "xlsx", "xlsm", "ods", "jsonl", "ndjson", "gz", "zip",
            ]
        )
    )
    var file: String

    @Option(
        help: "csv, jsonl, xlsx or ods, in place of what the content looks like.",
        completion: .list(["csv", "jsonl", "xlsx", "ods"])
    )
    var format: String?

    @Option(help: "The sheet of a workbook, by name or number; else the one with customers.")
    var sheet: String?

    @Option(
        help: "utf-8, windows-1250 or any name that iconv knows, in place of what is detected.",
        completion: .list(TextEncoding.usual.map(\.rawValue))
    )
    var encoding: String?

    @Option(help: "What stands between cells: ',', ';', tab, '|' or any other, or its name.")
    var delimiter: String?

    @Option(help: "What encloses cells: '\"', single or another character; none.")
    var quote: String?

    @Option(help: "What quotes within a cell are escaped with, such as '\\'; none if doubled.")
    var escape: String?

    @Flag(
        inversion: .prefixedNo,
        help: "Leave out the spaces between a delimiter and the cell or quote behind it."
    )
    var skipInitialSpace: Bool?

    @Option(help: "What ends a row: lf (or crlf), cr, or any of them; others are damage.")
    var lineEnd: String?

    @Option(
        help: ArgumentHelp(
            "The line of the file on which the header stands, 1 or more, in place of what is found.",
            valueName: "line"
        )
    )
    var headerRow: Int?

    @Flag(help: "The first row is data: columns are called 1, 2, 3 …")
    var noHeader = false

    var source: Source { Source(argument: file) }

    /// The reader's options.
    ///
    /// - Throws: ``UsageError`` for a word that isn't one of those above.
    func readerOptions() throws -> ReaderOptions {
        var options = ReaderOptions(header: try header())
        if let format {
            switch format.lowercased() {
            case "csv", "tsv": options.format = .csv
            case "jsonl", "ndjson", "json": options.format = .jsonLines
            case "xlsx", "xlsm": options.format = .xlsx
            case "ods": options.format = .ods
            default: throw UsageError("--format \(format): there is csv, jsonl, xlsx and ods")
            }
        }
        options.sheet = sheet
        options.refusesStrayOptions = true
        options.encoding = try encoding.map(TextEncoding.named)
        options.dialect = try dialectOptions()
        return options
    }

    private func header() throws -> HeaderPlace {
        guard let headerRow else { return noHeader ? .none : .found }
        if noHeader { throw UsageError("--header-row and --no-header contradict each other") }
        guard headerRow > 0 else {
            throw UsageError(
                "--header-row \(headerRow): lines are counted from 1",
                hint: "Give the number of the line on which the names of the columns stand."
            )
        }
        return .line(headerRow)
    }

    private func dialectOptions() throws -> DialectOptions {
        var options = DialectOptions(skipsInitialSpace: skipInitialSpace)
        if let delimiter {
            guard let known = Delimiter(argument: delimiter) else {
                throw UsageError(
                    "--delimiter “\(delimiter)” can't stand between cells",
                    hint: "Give what does, such as ',' or '||', the word tab, or U+001F."
                )
            }
            options.delimiter = known
        }
        if let quote {
            guard let known = DialectOptions.Mark(quote: quote) else {
                throw UsageError(
                    "--quote “\(quote)” can't enclose cells",
                    hint: "Give one character such as \"'\", or the word none."
                )
            }
            options.quote = known
        }
        if let escape {
            guard let known = DialectOptions.Mark(escape: escape) else {
                throw UsageError(
                    "--escape “\(escape)” can't escape quotes",
                    hint: "Give one character such as '\\', or the word none."
                )
            }
            options.escape = known
        }
        if let lineEnd {
            guard let known = Dialect.LineEnd(argument: lineEnd) else {
                throw UsageError(
                    "--line-end \(lineEnd): there is lf, crlf, cr and any",
                    hint: "lf and crlf take both, and a CR elsewhere for damage."
                )
            }
            options.lineEnd = known
        }
        if let clash = options.clash { throw UsageError(clash) }
        return options
    }
}

extension TextEncoding {
    /// What `--encoding` names.
    ///
    /// - Throws: ``UsageError`` where iconv doesn't know it.
    static func named(_ name: String) throws -> TextEncoding {
        guard let known = TextEncoding(argument: name) else {
            throw UsageError(
                "--encoding \(name): the system's iconv knows no encoding of this name",
                hint:
                    "utf-8, windows-1252, windows-1250 and macintosh are usual; `iconv -l` lists"
                    + " them all."
            )
        }
        return known
    }
}
