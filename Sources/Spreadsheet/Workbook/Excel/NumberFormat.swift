/// What a number format says that the text of a cell needs. Pure.
enum NumberFormat: Hashable {
    /// Plain digits do: how many are shown of them is for the eye.
    case plain
    /// Plain digits, which the sheet shows as an amount of money.
    case money
    case date(SerialDate.Parts)
    case percent
    /// Codes and telephone numbers that are kept as numbers, such as `00000` or `(000) 000-0000`: one mask
    /// for each condition, the first that holds.
    case masks([NumberMask])

    /// The formats that have a number and no code (ECMA-376, part 1, 18.8.30), those of East Asia included.
    init(builtIn id: Int) {
        self =
            switch id {
            case 9, 10, 67, 68: .percent
            case 5...8, 37...44: .money
            case 14...17, 27...31, 36, 50...54, 57, 58, 71...74: .date(.init(hasDate: true))
            case 22, 77: .date(.init(hasDate: true, hasTime: true))
            case 18...21, 32...35, 45, 55, 56, 75, 76, 78, 80: .date(.init(hasTime: true))
            case 46, 79: .date(.init(hasTime: true, isElapsed: true))
            case 47, 81: .date(.init(hasTime: true, hasFraction: true))
            default: .plain
            }
    }

    /// Reads a format's code.
    init(code: String) {
        let sections = NumberSection.sections(of: code)
        guard let first = sections.first else {
            self = .plain
            return
        }
        if let parts = first.date {
            self = .date(parts)
        } else if first.isPercent {
            self = .percent
        } else if first.isMoney {
            self = .money
        } else {
            let masks = sections.prefix(first.condition == nil ? 1 : sections.count)
                .map { NumberMask($0) }
            self = masks.contains { $0.pieces != nil } ? .masks(masks) : .plain
        }
    }
}

/// How amounts of money are told from other numbers. Pure.
enum Money {
    static let signs = Set("$€£¥₽₹₩₺₴₪฿₫".unicodeScalars)

    private static let words: Set<String> = [
        "eur", "usd", "gbp", "chf", "fr.", "jpy", "cny", "sek", "nok", "dkk", "kr", "kr.", "pln",
        "zł",
        "czk", "kč", "huf", "ft", "ron", "lei", "bgn", "лв.", "rub", "руб.", "uah", "грн.", "try",
        "tl",
        "inr", "rs.", "cad", "aud", "nzd", "brl", "r$", "mxn", "zar", "krw",
    ]

    /// Whether a text of a number's format is a currency's sign, and nothing else.
    static func isSign(_ text: String) -> Bool {
        let bare = text.lowercased().unicodeScalars.filter { !Padding.isPadding($0) }
        if bare.count == 1, let scalar = bare.first { return signs.contains(scalar) }
        return words.contains(String(String.UnicodeScalarView(bare)))
    }

    /// Whether a number as it is shown has a currency's sign.
    static func isShown(in text: some Sequence<UInt8>) -> Bool {
        String(decoding: Array(text), as: UTF8.self).unicodeScalars.contains(where: signs.contains)
    }
}

/// A format's code cut into what each character of it means.
struct NumberSection {
    enum Piece: Hashable {
        /// `0`, `#` or `?`.
        case digit(UInt8)
        case literal(String)
    }

    /// A condition that a number has to meet, such as `[<=9999999]`.
    struct Condition: Hashable {
        var comparison: String
        var value: Double

        func holds(for number: Double) -> Bool {
            switch comparison {
            case "<": number < value
            case "<=": number <= value
            case ">": number > value
            case ">=": number >= value
            case "=": number == value
            case "<>": number != value
            default: false
            }
        }
    }

    var pieces: [Piece] = []
    var condition: Condition?
    var date: SerialDate.Parts?
    var isPercent = false
    /// Whether there is the sign of a currency in it.
    var isMoney = false
    /// Whether there is more to it than digits and literals: a decimal point, thousands, an exponent, money.
    var isNumeric = false

