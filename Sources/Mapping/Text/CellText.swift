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
