/// Files that are given by mistake for an export, told by their first bytes.
package enum FileKind: Hashable, Sendable, CaseIterable {
    case excelWorkbook
    case oldExcelWorkbook
    case openDocumentSheet
    case numbers
    case zip
    case pdf
    case html
    case sqlite
    case binary

    /// Judges the first bytes of a source; nil for what may be text.
    static func judge(_ bytes: [UInt8]) -> FileKind? {
        if bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) { return zipped(bytes) }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return .oldExcelWorkbook }
        if bytes.starts(with: Array("%PDF-".utf8)) { return .pdf }
        if bytes.starts(with: Array("SQLite format 3\0".utf8)) { return .sqlite }
        let text = String(decoding: bytes.prefix(256), as: UTF8.self)
            .drop { $0.isWhitespace || $0 == "\u{FEFF}" }.lowercased()
        let tags = ["<!doctype html", "<html", "<head", "<table", "<?xml"]
        return tags.contains { text.hasPrefix($0) } ? .html : nil
    }

    private static func zipped(_ bytes: [UInt8]) -> FileKind {
        let names = String(decoding: bytes.prefix(4_096).filter { $0 < 0x80 }, as: UTF8.self)
        if names.contains("opendocument.spreadsheet") { return .openDocumentSheet }
        if names.contains("Index/") || names.contains(".iwa") { return .numbers }
        let isExcel = ["xl/", "[Content_Types].xml", "_rels/"].contains { names.contains($0) }
        return isExcel ? .excelWorkbook : .zip
    }

    var name: String {
        switch self {
        case .excelWorkbook: "an Excel workbook"
        case .oldExcelWorkbook: "an old Excel workbook (.xls)"
        case .openDocumentSheet: "an OpenDocument spreadsheet"
        case .numbers: "a Numbers spreadsheet"
        case .zip: "a zip archive"
        case .pdf: "a PDF"
        case .html: "a web page or XML"
        case .sqlite: "an SQLite database"
        case .binary: "a binary file"
        }
    }

    var advice: String {
        switch self {
        case .excelWorkbook, .oldExcelWorkbook:
            "Open it and save it as “CSV UTF-8 (comma delimited)”."
        case .openDocumentSheet: "Open it and save it as “Text CSV”, UTF-8."
        case .numbers: "Open it and choose File > Export To > CSV, UTF-8."
        case .zip: "Unpack it and name the CSV file in it."
        case .pdf: "A PDF holds no rows: export CSV from where it was made."
        case .html: "Export again as CSV; some systems name web pages .csv."
        case .sqlite: "Name the export, not a journal or another database."
        case .binary: "Export CSV (UTF-8) or JSON Lines."
        }
    }
}
