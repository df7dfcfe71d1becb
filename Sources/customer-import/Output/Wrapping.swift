/// Text in lines of a terminal's width, broken between words. Pure.
///
/// Widths are counted in characters, colours left out; a colour that a line's end cuts goes on in the
/// next line.
enum Wrapping {
    /// The text as lines of at most so many characters; a longer word is cut.
    ///
    /// - Parameter width: 1 or more.
    static func lines(_ text: String, to width: Int) -> [String] {
        guard self.width(text) > width else { return [text] }
        var lines: [String] = []
        var line = ""
        var length = 0
        var colour = ""
        func end() {
            lines.append(colour.isEmpty ? line : line + reset)
            (line, length) = (colour, 0)
        }
        for (spaces, word) in words(text) {
            if length > 0, length + spaces + self.width(word) > width {
                end()
            } else if length > 0 {
                line += String(repeating: " ", count: spaces)
                length += spaces
            }
            var isCode = false
            var code = ""
            for character in word {
                if character == escape { (isCode, code) = (true, "") }
                if isCode {
                    code.append(character)
                    line.append(character)
                    guard character == "m" else { continue }
                    isCode = false
                    colour = code == reset ? "" : colour + code
                } else {
                    if length == width { end() }
                    line.append(character)
                    length += 1
                }
            }
        }
        if length > 0 { lines.append(line) }
        return lines
    }

    /// A line with its own indent; what doesn't fit follows below its text.
    ///
    /// - Parameter width: of the terminal; nil where nothing is to be wrapped.
    static func paragraph(_ line: String, to width: Int?) -> [String] {
        guard let width, self.width(line) >= width else { return [line] }
        let indent = line.prefix { $0 == " " }
        let hanging = String(indent) + "  "
        let room = max(width - 1 - hanging.count, 20)
        let lines = lines(String(line.dropFirst(indent.count)), to: room)
        return lines.enumerated().map { ($0 == 0 ? String(indent) : hanging) + $1 }
    }

    /// How many columns a text takes.
    static func width(_ text: String) -> Int {
        var width = 0
        var isCode = false
        for character in text {
            if character == escape { isCode = true }
            if !isCode { width += 1 }
            if character == "m" { isCode = false }
        }
        return width
    }

    /// The width below which a word would be cut.
    static func longestWord(_ text: String) -> Int {
        words(text).map { width($0.word) }.max() ?? 0
    }

    private static let escape: Character = "\u{1B}"
    private static let reset = "\u{1B}[0m"

    /// The words, each with the number of spaces before it.
    private static func words(_ text: String) -> [(spaces: Int, word: String)] {
        var words: [(spaces: Int, word: String)] = []
        var spaces = 0
        for part in text.split(separator: " ", omittingEmptySubsequences: false) {
            if !part.isEmpty {
                words.append((spaces, String(part)))
                spaces = 0
            }
            spaces += 1
        }
        return words
    }
}
