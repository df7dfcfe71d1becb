import Spreadsheet

/// The text of a record's cell as a mapping sees it: without white space at its ends.
struct CellText {
    let text: String
    let traits: TextTraits

    /// Nil where nothing is left, or the cell is absent.
    init?(_ record: Record, cell index: Int) {
        guard let cell = record.utf8(ofCell: index) else { return nil }
        let inner = CellBytes(cell)
        guard !inner.isEmpty else { return nil }
        var text = String(decoding: inner.bytes, as: UTF8.self)
        let traits = TextTraits(inner.bytes)
        if traits.contains(.nonASCII) {
            // No-break spaces and their like are more than a byte long.
            text = Trimming.trimmed(text)
            guard !text.isEmpty else { return nil }
        }
        self.text = text
        self.traits = traits
    }
}

/// The bytes of a cell without ASCII white space at their ends.
struct CellBytes {
    let bytes: ArraySlice<UInt8>

    init(_ cell: ArraySlice<UInt8>) {
        var start = cell.startIndex
        var end = cell.endIndex
        while start < end, Padding.isPadding(cell[start]) { start += 1 }
        while end > start, Padding.isPadding(cell[end - 1]) { end -= 1 }
        bytes = cell[start..<end]
    }

    var isEmpty: Bool { bytes.isEmpty }
}

/// Taking white space off the ends of cells, no-break spaces and zero-width marks included.
enum Trimming {
    /// The text without white space at either end; the text itself where there is none.
    static func trimmed(_ text: String) -> String { Padding.trimmed(text) }

    /// Whether every scalar is white space; true for an empty text.
    static func isBlank(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy(isSpace)
    }

    /// Unicode's white space, and the marks without width that exports carry along.
    static func isSpace(_ scalar: Unicode.Scalar) -> Bool { Padding.isPadding(scalar) }

    /// The text with each run of white space made one space, trimmed.
    static func collapsed(_ text: String) -> String {
        var result = ""
        var pending = false
        for scalar in text.unicodeScalars {
            if isSpace(scalar) {
                pending = !result.isEmpty
            } else {
                if pending { result.unicodeScalars.append(" ") }
                pending = false
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

/// First letters of words in upper case, the others in lower case.
enum TitleCase {
    /// A word starts at the text's start and after anything but a letter, digit or apostrophe:
    /// `ANNE-MARIE O'NEIL` gives `Anne-Marie O'neil`.
    static func apply(to text: String) -> String {
        var result = ""
        var isInWord = false
        for character in text {
            let isPart = character.isLetter || character.isNumber
            result += isPart && !isInWord ? character.uppercased() : character.lowercased()
            isInWord = isPart || (isInWord && (character == "'" || character == "’"))
        }
        return result
    }
}
