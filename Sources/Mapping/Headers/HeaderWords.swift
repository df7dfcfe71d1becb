import Foundation

/// Takes a header apart into plain lower-case words, so that spelling doesn't matter.
///
/// `Zip / Postal Code`, `zip_postal_code` and `ZipPostalCode` give the same words.
enum HeaderWords {
    /// The words of a text, without accents and in lower case.
    static func split(_ text: String) -> [String] {
        split(unaccented: folded(unescaped(text)))
    }

    /// A header of a file from the web may have entities: `E&#45;mail`.
    private static func unescaped(_ text: String) -> String {
        text.utf8.contains(UInt8(ascii: "&")) ? Damage.unescaped(text) : text
    }

    /// The same, with `ae`, `oe` and `ue` for letters that people without them write so.
    static func splitTranscribed(_ text: String) -> [String] {
        var transcribed = ""
        for scalar in unescaped(text).precomposedStringWithCanonicalMapping.unicodeScalars {
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
        var needsFolding = false
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
            case "\u{C0}"..."\u{17F}": plain.unicodeScalars.append(latin[Int(scalar.value) - 0xC0])
            default:
                needsFolding = needsFolding || mayHaveAccent(scalar)
                plain.unicodeScalars.append(scalar)
            }
        }
        guard needsFolding else { return plain }
        return plain.folding(options: [.diacriticInsensitive, .widthInsensitive], locale: nil)
    }

    /// U+00C0 to U+017F without their accents: the list of phrases has some 2,000 of them, and
    /// Foundation takes several microseconds for a text.
    private static let latin = Array(
        ("AAAAAAÆCEEEEIIIIÐNOOOOO×ØUUUUYÞßaaaaaaæceeeeiiiiðnooooo÷øuuuuyþy"
            + "AaAaAaCcCcCcCcDdĐđEeEeEeEeEeGgGgGgGgHhĦħIiIiIiIiIıĲĳJjKkĸLlLlLlĿ"
            + "ŀŁłNnNnNnŉŊŋOoOoOoŒœRrRrRrSsSsSsSsTtTtŦŧUuUuUuUuUuUuWwYyYZzZzZzſ").unicodeScalars
    )

    /// Whether Foundation has to look: not for Cyrillic letters that have none, nor for ideographs
    /// and the syllables of Korean.
    private static func mayHaveAccent(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x80..<0xC0: scalar == "ª" || scalar == "º" || scalar == "²" || scalar == "³"
        case 0x410..<0x450: scalar == "Й" || scalar == "й"
        case 0x4E00..<0xA000, 0xAC00..<0xD7A4, 0..<0x80: false
        default: true
        }
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
            appendLowercase(scalar, to: &word)
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
        guard isUppercase(here) else { return false }
        if isLowercase(before) { return true }
        return isUppercase(before) && next.map(isLowercase) == true
    }

    // Most letters are ASCII or have no case: the tables of Unicode are asked for the others only.

    private static func isUppercase(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80 ? ("A"..."Z").contains(scalar) : scalar.properties.isUppercase
    }

    private static func isLowercase(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80 ? ("a"..."z").contains(scalar) : scalar.properties.isLowercase
    }

    private static func appendLowercase(_ scalar: Unicode.Scalar, to word: inout String) {
        switch scalar.value {
        case 0x41...0x5A: word.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value + 0x20)))
        case 0..<0x80, 0x430..<0x450, 0x3040..<0xD7A4: word.unicodeScalars.append(scalar)
        default: word += scalar.properties.lowercaseMapping
        }
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 { return ("0"..."9").contains(scalar) }
        return scalar.properties.numericType == .decimal
    }
}

/// What databases write around the values of their JSON, and what is no part of a key's name.
///
/// MongoDB says of what type a value is (`{"$oid": "60f6"}`), so does DynamoDB (`{"S": "Alder"}`),
/// which also wraps each record (`Item`), as Elasticsearch does (`_source`), CouchDB (`doc`) and Firestore
/// (`fields`), whose values say their types in words (`stringValue`).
enum JSONWrapping {
    /// A dotted key as it would be without.
    static func unwrapped(_ key: String) -> String {
        guard key.contains(".") else { return key }
        var parts = key.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count > 2, let last = parts.last, firestoreTypes.contains(last),
            parts[0] == "fields"
        {
            parts.removeLast()
            return parts.filter { $0 != "fields" && $0 != "mapValue" }.joined(separator: ".")
        }
        if parts.count > 1, let first = parts.first, records.contains(first) { parts.removeFirst() }
        if parts.count > 1, let last = parts.last, types.contains(last) { parts.removeLast() }
        // A map within one of DynamoDB's: `address.M.city`.
        if parts.count > 2 { parts.removeAll { $0 == "M" } }
        return parts.joined(separator: ".")
    }

    private static let records: Set<Substring> = ["_source", "Item", "doc"]

    /// Of the values that are texts.
    private static let firestoreTypes: Set<Substring> = [
        "stringValue", "integerValue", "doubleValue",
    ]

    /// MongoDB's extended JSON, versions 1 and 2, and DynamoDB's types whose values are texts.
    private static let types: Set<Substring> = [
        "$oid", "$numberLong", "$numberInt", "$numberDouble", "$numberDecimal", "$uuid", "$symbol",
        "S", "N",
    ]
}
