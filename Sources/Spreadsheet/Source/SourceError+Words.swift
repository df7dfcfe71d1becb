import Suggestions

// Why a source can't be read, what to do about it, and how its table was found: all these words are here, to be
// edited in one place.

extension SourceError {
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
            "Leave \(options.count == 1 ? "it" : "them") out. This kind of file is read without it."
        case .noHeaderLine:
            "Count the lines of the file from 1, as a text editor does."
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
            "Choose the encoding that reads right, such as --encoding"
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
        case .trailingBytes: "something that isn't gzip follows the gzip data"
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

extension WorkbookFault {
    package var message: String {
        switch self {
        case .xml(let reason, let line):
            "line \(line) of this part can't be read: \(reason)"
        case .missing: "the part is missing"
        case .tooLarge(let most): "the part is larger than \(most) bytes"
        case .rowOrder(let row, let last): "row \(row) comes after row \(last)"
        case .badReference(let text): "“\(text)” isn't the place of a cell"
        case .tooManyRows: "the sheet has more than \(SheetLimits.rows) rows"
        case .noStyles: "its numbers refer to formats, but the part with the formats is missing"
        case .noSheets: "it has no sheets"
        }
    }
}

extension FileKind {
    var name: String {
        switch self {
        case .excelWorkbook: "an Excel workbook"
        case .binaryWorkbook: "a binary Excel workbook (.xlsb)"
        case .encryptedWorkbook: "an encrypted workbook"
        case .oldExcelWorkbook: "an old Excel workbook (.xls)"
        case .openDocumentSheet: "an OpenDocument spreadsheet"
        case .numbers: "a Numbers spreadsheet"
        case .officeDocument: "a Word or PowerPoint document"
        case .richText: "an RTF document"
        case .zip: "a zip archive"
        case .pdf: "a PDF"
        case .html: "a web page or XML"
        case .sqlite: "an SQLite database"
        case .binary: "a binary file"
        }
    }

    var advice: String {
        switch self {
        case .excelWorkbook, .openDocumentSheet:
            "Leave --format out. The sheet is then read as it is."
        case .oldExcelWorkbook, .binaryWorkbook:
            "Open it, and save it as “Excel Workbook (.xlsx)”."
        case .encryptedWorkbook:
            "Open it with its password, and save it without one: File > Info > Protect Workbook >"
                + " Encrypt with Password, and leave the password empty."
        case .numbers: "Open it, and choose File > Export To > Excel."
        case .officeDocument: "Export the table as CSV (UTF-8) from the program that made it."
        case .richText: "Open it, and save it as plain text (UTF-8)."
        case .zip: "Unpack it, and give the CSV file inside."
        case .pdf: "A PDF has no rows. Export CSV from the program that made it."
        case .html: "Export it again as CSV. Some systems save a web page under the name .csv."
        case .sqlite: "Give the exported file, not a journal or another database."
        case .binary: "Export CSV (UTF-8) or JSON Lines."
        }
    }
}

extension TablePlace.HeaderFault {
    var sentence: String {
        switch self {
        case .quotes: "a single quote in the header was read as text"
        case .blankName:
            "a blank name in the header, for which the rows have no cell, was left out"
        case .delimiter:
            "the header lacks a delimiter after a quoted name; it was read as if it had one"
        case .otherDelimiter:
            "the header has another delimiter than the rows"
        }
    }
}

extension TablePlace {
    /// For a person: “header on line 5; 4 lines above it left out”.
    package var sentence: String {
        var words =
            groupLine.map { "header on lines \($0) and \(headerLine)" }
            ?? "header on line \(headerLine)"
        if linesAbove > 0 {
            words += "; \(linesAbove == 1 ? "1 line" : "\(linesAbove) lines") above it left out"
        }
        if let unitsLine { words += "; line \(unitsLine), which has units, left out" }
        if let headerFault { words += "; \(headerFault.sentence)" }
        return words
    }
}
