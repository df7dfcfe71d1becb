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
    /// What a source is packed in can't be unpacked; the name of a file in it, where it is that one's.
    case packing(String, Packing, file: String? = nil, PackingFault)
    /// A workbook was asked for, and there is none.
    case noWorkbook(String)
    /// A part of a workbook can't be read.
    case workbook(String, part: String, WorkbookFault)
    /// A workbook has no sheet of that name or number; those that it has.
    case noSheet(String, wanted: String, [String])
    /// It isn't clear which sheet of a workbook is meant: those that hold what is looked for, or, where none
    /// does, those that hold anything.
    case unclearSheet(String, [String], doFit: Bool)
    /// Options were given that say nothing of sources of this format.
    case strayOptions(String, SourceFormat, [String])
    /// No row begins on the line on which the header was said to stand.
    case noHeaderLine(String, Int)
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
            "\(name):\(problem.position.text): the header is damaged:"
                + " \(problem.message)"
        case .strayOptions(let name, let format, let options):
            "\(name): this is \(format.name), of which"
                + " \(options.joined(separator: " and ")) \(options.count == 1 ? "says" : "say") nothing"
        case .noHeaderLine(let name, let line):
            "\(name):\(line): no row begins on this line, which was said to be the header's"
        case .tooManyColumns(let name, .jsonLines, let most):
            "\(name): the lines have more than \(most) keys that differ"
        case .tooManyColumns(let name, _, let most):
            "\(name): there are more than \(most) columns"
        case .noWorkbook(let name): "\(name): this isn't a workbook"
        case .workbook(let name, let part, let fault): "\(name): \(part): \(fault.message)"
        case .noSheet(let name, let wanted, let sheets):
            "\(name): there is no sheet “\(wanted)”, but \(Self.list(sheets))"
        case .unclearSheet(let name, let sheets, true):
            "\(name): customers could come from each of the sheets \(Self.list(sheets))"
        case .unclearSheet(let name, let sheets, false):
            "\(name): none of the sheets \(Self.list(sheets)) looks like one of customers"
        case .unsureEncoding(let name, let readings):
            "\(name): the text beyond ASCII could be in any of several encodings;"
                + " its first cells would be:\n" + EncodingReading.table(readings)
        case .packing(let name, let packing, let file, let fault):
            (file.map { "\(name): \($0) in it" } ?? name) + ": " + fault.message(packing)
        }
    }

    private static func list(_ names: [String]) -> String {
        let quoted = names.prefix(12).map { "“\($0)”" } + (names.count > 12 ? ["…"] : [])
        guard quoted.count > 1, let last = quoted.last else { return quoted.first ?? "none" }
        return quoted.dropLast().joined(separator: ", ") + " and " + last
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
            "Mend the header, which names the columns; --header-row if it stands on another line,"
                + " --no-header if the first row is data, --encoding if its bytes are of another encoding."
        case .strayOptions(_, .csv, _): "Leave it out: only a workbook has sheets."
        case .strayOptions(_, _, let options):
            "Leave \(options.count == 1 ? "it" : "them") out: such a file says by itself how it is written."
        case .noHeaderLine:
            "--header-row takes the number of a line of the file, as `grep -n` and editors count them."
        case .tooManyColumns(_, .jsonLines, _):
            "Take out the objects whose keys are data, such as dates: `jq -c 'del(.history)' FILE`."
        case .tooManyColumns(_, .csv, _):
            "Take out the columns that say nothing of a customer; or --delimiter, if it was read wrong."
        case .tooManyColumns: "Take out the columns that say nothing of a customer."
        case .noWorkbook: "Leave --format out, and it is read as what it looks like."
        case .workbook: "Open it in a spreadsheet, and save it again as .xlsx."
        case .noSheet(_, _, let sheets), .unclearSheet(_, let sheets, _):
            "--sheet '\(sheets.first ?? "1")' names one; or its number, such as --sheet 1."
        case .unsureEncoding(_, let readings):
            "Give the one that reads right, such as --encoding"
                + " \(readings.first?.encoding.rawValue ?? "windows-1252"), or any other name that"
                + " `iconv -l` lists."
        case .packing(_, let packing, _, let fault): fault.hint(packing)
        }
    }
}

extension PackingFault {
    fileprivate func message(_ packing: Packing) -> String {
        switch self {
        case .damaged(let reason):
            "the \(packing.rawValue) data is damaged" + (reason.map { " (\($0))" } ?? "")
        case .cutOff: "the \(packing.rawValue) data is cut off"
        case .trailingBytes: "something that isn't gzip follows the gzip data"
        case .encrypted: "it is encrypted"
        case .empty: "there is no file in the archive"
        case .severalFiles(let names, let count):
            "there are \(count) files in the archive: \(names.joined(separator: ", "))"
                + (count > names.count ? " …" : "")
        case .bomb(let ratio):
            "it unpacks to more than \(ratio) times its size, which no table does"
        case .unsupported: "the system's libarchive can't unpack \(packing.rawValue)"
        }
    }

    fileprivate func hint(_ packing: Packing) -> String {
        switch self {
        case .trailingBytes: "`gzip -dc FILE > export.csv` unpacks what comes before it."
        case .damaged, .cutOff:
            "Transfer it or export it again; `\(packing.test) FILE` tells if it is whole."
        case .encrypted: "Unpack it with its password, and name the file that was in it."
        case .empty: "Export again, with the rows."
        case .severalFiles:
            "Name one of them: `unzip -p FILE NAME > export.csv` takes it out of the archive."
        case .bomb: "Find out where the file comes from; if it is sound, unpack it yourself."
        case .unsupported: "Unpack it yourself, and name what comes out."
        }
    }
}

extension Packing {
    /// The command that tests whether a file is whole.
    fileprivate var test: String { self == .zip ? "unzip -t" : "\(rawValue) -t" }
}
