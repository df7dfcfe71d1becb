/// How high a row has to be for a text that goes on in further lines: not every application finds that out
/// itself. Pure.
enum RowHeight {
    /// In points; what a sheet takes at most (Excel specifications and limits).
    private static let most = 409.0
    private static let line = 15.0

    /// - Parameter width: that of the column, in characters.
    static func points(_ text: String, width: Int) -> Double {
        // Words that don't fit go to the next line, and some applications take a wider font.
        let room = max(width - 4, 1)
        let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
            .reduce(0) { $0 + max((places($1) + room - 1) / room, 1) }
        return min(Double(lines) * line + 4, most)
    }

    /// How many characters a line has; those of East Asia, from U+3000 on, take the room of two.
    private static func places(_ line: Substring.UTF8View) -> Int {
        line.reduce(0) { $0 + ($1 >= 0xE3 ? 2 : $1 & 0xC0 == 0x80 ? 0 : 1) }
    }
}

/// How wide columns have to be for what is in them, by their first rows. Pure.
struct ColumnWidths {
    /// In characters: wide enough to see what it is, and narrow enough to see the next one.
    private static let range = 9.0...42.0
    private static let sampleRows = 1_000

    private var rows = 0
    private var longest: [Int]

    init(headers: [String]) {
        // The filter's button is beside a header.
        longest = headers.map { Self.width($0) + 3 }
    }

    mutating func endRow() { rows += 1 }

    mutating func note(_ text: String, _ column: Int) {
        guard rows < Self.sampleRows, text.utf8.count > longest[column] else { return }
        longest[column] = max(longest[column], Self.width(text))
    }

    func width(_ column: Int) -> Double {
        min(max(Double(longest[column]) * 1.05 + 1, Self.range.lowerBound), Self.range.upperBound)
    }

    /// The characters of the longest line; those of East Asia take the room of two.
    private static func width(_ text: String) -> Int {
        text.prefix(200).split(separator: "\n").map { line in
            line.reduce(0) { $0 + (($1.unicodeScalars.first?.value ?? 0) >= 0x1100 ? 2 : 1) }
        }.max() ?? 0
    }
}
