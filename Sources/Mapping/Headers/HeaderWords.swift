import Foundation

/// Takes a header apart into plain lower-case words, so that spelling doesn't matter.
///
/// `Zip / Postal Code`, `zip_postal_code` and `ZipPostalCode` give the same words.
enum HeaderWords {
    /// The words of a text, without accents and in lower case.
    static func split(_ text: String) -> [String] {
        split(unaccented: folded(text))
    }

    /// The same, with `ae`, `oe` and `ue` for letters that people without them write so.
    static func splitTranscribed(_ text: String) -> [String] {
        var transcribed = ""
        for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
            switch scalar {
            case "ä", "æ": transcribed += "ae"
            case "Ä", "Æ": transcribed += "Ae"
            case "ö", "ø": transcribed += "oe"
            case "Ö", "Ø": transcribed += "Oe"
            case "ü": transcribed += "ue"
            case "Ü": transcribed += "Ue"
            case "å": transcribed += "aa"
            case "Å": transcribed += "Aa"
            default: transcribed.unicodeScalars.append(scalar)
            }
        }
        return split(transcribed)
    }

    /// Without accents and full-width forms; letters that have no accent to lose become plain ones.
    private static func folded(_ text: String) -> String {
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
        var plain = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "ß": plain += "ss"
            case "ı": plain += "i"
            case "ø": plain += "o"
            case "Ø": plain += "O"
            case "æ": plain += "ae"
            case "Æ": plain += "Ae"
            case "œ": plain += "oe"
            case "Œ": plain += "Oe"
            case "ł": plain += "l"
            case "Ł": plain += "L"
            case "đ": plain += "d"
            case "Đ": plain += "D"
            case "ς": plain += "σ"
            case "№": plain += " number "
            case "〒": plain += " 郵便番号 "
            default: plain.unicodeScalars.append(scalar)
            }
        }
        return plain.folding(options: [.diacriticInsensitive, .widthInsensitive], locale: nil)
    }

    /// Splits at anything but letters and digits, between `aB`, `ABc` and `a1`.
    private static func split(unaccented text: String) -> [String] {
        var words: [String] = []
        var word = ""
        var previous: Unicode.Scalar?
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            guard isPartOfWord(scalar) else {
                if apostrophes.contains(scalar) { continue }
                append(word, endsIn: scalar, to: &words)
                word = ""
                previous = nil
                // “Phone #1” is the first phone.
                let isDigitNext = index + 1 < scalars.count && isDigit(scalars[index + 1])
                if scalar == "#", !isDigitNext { words.append("number") }
                continue
            }
            let next = index + 1 < scalars.count ? scalars[index + 1] : nil
            if let previous, breaks(previous, scalar, next), !word.isEmpty {
                append(word, endsIn: nil, to: &words)
                word = ""
            }
            word += scalar.properties.lowercaseMapping
            previous = scalar
        }
        append(word, endsIn: nil, to: &words)
        return words
    }

    /// Adds a word: `N°` and `Nº` as “number”, `e-mail` as one word, and `01` as 1.
    private static func append(
        _ word: String,
        endsIn mark: Unicode.Scalar?,
        to words: inout [String]
    ) {
        guard !word.isEmpty else { return }
        if (word == "n" && mark == "°") || word == "nº" || word == "º" && words.last == "n" {
            if word == "º" { words.removeLast() }
            words.append("number")
        } else if word.hasPrefix("mail"), words.last == "e" {
            words[words.count - 1] = "e" + word
        } else if word.utf8.first == UInt8(ascii: "0"), let number = Int(word) {
            words.append(String(number))
        } else {
            words.append(word)
        }
    }

    private static let apostrophes: Set<Unicode.Scalar> = ["'", "’", "ʼ", "`", "´", "\u{2018}"]

    private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 {
            return switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9": true
            default: false
            }
        }
        if apostrophes.contains(scalar) { return false }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .decimalNumber, .otherNumber, .letterNumber:
            return true
        default: return false
        }
    }

    private static func breaks(
        _ before: Unicode.Scalar,
        _ here: Unicode.Scalar,
        _ next: Unicode.Scalar?
    ) -> Bool {
        if isDigit(before) != isDigit(here) { return true }
        guard here.properties.isUppercase else { return false }
        if before.properties.isLowercase { return true }
        return before.properties.isUppercase && (next?.properties.isLowercase ?? false)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.numericType == .decimal
    }
}
