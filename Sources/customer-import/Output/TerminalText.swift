import Foundation

/// Makes texts from a file or a service safe for a terminal: a header must not move the cursor,
/// name the window or turn the text around.
///
/// Control characters are shown as `\x1b`; what is sent and what is exported stays as it is.
enum TerminalText {
    /// Text of several lines: tabs and line feeds stay.
    static func safe(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHarmful) else { return text }
        var safe = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if isHarmful(scalar) {
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

    /// A message whose lines are no longer than a person reads, however long the names in it are.
    static func message(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            safe(line.count > mostCharacters ? line.prefix(mostCharacters - 1) + "…" : String(line))
        }.joined(separator: "\n")
    }

    /// A line of the program's own, in which its own colours stay.
    static func line(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHarmful) else { return text }
        let pieces = text.components(separatedBy: "\u{1B}")
        return pieces.dropFirst().reduce(safe(pieces[0])) { line, piece in
            let isOwn = Style.codes.contains { piece.hasPrefix("[\($0)m") }
            return line + (isOwn ? "\u{1B}" : shown("\u{1B}")) + safe(piece)
        }
    }

    private static let mostCharacters = 2_000

    /// C0 and C1 controls, and the marks that change the direction of text (UAX 9).
    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case ..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    private static func shown(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        let width = scalar.value < 0x100 ? 2 : 4
        let zeros = String(repeating: "0", count: width - digits.count)
        return (width == 2 ? "\\x" : "\\u") + zeros + digits
    }
}
