/// Columns of text in line, two spaces between them.
struct Table {
    enum Alignment {
        case left
        case right
    }

    private let alignments: [Alignment]
    private var rows: [[String]] = []

    init(_ alignments: Alignment...) {
        self.alignments = alignments
    }

    mutating func add(_ cells: String...) {
        rows.append(cells)
    }

    /// The lines, without trailing spaces. Widths are counted in characters, ANSI codes left out.
    func lines(indent: Int = 0) -> [String] {
        let widths = alignments.indices.map { column in
            rows.map { $0.indices.contains(column) ? Self.width($0[column]) : 0 }.max() ?? 0
        }
        return rows.map { cells in
            var line = String(repeating: " ", count: indent)
            for (column, cell) in cells.enumerated() {
                let padding = String(repeating: " ", count: widths[column] - Self.width(cell))
                line += alignments[column] == .right ? padding + cell : cell + padding
                line += column < cells.count - 1 ? "  " : ""
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    private static func width(_ text: String) -> Int {
        var width = 0
        var isEscaped = false
        for character in text {
            if character == "\u{1B}" { isEscaped = true }
            if !isEscaped { width += 1 }
            if character == "m" { isEscaped = false }
        }
        return width
    }
}
