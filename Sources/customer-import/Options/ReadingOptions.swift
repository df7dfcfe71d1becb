import ArgumentParser
import Importing
import Spreadsheet

/// How the source is to be read, where it isn't to be found out.
struct ReadingOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "The file to read: CSV, JSON Lines or a workbook; - for standard input.",
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
        help: "The format: csv, jsonl, xlsx or ods. Default: what the content looks like.",
        completion: .list(["csv", "jsonl", "xlsx", "ods"])
    )
    var format: String?

    @Option(help: "The sheet of a workbook, by name or number. Default: the one with customers.")
    var sheet: String?

    @Option(
        help: "The encoding: utf-8, windows-1250 or any name that iconv knows. Default: detected.",
        completion: .list(TextEncoding.usual.map(\.rawValue))
    )
    var encoding: String?

    @Option(
        help:
            "What separates cells: ',', ';', '|' or other characters, or a name such as tab. Default: detected."
    )
    var delimiter: String?

    @Option(
        help:
            "What encloses cells: '\"', another character, the word single, or none. Default: detected."
    )
    var quote: String?

    @Option(
        help:
            "What escapes a quote inside a cell, such as '\\'; none if quotes are doubled. Default: detected."
    )
    var escape: String?

    @Flag(
        inversion: .prefixedNo,
        help: "Ignore spaces between a delimiter and the next cell."
    )
    var skipInitialSpace: Bool?

    @Option(help: "What ends a row: lf (also crlf), cr, or any. Other line breaks count as damage.")
    var lineEnd: String?

    @Option(
        help: ArgumentHelp(
            "The number of the line with the header, counted from 1. Default: detected.",
            valueName: "line"
        )
    )
    var headerRow: Int?

    @Flag(help: "The file has no header: its columns are called 1, 2, 3 …")
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
            default:
                throw UsageError.choice(
                    format,
                    "--format",
                    among: ["csv", "jsonl", "xlsx", "ods"]
                )
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
        if noHeader {
            throw UsageError.headerTwice
        }
        guard headerRow > 0 else {
            throw UsageError.headerRow(headerRow)
        }
        return .line(headerRow)
    }

    private func dialectOptions() throws -> DialectOptions {
        var options = DialectOptions(skipsInitialSpace: skipInitialSpace)
        if let delimiter {
            guard let known = Delimiter(argument: delimiter) else {
                throw UsageError.delimiter(delimiter)
            }
            options.delimiter = known
        }
        if let quote {
            guard let known = DialectOptions.Mark(quote: quote) else {
                throw UsageError.quote(quote)
            }
            options.quote = known
        }
        if let escape {
            guard let known = DialectOptions.Mark(escape: escape) else {
                throw UsageError.escape(escape)
            }
            options.escape = known
        }
        if let lineEnd {
            guard let known = Dialect.LineEnd(argument: lineEnd) else {
                throw UsageError.choice(
                    lineEnd,
                    "--line-end",
                    among: ["lf", "crlf", "cr", "any"]
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
            throw UsageError.encoding(name, among: usual.map(\.rawValue))
        }
        return known
    }
}

/// How rows become customers.
struct MappingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A mapping file; `map` writes one. Default: what the headers suggest.",
            valueName: "file"
        ),
        completion: .file(extensions: ["yaml", "yml"])
    )
    var map: String?

    @Flag(help: "Send addresses even if parts that the API asks for are missing.")
    var partialAddresses = false

    /// What an import is read from, and how.
    ///
    /// - Throws: ``UsageError`` for a word that isn't one of the reading's, or no code.
    func source(
        _ reading: ReadingOptions,
        _ findings: FindingOptions
    ) throws -> SourceOptions {
        SourceOptions(
            reading.source,
            reading: try reading.readerOptions(),
            mappingFile: map,
            policy: try findings.policy(),
            sendsPartialAddresses: partialAddresses
        )
    }
}
