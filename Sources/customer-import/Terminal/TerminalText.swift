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

    /// A JSON document that says the same, and of which a terminal only shows what there is: beyond ASCII's
    /// own, which JSON escapes anyway, controls and such are written as `\u202e`.
    static func safe(json document: Data) -> String {
        let text = String(decoding: document, as: UTF8.self)
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
