/// Words of a shell's command line.
package enum ShellWord {
    /// A text as one word, which can be shown and copied whatever is in it: what a terminal doesn't
    /// show is written as `$'\n'`, which bash, zsh and ksh read.
    package static func quoted(_ text: String) -> String {
        guard text.unicodeScalars.allSatisfy(\.showsItself) else {
            return "$'" + text.unicodeScalars.map(escaped).joined() + "'"
        }
        let isPlain = text.utf8.allSatisfy { byte in
            byte >= 0x80 || Character(Unicode.Scalar(byte)).isLetter
                || Character(Unicode.Scalar(byte)).isNumber || "._-/=+:@%,".utf8.contains(byte)
        }
        if isPlain, !text.isEmpty { return text }
        // By scalars: with a mark on it, an apostrophe is another character, and still ends a word.
        return "'" + text.unicodeScalars.map { $0 == "'" ? "'\\''" : String($0) }.joined() + "'"
    }

    /// The same for bytes that aren't UTF-8.
    package static func quoted(bytes: [UInt8]) -> String {
        let escaped = bytes.map { byte in
            byte < 0x80 ? Self.escaped(Unicode.Scalar(byte)) : "\\x" + hex(UInt32(byte), 2)
        }
        return "$'" + escaped.joined() + "'"
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "'", "\\": "\\\(scalar)"
        case _ where scalar.showsItself: String(scalar)
        // Beyond ASCII `\x` would be a byte, and not a character.
        case _ where scalar.isASCII: "\\x" + hex(scalar.value, 2)
        case _ where scalar.value < 0x1_0000: "\\u" + hex(scalar.value, 4)
        default: "\\U" + hex(scalar.value, 8)
        }
    }

    private static func hex(_ value: UInt32, _ width: Int) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: width - digits.count) + digits
    }

    /// The words of a line, quotes and backslashes taken away, as ``quoted(_:)`` wrote them.
    package static func split(_ line: String) -> [String] {
        var words: [String] = []
        var word: String.UnicodeScalarView?
        var rest = line.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "$" where rest.first == "'":
                rest.removeFirst()
                word = (word ?? .init()) + unescaped(&rest)
            case "'":
                let text = rest.prefix { $0 != "'" }
                rest = rest.dropFirst(text.count + 1)
                word = (word ?? .init()) + text
            case "\\": word = (word ?? .init()) + rest.prefix(1); rest = rest.dropFirst()
            case " ":
                if let whole = word { words.append(String(whole)) }
                word = nil
            default: word = (word ?? .init()) + [scalar]
            }
        }
        if let word { words.append(String(word)) }
        return words
    }

    /// What is up to the closing quote, which is taken as well.
    private static func unescaped(
        _ rest: inout Substring.UnicodeScalarView
    ) -> String.UnicodeScalarView {
        var text = String.UnicodeScalarView()
        while let scalar = rest.popFirst(), scalar != "'" {
            guard scalar == "\\", let kind = rest.popFirst() else {
                text.append(scalar)
                continue
            }
            let widths: [Unicode.Scalar: Int] = ["x": 2, "u": 4, "U": 8]
            let digits = String(rest.prefix(widths[kind] ?? 0))
            if let value = UInt32(digits, radix: 16), let meant = Unicode.Scalar(value) {
                text.append(meant)
                rest = rest.dropFirst(digits.unicodeScalars.count)
            } else {
                text.append(kind)
            }
        }
        return text
    }
}
