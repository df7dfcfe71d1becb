/// Files that are given by mistake for an export, told by their first bytes.
package enum FileKind: Hashable, Sendable, CaseIterable {
    case excelWorkbook
    case oldExcelWorkbook
    case openDocumentSheet
    case numbers
    case officeDocument
    case richText
    case zip
    case pdf
    case html
    case sqlite
    case binary

    /// Judges the first bytes of a source; nil for what may be text.
    ///
    /// - Parameter name: the source's, whose extension tells zip files apart that don't show by
    ///   their first members what they are.
    static func judge(_ bytes: [UInt8], name: String) -> FileKind? {
        if bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) { return zipped(bytes, name) }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return .oldExcelWorkbook }
        if bytes.starts(with: Array("SQLite format 3\0".utf8)) { return .sqlite }
        return nil
    }

    /// Judges the first bytes of a source's text, whatever its encoding was.
    static func judge(text bytes: [UInt8]) -> FileKind? {
        let text = String(decoding: bytes.prefix(4_096), as: UTF8.self)
            .drop { $0.isWhitespace || $0 == "\u{FEFF}" }.prefix(512).lowercased()
        if text.hasPrefix("{\\rtf") { return .richText }
        if text.hasPrefix("%pdf-") { return .pdf }
        return isMarkup(text) ? .html : nil
    }

    /// A tag that web pages begin with; any other that is followed by a tag, or names its XML
    /// namespace. `<name>,<email>` is neither.
    private static func isMarkup(_ text: String) -> Bool {
        if text.hasPrefix("mime-version:") || text.hasPrefix("from: <saved by") { return true }
        guard text.hasPrefix("<") else { return false }
        if text.hasPrefix("<!--") || text.hasPrefix("<!doctype") || text.hasPrefix("<?xml") {
            return true
        }
        let tags = [
            "html", "head", "body", "meta", "style", "script", "title", "link", "base", "table",
            "div", "span", "font", "center",
        ]
        guard let end = text.firstIndex(of: ">") else { return false }
        let tag = text[..<end].dropFirst()
        let name = tag.prefix { $0.isLetter || $0 == ":" }
        guard !name.isEmpty else { return false }
        let after = text[name.endIndex]
        if tags.contains(String(name)), after == ">" || after == "/" || after.isWhitespace {
            return true
        }
        let next = text[text.index(after: end)...].first { !$0.isWhitespace }
        return tag.contains(" xmlns") || next == "<"
    }

    private static func zipped(_ bytes: [UInt8], _ name: String) -> FileKind {
        let members = ZipListing.members(in: bytes)
        func has(_ prefixes: String...) -> Bool {
            members.contains { member in prefixes.contains { member.hasPrefix($0) } }
        }
        // The first member of an OpenDocument file says its type, not packed.
        let start = String(decoding: bytes.prefix(256).filter { $0 < 0x80 }, as: UTF8.self)
        if has("mimetype"), start.contains("opendocument.spreadsheet") { return .openDocumentSheet }
        if has("Index/"), members.contains(where: { $0.hasSuffix(".iwa") }) { return .numbers }
        if has("xl/") { return .excelWorkbook }
        if has("word/", "ppt/") { return .officeDocument }
        switch name.split(separator: ".").last?.lowercased() {
        case "xlsx", "xlsm", "xlsb", "xltx": return .excelWorkbook
        case "docx", "pptx", "docm", "pptm": return .officeDocument
        case "ods": return .openDocumentSheet
        case "numbers": return .numbers
        default: return has("[Content_Types].xml", "_rels/") ? .excelWorkbook : .zip
        }
    }
}

extension FileKind {
    var name: String {
        switch self {
        case .excelWorkbook: "an Excel workbook"
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
        case .excelWorkbook, .oldExcelWorkbook:
            "Open it and save it as “CSV UTF-8 (comma delimited)”."
        case .openDocumentSheet: "Open it and save it as “Text CSV”, UTF-8."
        case .numbers: "Open it and choose File > Export To > CSV, UTF-8."
        case .officeDocument: "Export CSV (UTF-8) from where its table was made."
        case .richText: "Open it and save it as plain text, UTF-8."
        case .zip: "Unpack it and name the CSV file in it."
        case .pdf: "A PDF holds no rows: export CSV from where it was made."
        case .html: "Export again as CSV; some systems name web pages .csv."
        case .sqlite: "Name the export, not a journal or another database."
        case .binary: "Export CSV (UTF-8) or JSON Lines."
        }
    }
}
