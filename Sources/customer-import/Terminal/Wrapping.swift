/// A line in lines of a terminal's width, broken between words. Pure.
///
/// Widths are counted in characters; a colour goes on in the next line.
enum Wrapping {
    /// The line as lines of at most so many characters; a longer word is cut.
    ///
    /// - Parameter width: 1 or more.
    static func lines(_ line: Line, to width: Int) -> [Line] {
        guard line.width > width else { return [line] }
        var lines: [Line] = []
        var current = Line("")
        for (spaces, word) in words(line) {
            if current.width > 0, current.width + spaces.width + word.width > width {
                lines.append(current)
                current = Line("")
            } else if current.width > 0 {
                current += spaces
            }
            for cell in word.cells {
                if current.width == width {
                    lines.append(current)
                    current = Line("")
                }
                current.cells.append(cell)
            }
        }
        if current.width > 0 { lines.append(current) }
        return lines
    }

    /// A line with its own indent; what doesn't fit follows below its text.
    ///
    /// - Parameter width: of the terminal; nil where nothing is to be wrapped.
    static func paragraph(_ line: Line, to width: Int?) -> [Line] {
        guard let width, line.width >= width else { return [line] }
        let indent = Line(cells: line.cells.prefix { $0.character == " " })
        let hanging = indent + "  "
        let room = max(width - 1 - hanging.width, 20)
        let lines = lines(Line(cells: line.cells.dropFirst(indent.width)), to: room)
        return lines.enumerated().map { ($0 == 0 ? indent : hanging) + $1 }
    }

    /// The width below which a word would be cut.
    static func longestWord(_ line: Line) -> Int {
        words(line).map(\.word.width).max() ?? 0
    }

    /// The words, each with the spaces before it.
    private static func words(_ line: Line) -> [(spaces: Line, word: Line)] {
        var words: [(spaces: Line, word: Line)] = []
        var isInWord = false
        for cell in line.cells {
            if cell.character == " " {
                if isInWord || words.isEmpty { words.append(("", "")) }
                words[words.count - 1].spaces.cells.append(cell)
                isInWord = false
            } else {
                if words.isEmpty { words.append(("", "")) }
                words[words.count - 1].word.cells.append(cell)
                isInWord = true
            }
        }
        return words.filter { $0.word.width > 0 }
    }
}
