import Suggestions

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
        case .missing(let name): "\(name): no such file"
        case .directory(let name): "\(name): this is a folder, not a file"
        case .unreadable(let name, let reason): "\(name): the file can't be read: \(reason)"
        case .empty(let name): "\(name): the file is empty"
        case .headerOnly(let name): "\(name): the file has a header but no rows"
        case .otherKind(let name, let kind): "\(name): this is \(kind.name), not CSV or JSON Lines"
        case .jsonDocument(let name):
            "\(name): this is a JSON array; JSON Lines has one object per line"
        case .notJSONLines(let name, let problem):
            "\(name):\(problem.position.line): this isn't JSON Lines, which has one object per line. "
                + problem.message
        case .damagedHeader(let name, let problem):
            "\(name):\(problem.position.text): the header is damaged. \(problem.message)"
        case .strayOptions(let name, let format, let options):
            "\(name): this is \(format.name), to which \(Suggestion.list(options))"
                + " \(options.count == 1 ? "doesn't" : "don't") apply"
        case .noHeaderLine(let name, let line):
            "\(name):\(line): --header-row names this line, but no row starts here"
        case .tooManyColumns(let name, .jsonLines, let most):
            "\(name): the objects have more than \(most) different keys"
        case .tooManyColumns(let name, _, let most):
            "\(name): the file has more than \(most) columns"
        case .noWorkbook(let name): "\(name): this isn't a workbook"
        case .workbook(let name, let part, let fault): "\(name): \(part): \(fault.message)"
        case .noSheet(let name, let wanted, _):
            "\(name): this workbook has no sheet “\(wanted)”"
        case .unclearSheet(let name, let sheets, true):
            "\(name): several sheets could hold the customers: \(Self.list(sheets))"
        case .unclearSheet(let name, let sheets, false):
            "\(name): no sheet looks like a list of customers; the sheets are \(Self.list(sheets))"
        case .unsureEncoding(let name, let readings):
            "\(name): letters such as é could be in several encodings; the first cells would read:\n"
                + EncodingReading.table(readings)
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
        case .missing: "Check the path. `-` reads standard input."
        case .directory: "Name a file in it."
        case .unreadable: nil
        case .empty, .headerOnly: "Export it again, with its rows."
        case .otherKind(_, let kind): kind.advice
        case .jsonDocument: "`jq -c '.[]' FILE > FILE.jsonl` writes one object per line."
        case .notJSONLines:
            "`jq -c . FILE > FILE.jsonl` writes one object per line. If the file is CSV, add --format csv."
        case .damagedHeader:
            "Repair the header in the file. If the header is on another line, give --header-row; if the"
                + " file has none, --no-header; if its letters read wrong, --encoding."
        case .strayOptions(_, .csv, _): "Leave it out. Only a workbook has sheets."
        case .strayOptions(_, _, let options):
            "Leave \(options.count == 1 ? "it" : "them") out. Such a file says itself how it is written."
        case .noHeaderLine:
            "--header-row takes a line of the file, counted as editors and `grep -n` count."
        case .tooManyColumns(_, .jsonLines, _):
            "Remove the objects whose keys are data, such as dates: `jq -c 'del(.history)' FILE`."
        case .tooManyColumns(_, .csv, _):
            "Delete the columns that don't describe a customer. If the file was read wrong, give --delimiter."
        case .tooManyColumns: "Delete the columns that don't describe a customer."
        case .noWorkbook: "Leave --format out. The format is then found from the content."
        case .workbook: "Open it in a spreadsheet program and save it again as .xlsx."
        case .noSheet(_, let wanted, let sheets):
            [
                Suggestion.choice(for: wanted, among: sheets, isQuoted: true),
                "A number works, too: --sheet 1.",
            ]
            .compactMap(\.self).joined(separator: " ")
        case .unclearSheet(_, let sheets, _):
            "Name the sheet: --sheet '\(sheets.first ?? "1")', or by number: --sheet 1."
        case .unsureEncoding(_, let readings):
            "Name the encoding that reads right, such as --encoding"
                + " \(readings.first?.encoding.rawValue ?? "windows-1252"). `iconv -l` lists all names."
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
        case .trailingBytes: "after the gzip data comes something that isn't gzip"
        case .encrypted: "the file is encrypted"
        case .empty: "the archive is empty"
        case .severalFiles(let names, let count):
            "the archive has \(count) files: \(names.joined(separator: ", "))"
                + (count > names.count ? " …" : "")
        case .bomb(let ratio):
            "it would unpack to more than \(ratio) times its size, which no real table does"
        case .unsupported: "the system's libarchive can't unpack \(packing.rawValue)"
        }
    }

    fileprivate func hint(_ packing: Packing) -> String {
        switch self {
        case .trailingBytes: "`gzip -dc FILE > export.csv` unpacks the part that is gzip."
        case .damaged, .cutOff:
            "Copy it or export it again. `\(packing.test) FILE` tells whether it is whole."
        case .encrypted: "Unpack it with its password, and give the file inside."
        case .empty: "Export it again, with its rows."
        case .severalFiles:
            "Take one out of the archive: `unzip -p FILE NAME > export.csv`"
        case .bomb: "Find out where the file comes from. If you trust it, unpack it yourself."
        case .unsupported: "Unpack it yourself, and give the file inside."
        }
    }
}

extension Packing {
    /// The command that tests whether a file is whole.
    fileprivate var test: String { self == .zip ? "unzip -t" : "\(rawValue) -t" }
}
