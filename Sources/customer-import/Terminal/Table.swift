/// Columns of text in line, two spaces between them.
struct Table {
    enum Alignment {
        case left
        case right
    }

    private static let gap = 2
    /// No column becomes narrower than this for want of room.
    private static let leastWidth = 12

    private let alignments: [Alignment]
    private var rows: [[Line]] = []

    init(_ alignments: Alignment...) {
        self.alignments = alignments
    }

    mutating func add(_ cells: any LineText...) {
        rows.append(cells.map(\.line))
    }

    /// The lines, without trailing spaces. Widths are counted in characters.
    ///
    /// - Parameter width: of the terminal: what is wider is broken between words, within its column;
    ///   nil for lines as long as they are.
    func lines(indent: Int = 0, width: Int? = nil) -> [Line] {
        var widths = alignments.indices.map { column in
            rows.map { $0.indices.contains(column) ? $0[column].width : 0 }.max() ?? 0
        }
        if let width { fit(&widths, width - 1 - indent) }
        return rows.flatMap { lines($0, widths, indent) }
    }

    /// Takes from the widest column as long as all don't fit: what is between words first, and then
    /// what cuts them.
    private func fit(_ widths: inout [Int], _ room: Int) {
        let words = alignments.indices.map { column in
            rows.map { $0.indices.contains(column) ? Wrapping.longestWord($0[column]) : 0 }.max()
                ?? 0
        }
        for least in [words, words.map { min($0, Self.leastWidth) }] {
            while widths.reduce(Self.gap * (widths.count - 1), +) > room {
                let wide = widths.indices.filter { widths[$0] > max(least[$0], Self.leastWidth) }
                guard let widest = wide.max(by: { widths[$0] < widths[$1] }) else { break }
                widths[widest] -= 1
            }
        }
    }

    private func lines(_ cells: [Line], _ widths: [Int], _ indent: Int) -> [Line] {
        let wrapped = cells.indices.map { Wrapping.lines(cells[$0], to: max(widths[$0], 1)) }
        let height = wrapped.map(\.count).max() ?? 1
        return (0..<height).map { number in
            var line = Self.spaces(indent)
            for column in cells.indices {
                let lines = wrapped[column]
                let text: Line = lines.indices.contains(number) ? lines[number] : ""
                let padding = Self.spaces(max(widths[column] - text.width, 0))
                line += alignments[column] == .right ? padding + text : text + padding
                if column < cells.count - 1 { line += Self.spaces(Self.gap) }
            }
            while line.cells.last?.character == " " { line.cells.removeLast() }
            return line
        }
    }

    private static func spaces(_ count: Int) -> Line {
        Line(String(repeating: " ", count: count))
    }
}
