/// What is between two cells.
package struct Delimiter: Hashable, Sendable, CustomStringConvertible {
    /// Its UTF-8, never empty.
    package let bytes: [UInt8]

    package static let comma = Delimiter(",")
    package static let semicolon = Delimiter(";")
    package static let tab = Delimiter("\t")
    package static let pipe = Delimiter("|")
    package static let space = Delimiter(" ")

    /// Those that are looked for first, the likeliest first.
    package static let candidates = [comma, semicolon, tab, pipe]

    /// One that no text holds.
    static let unused = Delimiter("\u{10FFFF}")

    /// Those that are looked for where none of the first makes more than one cell of each record.
    package static let rareCandidates = ["\u{1F}", "^", "~", "#", ":"].map { Delimiter($0) }

    /// Longer ones are taken for a mistake.
    private static let mostBytes = 16

    private init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// A delimiter as people write it: characters, `\t`, `U+001F`, or a name such as `tab`.
    ///
    /// Nil for quotes, line ends, NUL, what is nothing but letters and digits, and more than 16 bytes.
    package init?(argument text: String) {
        switch text.lowercased() {
        case "comma": self = .comma
        case "semicolon": self = .semicolon
        case "tab", "\\t", "\t": self = .tab
        case "pipe": self = .pipe
        case "colon": self.init(":")
        case "space": self = .space
        default:
            guard let text = Self.meant(by: text) else { return nil }
            let isWord = text.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF)
            }
            let isUsable = text.utf8.allSatisfy { ![0x00, 0x0A, 0x0D, 0x22].contains($0) }
            guard !isWord, isUsable, text.utf8.count <= Self.mostBytes else { return nil }
            self.init(text)
        }
    }

    /// The character that `U+001F`, `\u001f` or `\x1f` names, nil where there is no such; any other
    /// text is itself.
    private static func meant(by text: String) -> String? {
        let lower = text.lowercased()
        guard ["u+", "\\u", "\\x"].contains(where: lower.hasPrefix) else { return text }
        return UInt32(lower.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
            .map { String($0) }
    }

    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// As ``init(argument:)`` takes it, without anything that a terminal doesn't show.
    package var argument: String {
        if [Self.comma, .semicolon, .tab, .pipe, .space].contains(self) { return description }
        guard bytes.count == 1, bytes[0] < 0x20 || bytes[0] == 0x7F else { return text }
        return description.filter { $0 != "“" && $0 != "”" }
    }

    package var description: String {
        switch self {
        case .comma: return "comma"
        case .semicolon: return "semicolon"
        case .tab: return "tab"
        case .pipe: return "pipe"
        case .space: return "space"
        default:
            let shown = text.unicodeScalars.map { scalar in
                guard scalar.value < 0x20 || scalar.value == 0x7F else { return String(scalar) }
                let hex = String(scalar.value, radix: 16, uppercase: true)
                return "U+" + String(repeating: "0", count: max(4 - hex.count, 0)) + hex
            }
            return "“\(shown.joined())”"
        }
    }
}
