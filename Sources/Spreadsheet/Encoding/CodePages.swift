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
