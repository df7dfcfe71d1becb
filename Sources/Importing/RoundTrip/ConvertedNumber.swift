import Foundation

/// A decimal number: its digits, and where the point is. Pure.
struct DecimalNumber: Hashable {
    private(set) var isNegative: Bool
    /// As ASCII, without zeros at the beginning and at the end; none for 0.
    private(set) var digits: [UInt8] = []
    /// How many of the digits are before the point.
    private(set) var point = 0

    /// Reads digits, a point among them or none, and an exponent; nil for anything else.
    init?(_ text: some StringProtocol, isNegative: Bool = false) {
        self.isNegative = isNegative
        var hasPoint = false
        var hasDigits = false
        var exponent = 0
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                hasDigits = true
                if byte != UInt8(ascii: "0") || !digits.isEmpty {
                    digits.append(byte)
                    if !hasPoint { point += 1 }
                } else if hasPoint {
                    point -= 1
                }
            case UInt8(ascii: ".") where !hasPoint: hasPoint = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                guard let value = Int(String(decoding: rest, as: UTF8.self)), abs(value) < 400
                else { return nil }
                exponent = value
                rest = rest[rest.endIndex...]
            default: return nil
            }
        }
        guard hasDigits else { return nil }
        point += exponent
        trim()
    }

    /// The same number a hundredth as large.
    var hundredth: DecimalNumber {
        var result = self
        if !digits.isEmpty { result.point -= 2 }
        return result
    }

    /// What spreadsheets keep of it: 15 digits, the others cut off or rounded, or as many as a number of 64
    /// bits tells apart.
    var kept: Set<DecimalNumber> {
        guard digits.count > Self.keptDigits else { return [self] }
        var cut = self
        cut.digits = Array(digits.prefix(Self.keptDigits))
        // Half-way cases are rounded from what 64 bits hold, and so up or down.
        var above = cut
        above.raiseLastDigit()
        cut.trim()
        var kept: Set = [self, cut, above]
        guard let value = Double(text), value.isFinite else { return kept }
        for shortened in [value.description, String(format: "%.14e", value)] {
            let isNegative = shortened.hasPrefix("-")
            let digits = shortened.drop { $0 == "-" }
            if let number = DecimalNumber(digits, isNegative: isNegative) { kept.insert(number) }
        }
        return kept
    }

    /// Nil for one that no number of 64 bits comes near.
    var value: Double? { Double(text).flatMap { $0.isFinite ? $0 : nil } }

    private static let keptDigits = 15

    private var text: String {
        let sign = isNegative ? "-" : ""
        return digits.isEmpty
            ? "0" : "\(sign)0.\(String(decoding: digits, as: UTF8.self))e\(point)"
    }

    /// Adds one at the place of the last digit.
    private mutating func raiseLastDigit() {
        while digits.last == UInt8(ascii: "9") { digits.removeLast() }
        if let last = digits.popLast() {
            digits.append(last + 1)
        } else {
            digits = [UInt8(ascii: "1")]
            point += 1
        }
    }

    private mutating func trim() {
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        if digits.isEmpty { (point, isNegative) = (0, false) }
    }
}

/// Numbers as people write them, and as a workbook has them then. Pure.
enum ConvertedNumber {
    /// Whether a number can have been made of a text, whose digits and signs are ASCII.
    static func canBecome(_ value: String, _ text: String) -> Bool {
        guard let value = number(ofValue: value) else { return false }
        if readings(of: text).contains(where: { $0.kept.contains(value) }) { return true }
        return fraction(text).map { isNear($0, value) } ?? false
    }

    /// A number of a workbook; of one that its format sets out, such as `(555) 010-2201`, the digits.
    static func number(ofValue text: String) -> DecimalNumber? {
        let isNegative = text.hasPrefix("-")
        let rest = isNegative ? text.dropFirst() : text[...]
        if rest.hasSuffix("%") {
            return DecimalNumber(rest.dropLast(), isNegative: isNegative)?.hundredth
        }
        if let number = DecimalNumber(rest, isNegative: isNegative) { return number }
        guard text.allSatisfy({ $0.isNumber || "+-/() .".contains($0) }),
            !ConvertedDate.isWritten(text)
        else { return nil }
        return DecimalNumber(String(text.filter(\.isNumber)))
    }

    /// What a text is as a number, with a point and with a comma for its fraction.
    static func readings(of text: String) -> Set<DecimalNumber> {
        var body = text[...]
        var isNegative = false
        var isPercent = false
        if body.hasPrefix("("), body.hasSuffix(")") {
            isNegative = true
            body = body.dropFirst().dropLast()
        }
        strip(&body, &isNegative, &isPercent)
        guard let first = body.first, first.isASCII, first.isNumber || first == "." || first == ","
        else { return [] }
        var readings: Set<DecimalNumber> = []
        for (point, groups) in [(".", ", '"), (",", ". '")] {
            let plain = String(body.filter { !groups.contains($0) })
                .replacing(point, with: ".")
            guard let number = DecimalNumber(plain, isNegative: isNegative) else { continue }
            readings.insert(isPercent ? number.hundredth : number)
        }
        return readings
    }

    /// Takes signs, currencies and the percent sign off both ends.
    private static func strip(
        _ body: inout Substring,
        _ isNegative: inout Bool,
        _ isPercent: inout Bool
    ) {
        var hasSign = isNegative
        while true {
            let before = body
            for edge in [body.first, body.last] {
                guard let edge else { return }
                switch edge {
                case "-", "+":
                    guard !hasSign else { break }
                    hasSign = true
                    isNegative = edge == "-"
                    remove(edge, &body)
                case "%":
                    guard !isPercent else { break }
                    isPercent = true
                    remove(edge, &body)
                case " ": remove(edge, &body)
                default: if edge.isCurrencySymbol { remove(edge, &body) }
                }
            }
            let words = body.lowercased()
            if let word = currencies.first(where: { words.hasSuffix($0) }) {
                body = body.dropLast(word.count)
            } else if let word = currencies.first(where: { words.hasPrefix($0) }) {
                body = body.dropFirst(word.count)
            }
            if body == before { return }
        }
    }

    private static func remove(_ edge: Character, _ body: inout Substring) {
        if body.first == edge { body.removeFirst() } else if body.last == edge { body.removeLast() }
    }

    /// Currencies that are written with letters.
    private static let currencies = [
        "kr", "zł", "kč", "ft", "lei", "chf", "eur", "usd", "gbp", "руб", "грн", "tl", "r$", "rs",
    ]

    /// `1 1/2` and `3/4`.
    private static func fraction(_ text: String) -> Double? {
        guard let match = text.wholeMatch(of: /(-?)(?:([0-9]{1,9}) )?([0-9]{1,9})\/([0-9]{1,9})/),
            let top = Double(match.3), let bottom = Double(match.4), bottom > 0
        else { return nil }
        let value = (match.2.flatMap { Double($0) } ?? 0) + top / bottom
        return match.1.isEmpty ? value : -value
    }

    private static func isNear(_ fraction: Double, _ number: DecimalNumber) -> Bool {
        number.value.map { abs($0 - fraction) <= abs(fraction) * 1e-12 } ?? false
    }
}