    /// The sections of a code, which semicolons part.
    static func sections(of code: String) -> [NumberSection] {
        var sections: [NumberSection] = []
        var reader = Reader(Array(code.unicodeScalars))
        repeat { sections.append(reader.section()) } while reader.hasMore
        return sections
    }

    private struct Reader {
        let code: [Unicode.Scalar]
        var index = 0
        var hasMore = false
        /// The letters of dates and times in order, a run of the same one once.
        var letters: [(letter: Unicode.Scalar, isElapsed: Bool)] = []

        init(_ code: [Unicode.Scalar]) { self.code = code }

        mutating func section() -> NumberSection {
            var section = NumberSection()
            letters = []
            hasMore = false
            var hasFraction = false
            var isGeneral = false
            while index < code.count {
                let scalar = code[index]
                index += 1
                switch scalar {
                case ";":
                    hasMore = true
                    section.finish(letters, hasFraction, isGeneral)
                    return section
                case "\"":
                    let text = quoted()
                    if Money.isSign(text) { section.isMoney = true }
                    section.add(text)
                case "\\":
                    if index < code.count {
                        if Money.signs.contains(code[index]) { section.isMoney = true }
                        section.add(String(code[index]))
                    }
                    index += 1
                case "_", "*": index += 1
                case "[": bracket(&section)
                case "0" where hasSeconds, "#" where hasSeconds: hasFraction = true
                case "0", "#", "?": section.pieces.append(.digit(UInt8(scalar.value)))
                case ".": if !hasSeconds { section.isNumeric = true }
                case ",", "E", "e": section.isNumeric = true
                case "%": section.isPercent = true
                case "G" where rest(starts: "ENERAL"), "g" where rest(starts: "ENERAL"):
                    isGeneral = true
                    index += 6
                case "A" where rest(starts: "M/PM"), "a" where rest(starts: "M/PM"): index += 4
                case "A" where rest(starts: "/P"), "a" where rest(starts: "/P"): index += 2
                case "y", "Y", "m", "M", "d", "D", "h", "H", "s", "S":
                    add(scalar, isElapsed: false)
                case "$", "€", "£", "¥", "₽", "₹", "₩", "₺":
                    section.isNumeric = true
                    section.isMoney = true
                case "@": isGeneral = true
                default: section.add(String(scalar))
                }
            }
            section.finish(letters, hasFraction, isGeneral)
            return section
        }

        private var hasSeconds: Bool { letters.last?.letter == "s" }

        private func rest(starts text: String) -> Bool {
            String(String.UnicodeScalarView(code[index...].prefix(text.count))).uppercased() == text
        }

        private mutating func add(_ letter: Unicode.Scalar, isElapsed: Bool) {
            let lower = letter.properties.lowercaseMapping.unicodeScalars.first ?? letter
            if letters.last?.letter != lower { letters.append((lower, isElapsed)) }
        }

        private mutating func quoted() -> String {
            let start = index
            while index < code.count, code[index] != "\"" { index += 1 }
            let text = String(String.UnicodeScalarView(code[start..<index]))
            index += 1
            return text
        }

        /// Colours, conditions, currencies with their places, and hours that go on.
        private mutating func bracket(_ section: inout NumberSection) {
            let start = index
            while index < code.count, code[index] != "]" { index += 1 }
            let text = String(String.UnicodeScalarView(code[start..<min(index, code.count)]))
            index += 1
            let lower = text.lowercased()
            if let first = lower.unicodeScalars.first, "hms".unicodeScalars.contains(first),
                lower.unicodeScalars.allSatisfy({ $0 == first })
            {
                add(first, isElapsed: true)
            } else if text.hasPrefix("$"), !text.hasPrefix("$-") {
                section.isNumeric = true
                section.isMoney = true
            } else if let match = text.wholeMatch(of: /(<=|>=|<>|<|>|=)(-?[0-9.]+)/),
                let value = Double(match.2)
            {
                section.condition = Condition(comparison: String(match.1), value: value)
            }
        }
    }

