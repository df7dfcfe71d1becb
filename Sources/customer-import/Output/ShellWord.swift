/// Words of a shell's command line.
enum ShellWord {
    /// A text as one word.
    static func quoted(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            byte >= 0x80 || Character(Unicode.Scalar(byte)).isLetter
                || Character(Unicode.Scalar(byte)).isNumber || "._-/=+:@%,".utf8.contains(byte)
        }
        if isPlain, !text.isEmpty { return text }
        return "'" + text.replacing("'", with: "'\\''") + "'"
    }

    /// The words of a line, quotes and backslashes taken away.
    static func split(_ line: String) -> [String] {
        var words: [String] = []
        var word: String?
        var isQuoted = false
        var isEscaped = false
        for character in line {
            if isEscaped {
                word = (word ?? "") + String(character)
                isEscaped = false
            } else if isQuoted {
                if character == "'" { isQuoted = false } else { word?.append(character) }
            } else {
                switch character {
                case "'":
                    isQuoted = true
                    word = word ?? ""
                case "\\": isEscaped = true
                case " ":
                    if let whole = word { words.append(whole) }
                    word = nil
                default: word = (word ?? "") + String(character)
                }
            }
        }
        if let word { words.append(word) }
        return words
    }
}
