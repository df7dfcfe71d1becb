/// What a cell holds, as far as its characters tell. Pure.
enum CellShape: Hashable {
    case blank
    case number
    case date
    case mail
    /// Anything else.
    case text

    init(_ text: String) {
        var digits = 0
        var letters = 0
        var separators = 0
        var others = 0
        for scalar in text.unicodeScalars {
            switch scalar {
            case "0"..."9": digits += 1
            case "a"..."z", "A"..."Z": letters += 1
            case "@":
                self = .mail
                return
            case "/", "-", ":", ".": separators += 1
            case ",", "+", "%", "(", ")", " ", "'", "\u{A0}", "\u{202F}", "$", "€", "£", "¥", "#":
                break
            default:
                if scalar.properties.isAlphabetic { letters += 1 } else { others += 1 }
            }
        }
        if digits > 0, letters == 0, others == 0 {
            self = Self.isDate(text, separators) ? .date : .number
        } else if digits > 0, letters <= 3, others == 0, Self.isTime(text) {
            self = .date
        } else if letters == 0, digits == 0, others == 0, separators == 0 {
            self = text.unicodeScalars.allSatisfy(Padding.isPadding) ? .blank : .text
        } else {
            self = .text
        }
    }

    /// `2024-01-31`, `31/01/2024 10:22`, `31.1.24`: three groups of digits, of which one may be a year.
    private static func isDate(_ text: String, _ separators: Int) -> Bool {
        guard separators >= 2, let day = text.split(separator: " ").first else { return false }
        return isDay(day)
    }

    private static func isDay(_ text: Substring) -> Bool {
        for separator in ["-", "/", "."] as [Character] {
            let parts = text.split(separator: separator, omittingEmptySubsequences: false)
            guard parts.count == 3, parts.allSatisfy({ Int($0) != nil }) else { continue }
            let counts = parts.map(\.count)
            return counts[1] <= 2
                && (counts[0] == 4 && counts[2] <= 2
                    || counts[0] <= 2 && [2, 4].contains(counts[2]))
        }
        return false
    }

    /// With a time's letters: `2024-01-31T10:22:01Z`, `31/01/2024 10:22 AM`.
    private static func isTime(_ text: String) -> Bool {
        guard let day = text.split(whereSeparator: { $0 == " " || $0 == "T" }).first else {
            return false
        }
        return isDay(day)
    }
}