    private mutating func add(_ literal: String) { pieces.append(.literal(literal)) }

    private mutating func finish(
        _ letters: [(letter: Unicode.Scalar, isElapsed: Bool)],
        _ hasFraction: Bool,
        _ isGeneral: Bool
    ) {
        if isGeneral { isNumeric = true }
        let hasDigits = pieces.contains { if case .digit = $0 { true } else { false } }
        guard !letters.isEmpty, !hasDigits, !isGeneral else { return }
        var parts = SerialDate.Parts(hasFraction: hasFraction)
        for (place, entry) in letters.enumerated() {
            switch entry.letter {
            case "y", "d": parts.hasDate = true
            case "m":
                // Minutes are behind hours or before seconds.
                let isMinutes =
                    entry.isElapsed || place > 0 && letters[place - 1].letter == "h"
                    || place + 1 < letters.count && letters[place + 1].letter == "s"
                if isMinutes { parts.hasTime = true } else { parts.hasDate = true }
            default: parts.hasTime = true
            }
            if entry.isElapsed { parts.isElapsed = true }
        }
        date = parts
    }
}

/// How the digits of a whole number are set out, such as `000-00-0000`.
struct NumberMask: Hashable {
    /// Nil where plain digits do.
    let pieces: [NumberSection.Piece]?
    let condition: NumberSection.Condition?

    init(_ section: NumberSection) {
        condition = section.condition
        pieces = Self.isMask(section) ? section.pieces : nil
    }

    /// Whether the text needs what a format adds: zeros at the beginning, or what is between or before
    /// the digits. Groups of three are for the eye, and so is a unit behind the number.
    private static func isMask(_ section: NumberSection) -> Bool {
        guard !section.isNumeric, !section.isPercent, section.date == nil else { return false }
        var zeros = 0
        var groups: [Int] = []
        var hasPrefix = false
        var separators: Set<String> = []
        var isInGroup = false
        var pending: String?
        for piece in section.pieces {
            switch piece {
            case .digit(let digit):
                // What is lined up by it are fractions and accounts.
                guard digit != UInt8(ascii: "?") else { return false }
                if digit == UInt8(ascii: "0") { zeros += 1 }
                if let literal = pending, !groups.isEmpty { separators.insert(literal) }
                if isInGroup { groups[groups.count - 1] += 1 } else { groups.append(1) }
                isInGroup = true
                pending = nil
            case .literal(let text):
                isInGroup = false
                pending = (pending ?? "") + text
                if groups.isEmpty, !text.allSatisfy({ $0 == " " }) { hasPrefix = true }
            }
        }
        guard !groups.isEmpty else { return false }
        if zeros >= 2 || hasPrefix { return true }
        let isGrouping =
            groups.dropFirst().allSatisfy { $0 == 3 }
            && separators.isSubset(of: [" ", "\u{A0}", "\u{202F}", "'", "’"])
        return groups.count > 1 && !isGrouping
    }

    /// Appends the digits of a whole number as the mask sets them out.
    func append(_ digits: [UInt8], to output: inout [UInt8]) {
        guard let pieces else {
            output += digits
            return
        }
        let places = pieces.count { if case .digit = $0 { true } else { false } }
        // A zero shows as nothing but by a zero's place.
        let shown = digits == [0x30] ? [] : digits
        var lacking = places - shown.count
        var next = 0
        var isFirst = true
        for piece in pieces {
            switch piece {
            case .literal(let text): output += text.utf8
            case .digit(let digit):
                if isFirst, shown.count > places {
                    output += shown[..<(shown.count - places)]
                    next = shown.count - places
                }
                isFirst = false
                if lacking > 0 {
                    lacking -= 1
                    if digit == UInt8(ascii: "0") { output.append(0x30) }
                } else {
                    output.append(shown[next])
                    next += 1
                }
            }
        }
    }
}
