import ArgumentParser
import Spreadsheet

/// How the source is to be read, where it isn't to be found out.
struct ReadingOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "The export to read: CSV or JSON Lines; - for standard input.",
            valueName: "file"
        ),
        completion: .file(extensions: ["csv", "tsv", "txt", "jsonl", "ndjson", "gz"])
    )
    var file: String

    @Option(
        help: "csv or jsonl, in place of what the content looks like.",
        completion: .list(["csv", "jsonl"])
    )
    var format: String?

    @Option(
        help: "utf-8, utf-16le, utf-16be or windows-1252, in place of what is detected.",
        completion: .list(TextEncoding.allCases.map(\.rawValue))
    )
    var encoding: String?

    @Option(help: "The character between cells: ',', ';', tab, '|' or another, or its name.")
    var delimiter: String?

    @Flag(help: "The first row is data: columns are called 1, 2, 3 …")
    var noHeader = false

    var source: Source { Source(argument: file) }

    /// The reader's options.
    ///
    /// - Throws: ``UsageError`` for a word that isn't one of those above.
    func readerOptions() throws -> ReaderOptions {
        var options = ReaderOptions(hasHeader: !noHeader)
        if let format {
            switch format.lowercased() {
            case "csv", "tsv": options.format = .csv
            case "jsonl", "ndjson", "json": options.format = .jsonLines
            default: throw UsageError("--format \(format): there is csv and jsonl")
            }
        }
        if let encoding {
            guard let known = TextEncoding(argument: encoding) else {
                let names = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
                throw UsageError("--encoding \(encoding): there are \(names)")
            }
            options.encoding = known
        }
        if let delimiter {
            guard let known = Delimiter(argument: delimiter) else {
                throw UsageError(
                    "--delimiter “\(delimiter)” can't stand between cells",
                    hint: "Give one character such as ',' or ';', or the word tab."
                )
            }
            options.delimiter = known
        }
        return options
    }
}
