/// The two kinds of export that are read.
package enum SourceFormat: String, Hashable, Sendable, CaseIterable {
    /// Delimiter-separated values (RFC 4180 and what spreadsheets make of it).
    case csv
    /// One JSON object a line.
    case jsonLines = "jsonl"
}

/// The encodings of text that are read.
package enum TextEncoding: String, Hashable, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case windows1252 = "windows-1252"

    /// Whether it is one of UTF-16's two orders, of which a byte order mark, or the content where
    /// it is plain, says which.
    var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }

    /// An encoding by any of its usual names: `UTF8`, `cp1252`, `latin1`, `utf-16`, …
    package init?(argument text: String) {
        switch text.lowercased().filter({ $0 != "-" && $0 != "_" && $0 != " " }) {
        case "utf8", "ascii", "usascii": self = .utf8
        case "utf16le", "utf16": self = .utf16LittleEndian
        case "utf16be": self = .utf16BigEndian
        case "windows1252", "cp1252", "latin1", "iso88591": self = .windows1252
        default: return nil
        }
    }
}
