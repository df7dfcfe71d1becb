/// An encoding of text: one of those that are read here, or any other that the system's iconv knows.
package struct TextEncoding: Hashable, Sendable {
    /// Its name in lower case, as journals keep it and `--encoding` takes it.
    package let rawValue: String

    package static let utf8 = TextEncoding(known: "utf-8")
    package static let utf16LittleEndian = TextEncoding(known: "utf-16le")
    package static let utf16BigEndian = TextEncoding(known: "utf-16be")
    package static let windows1252 = TextEncoding(known: "windows-1252")

    /// - Parameter name: one of ``aliases``' values, or any that iconv knows, in lower case.
    init(known name: String) {
        rawValue = name
    }

    /// An encoding by any of its usual names: `UTF8`, `cp1252`, `latin1`, `utf-16`, `KOI8-R`, …
    ///
    /// Nil for what neither this table nor iconv knows.
    package init?(argument text: String) {
        let name = text.lowercased()
        if let known = Self.aliases[name.filter { $0 != "-" && $0 != "_" && $0 != " " }] {
            self.init(known: known)
        } else if Self.mayBeName(name), IconvDecoder.knows(name) {
            self.init(known: name)
        } else {
            return nil
        }
    }

    /// Whether it is one of UTF-16's two orders, of which a byte order mark, or the content where
    /// it is plain, says which.
    var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }

    /// Slashes give options to iconv, and nothing but printable ASCII is in a name.
    private static func mayBeName(_ name: String) -> Bool {
        (1...40).contains(name.utf8.count)
            && name.utf8.allSatisfy { (0x21..<0x7F).contains($0) && !"/,;\"'".utf8.contains($0) }
    }

    /// Names that mean a larger encoding, which holds theirs, as browsers take them (WHATWG Encoding,
    /// “Names and labels”), and the usual ones of Windows' code pages; without hyphens.
    private static let aliases: [String: String] = {
        var names = [
            "utf8": "utf-8", "ascii": "utf-8", "usascii": "utf-8", "utf16": "utf-16le",
            "utf16le": "utf-16le", "utf16be": "utf-16be", "latin1": "windows-1252",
            "iso88591": "windows-1252", "shiftjis": "cp932", "sjis": "cp932", "mskanji": "cp932",
            "windows31j": "cp932", "gbk": "gb18030", "gb2312": "gb18030", "cp936": "gb18030",
            "euccn": "gb18030", "euckr": "cp949", "uhc": "cp949", "ksc5601": "cp949",
            "ksc56011987": "cp949", "cp950": "cp950", "tis620": "cp874", "iso885911": "cp874",
            "windows874": "cp874", "macroman": "macintosh", "maccyrillic": "mac-cyrillic",
            "maccentraleurope": "mac-centraleurope", "macce": "mac-centraleurope",
        ]
        for page in 1250...1258 {
            for name in ["windows\(page)", "cp\(page)", "win\(page)", "\(page)"] {
                names[name] = "windows-\(page)"
            }
        }
        for part in 2...16 where part != 11 && part != 12 {
            names["iso8859\(part)"] = "iso-8859-\(part)"
        }
        for page in [437, 737, 775, 850, 852, 855, 857, 858, 862, 866, 874, 932, 949, 950] {
            for name in ["cp\(page)", "ibm\(page)", "\(page)"] { names[name] = "cp\(page)" }
        }
        return names
    }()
}

extension TextEncoding {
    /// How people call it.
    package var name: String {
        switch rawValue {
        case "utf-16le": return "UTF-16 LE"
        case "utf-16be": return "UTF-16 BE"
        case "cp932": return "Shift_JIS"
        case "cp949": return "EUC-KR"
        case "big5": return "Big5"
        case "johab": return "Johab"
        case "macintosh": return "Mac Roman"
        case "mac-cyrillic": return "Mac Cyrillic"
        case "mac-centraleurope": return "Mac Central Europe"
        case let name where name.hasPrefix("windows-"): return "W" + name.dropFirst()
        case let name where name.hasPrefix("cp"): return "code page " + name.dropFirst(2)
        default: return rawValue.uppercased()
        }
    }
}

extension TextEncoding {
    /// Reads each byte as the character of its number, so that bytes come through a reader as they are:
    /// see ``Record/bytes(ofCell:)``.
    ///
    /// It finds the cells of any encoding in which delimiters, quotes and line ends are single bytes that
    /// are part of no other character: all but UTF-16, UTF-32 and ISO 2022.
    package static let bytes = TextEncoding(known: "iso-8859-1")

    /// The bytes of a text that was read as ``bytes``.
    package static func bytes(of text: String) -> [UInt8] {
        text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    }

    /// What text that isn't Unicode is saved in: what is looked for, and a few that programs on single
    /// machines still write.
    package static let codePages =
        EncodingCandidate.all.map(\.encoding)
        + ["windows-1258", "cp858", "cp860", "cp861", "cp863", "cp865"].map(
            TextEncoding.init(known:)
        )

    /// Whether the encoding of text was told by what its letters make of words, and not by a mark or by its
    /// form.
    package var isCodePage: Bool { Self.codePages.contains(self) }

    /// What texts are that were saved in this encoding. Bytes that aren't text show as U+FFFD.
    ///
    /// - Parameter texts: the bytes of each, without NUL.
    package func texts(of texts: [[UInt8]]) -> [String] {
        // Together, since a decoder costs more than a text.
        let read = decode(Array(texts.joined(separator: [0]))).split(
            separator: 0,
            omittingEmptySubsequences: false
        )
        guard read.count == texts.count else {
            return texts.map { String(decoding: decode($0), as: UTF8.self) }
        }
        return read.map { String(decoding: $0, as: UTF8.self) }
    }

    private func decode(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        var decoder = TextDecoder(self)
        decoder.decode(bytes, isLast: true, appendingTo: &text)
        return text
    }
}

extension Record {
    /// The source's own bytes of a cell, of a record that was read as ``TextEncoding/bytes``; nil where there
    /// is no cell, or it is nothing but ASCII.
    package func bytes(ofCell index: Int) -> [UInt8]? {
        guard let text = utf8(ofCell: index), text.contains(where: { $0 >= 0x80 }) else {
            return nil
        }
        return TextEncoding.bytes(of: String(decoding: text, as: UTF8.self))
    }
}
