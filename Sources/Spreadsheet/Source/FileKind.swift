/// Files that are given by mistake for an export, told by their first bytes.
package enum FileKind: Hashable, Sendable, CaseIterable {
    case excelWorkbook
    case oldExcelWorkbook
    case binaryWorkbook
    case encryptedWorkbook
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
    static func judge(_ bytes: [UInt8]) -> FileKind? {
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

    /// Judges a zip archive by the names of the files in it.
    ///
    /// - Parameter type: what the file `mimetype` says, which OpenDocument begins with.
    static func zipped(_ files: [String], type: String = "") -> FileKind {
        let files = files.map { $0.lowercased() }
        func has(_ prefixes: String...) -> Bool {
            files.contains { file in prefixes.contains { file.hasPrefix($0) } }
        }
        if type.contains("opendocument.spreadsheet") { return .openDocumentSheet }
        if type.contains("opendocument") { return .officeDocument }
        if has("index/"), files.contains(where: { $0.hasSuffix(".iwa") }) { return .numbers }
        if has("xl/workbook.bin") { return .binaryWorkbook }
        if has("xl/") { return .excelWorkbook }
        if has("word/", "ppt/") { return .officeDocument }
        return has("[content_types].xml", "_rels/.rels") ? .excelWorkbook : .zip
    }
}

/// The kinds of export that are read.
package enum SourceFormat: String, Hashable, Sendable, CaseIterable {
    /// Delimiter-separated values (RFC 4180 and what spreadsheets make of it).
    case csv
    /// One JSON object a line.
    case jsonLines = "jsonl"
    /// A sheet of an Excel workbook.
    case xlsx
    /// A sheet of an OpenDocument spreadsheet.
    case ods

    /// For a person.
    var name: String {
        switch self {
        case .csv: "CSV"
        case .jsonLines: "JSON Lines"
        case .xlsx: "an Excel workbook"
        case .ods: "an OpenDocument spreadsheet"
        }
    }

    /// Whether it is a workbook, of which one sheet is read.
    package var isWorkbook: Bool { self == .xlsx || self == .ods }
}

/// What a source may be packed with.
package enum Packing: String, Hashable, Sendable, CaseIterable {
    case gzip, zip, zstd, xz, bzip2

    /// Tells by the first bytes; nil for what isn't packed.
    static func judge(_ bytes: [UInt8]) -> Packing? {
        if bytes.starts(with: [0x1F, 0x8B]) { return .gzip }
        // A member, or the end of an archive without one (APPNOTE.TXT, 4.3.7 and 4.3.16).
        if bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) { return .zip }
        if bytes.starts(with: Array("PK\u{5}\u{6}".utf8)) { return .zip }
        if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) { return .zstd }
        if bytes.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]) { return .xz }
        // The level, and pi: what a block begins with.
        let isBlock = bytes.dropFirst(4).starts(with: [0x31, 0x41, 0x59, 0x26, 0x53, 0x59])
        if bytes.starts(with: Array("BZh".utf8)), isBlock { return .bzip2 }
        return nil
    }
}

/// Why what a source is packed in can't be unpacked.
package enum PackingFault: Error, Hashable, Sendable {
    /// With what is wrong in a few words of the library that unpacks, where it has some.
    case damaged(String?)
    case cutOff
    /// Bytes that aren't gzip follow a whole member.
    case trailingBytes
    case encrypted
    case empty
    /// Several files where one is wanted; the first of their names.
    case severalFiles([String], count: Int)
    /// More unpacked than any table is: how many bytes came out of one.
    case bomb(ratio: Int)
    /// The system's libarchive was built without it.
    case unsupported
}
