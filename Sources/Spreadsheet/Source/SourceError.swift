/// Why a source can't be read at all.
package enum SourceError: Error, Hashable, Sendable {
    case missing(String)
    case directory(String)
    /// The reason is the system's.
    case unreadable(String, reason: String)
    case empty(String)
    case headerOnly(String)
    /// The file is of another kind, such as an Excel workbook.
    case otherKind(String, FileKind)
    /// A JSON array or document where lines of objects are wanted.
    case jsonDocument(String)
    /// None of the first lines is a JSON object; what is wrong with the first one.
    case notJSONLines(String, RecordProblem)
    /// A header that can't be relied on, since it may have swallowed rows.
    case damagedHeader(String, RecordProblem)
    case damagedGzip(String, GzipDamage)
    /// Text that isn't UTF-8, and could be in any of several encodings.
    case unsureEncoding(String, [EncodingReading])
    /// More columns, or keys of JSON, than any table of customers has.
    case tooManyColumns(String, SourceFormat, most: Int)

    package var message: String {
        switch self {
        case .missing(let name): "\(name): there is no such file"
        case .directory(let name): "\(name): this is a folder"
        case .unreadable(let name, let reason): "\(name): can't be read: \(reason)"
        case .empty(let name): "\(name): there is nothing in it"
        case .headerOnly(let name): "\(name): there is a header and no row below it"
        case .otherKind(let name, let kind): "\(name): this is \(kind.name), not CSV or JSON Lines"
        case .jsonDocument(let name): "\(name): this is one JSON array, not one object a line"
        case .notJSONLines(let name, let problem):
            "\(name): this isn't JSON Lines, one object a line:"
                + " in line \(problem.position.line) \(problem.message)"
        case .damagedHeader(let name, let problem):
            "\(name):\(problem.position.line):\(problem.position.column): the header is damaged:"
                + " \(problem.message)"
        case .tooManyColumns(let name, .csv, let most):
            "\(name): there are more than \(most) columns"
        case .tooManyColumns(let name, .jsonLines, let most):
            "\(name): the lines have more than \(most) keys that differ"
        case .unsureEncoding(let name, let readings):
            "\(name): the text beyond ASCII could be in any of several encodings;"
                + " its first cells would be:\n" + EncodingReading.table(readings)
        case .damagedGzip(let name, .damaged): "\(name): the gzip data is damaged"
        case .damagedGzip(let name, .cutOff): "\(name): the gzip data is cut off"
        case .damagedGzip(let name, .trailingBytes):
            "\(name): something that isn't gzip follows the gzip data"
        }
    }

    package var hint: String? {
        switch self {
        case .missing: "Check the path; `-` reads standard input."
        case .directory: "Name the export in it."
        case .unreadable: nil
        case .empty, .headerOnly: "Export again, with the rows."
        case .otherKind(_, let kind): kind.advice
        case .jsonDocument: "`jq -c '.[]' FILE > FILE.jsonl` writes one object a line."
        case .notJSONLines:
            "`jq -c . FILE > FILE.jsonl` writes JSON as one object a line; --format csv reads CSV."
        case .damagedHeader:
            "Mend the header, which names the columns; --no-header if the first row is data,"
                + " --encoding if its bytes are of another encoding."
        case .tooManyColumns(_, .csv, _):
            "Take out the columns that say nothing of a customer; or --delimiter, if it was read wrong."
        case .tooManyColumns(_, .jsonLines, _):
            "Take out the objects whose keys are data, such as dates: `jq -c 'del(.history)' FILE`."
        case .unsureEncoding(_, let readings):
            "Give the one that reads right, such as --encoding"
                + " \(readings.first?.encoding.rawValue ?? "windows-1252"), or any other name that"
                + " `iconv -l` lists."
        case .damagedGzip(_, .trailingBytes):
            "`gzip -dc FILE > export.csv` unpacks what comes before it."
        case .damagedGzip: "Transfer it or export it again; `gzip -t FILE` tells if it is whole."
        }
    }
}
