import Foundation
import Importing

/// Makes texts from a file, a journal or a service safe for a terminal: they must not move the cursor,
/// name the window, turn text around, or end a line.
///
/// What does anything but show is shown as `\x1b`; what is sent and what is exported stays as it is.
enum TerminalText {
    /// A text within a line; a tab is a space there.
    static func safe(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.isHarmful || $0.isJoiner }) else {
            return text
        }
        var safe = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            // Emoji, and words of Persian and Hindi, are joined by them; nothing of ASCII is.
            let isKept = scalar.isJoiner && safe.last.map { !$0.isASCII } ?? false
            if scalar == "\t" {
                safe.append(" ")
            } else if scalar.isHarmful || (scalar.isJoiner && !isKept) {
                safe.append(contentsOf: shown(scalar).unicodeScalars)
            } else {
                safe.append(scalar)
            }
        }
        return String(safe)
    }

    /// A header or a cell within a line: its line ends are spaces, and what goes beyond so many
    /// characters is left out.
    static func cell(_ text: String, limit: Int) -> String {
        let shown = text.prefix(limit + 1).map { $0.isNewline || $0 == "\t" ? " " : $0 }
        return safe(shown.count > limit ? String(shown.prefix(limit - 1)) + "…" : String(shown))
    }

    /// The lines of a message, none longer than a person reads, however long the names in it are.
    static func message(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            safe(line.count > mostCharacters ? line.prefix(mostCharacters - 1) + "…" : String(line))
        }
    }

    /// A line of JSON that says the same, and of which a terminal only shows what there is.
    static func safe(json line: [UInt8]) -> [UInt8] {
        // Most are plain ASCII, and there is one a row.
        guard line.contains(where: { $0 >= 0x7F }) else { return line }
        return Array(safe(json: String(decoding: line, as: UTF8.self)).utf8)
    }

    /// A JSON document that says the same, and of which a terminal only shows what there is: beyond ASCII's
    /// own, which JSON escapes anyway, controls and such are written as `\u202e`.
    static func safe(json text: String) -> String {
        var safe = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.value < 0x7F || scalar.showsItself {
                safe.append(scalar)
            } else {
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    let zeros = String(repeating: "0", count: 4 - digits.count)
                    safe.append(contentsOf: ("\\u" + zeros + digits).unicodeScalars)
                }
            }
        }
        return String(safe)
    }

    private static let mostCharacters = 2_000

    private static func shown(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        let (mark, width) =
            switch scalar.value {
            case ..<0x100: ("\\x", 2)
            case ..<0x1_0000: ("\\u", 4)
            default: ("\\U", 8)
            }
        return mark + String(repeating: "0", count: width - digits.count) + digits
    }
}

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
