import Customers

/// The habits of one column made ready.
struct ColumnHabits: Hashable, Sendable {
    /// In lower case.
    private(set) var nullWords: Set<String> = []
    private(set) var separator: String?
    private(set) var hasEntities = false
    private(set) var hasWholeNumbers = false
    /// What stands between groups of three digits.
    private(set) var thousands: Character?
    /// How many digits its numbers have; 0 where that is open.
    private(set) var digits = 0

    init(_ habits: [Habit]) {
        for habit in habits { add(habit) }
    }

    mutating func add(_ habit: Habit) {
        switch habit {
        case .wholeNumbers: hasWholeNumbers = true
        case .htmlEntities: hasEntities = true
        case .nullWords(let words): nullWords.formUnion(words.map { $0.lowercased() })
        case .split(let text): separator = text
        case .thousands(let mark): thousands = mark
        case .digits(let count): digits = count
        }
    }

    /// A text as it would be without the habits; blank for a placeholder.
    ///
    /// - Parameters:
    ///   - text: trimmed and not blank.
    ///   - marks: takes what is to be said of it.
    func follow(_ text: String, _ traits: TextTraits, _ marks: inout [Problem.Code]) -> String {
        if !nullWords.isEmpty, nullWords.contains(text.lowercased()) { return "" }
        var text = text
        if let separator, let range = text.range(of: separator) {
            let rest = text[range.upperBound...]
            let first = Trimming.trimmed(String(text[..<range.lowerBound]))
            // `0711/123456` is one number, whatever is between two of them.
            let digits = first.utf8.count { $0 &- 0x30 < 10 }
            if digits == 0 || digits >= 6 || first.contains(where: \.isLetter) {
                text = first
                if !Trimming.isBlank(String(rest)) { marks.append(.furtherValues) }
            }
        }
        if hasEntities, traits.contains(.entityMark), text.contains("&") {
            if Damage.hasBareAmpersand(text) {
                marks.append(.brokenHabit)
            } else {
                text = Damage.unescaped(text)
            }
        }
        if let thousands, text.contains(thousands) {
            if let number = Figure.withoutGroups(text, mark: thousands) {
                text = number
            } else if !traits.contains(.letter) {
                marks.append(.brokenHabit)
            }
        }
        if hasWholeNumbers {
            switch WrittenNumber(text.utf8) {
            case .whole?, nil: break
            case .zeroFraction(let length)? where length <= WrittenNumber.mostExactDigits:
                text = String(text.prefix { $0 != "." && $0 != "," })
            case .zeroFraction?, .fraction?: marks.append(.brokenHabit)
            }
        }
        return text
    }

    /// Whether a text of digits alone has fewer than its column's others.
    func lacksDigits(_ text: String) -> Bool {
        text.utf8.count < digits && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// Whether nothing comes of them in a text that ``SoundText`` calls sure and ``watch`` doesn't single
    /// out.
    var isIdentityOnSureTexts: Bool {
        nullWords.allSatisfy { NullWords.contains($0.utf8) }
    }

    /// What a text that is sure by itself may still break.
    var watch: HabitWatch {
        HabitWatch(
            refusesPoints: hasWholeNumbers,
            mark: thousands?.asciiValue ?? 0,
            digits: digits
        )
    }
}

/// What is left of a column's habits to look for in texts that are sure by themselves: bare values, since
/// it is asked of each row.
struct HabitWatch: Sendable {
    private let refusesPoints: Bool
    /// Between groups of digits; 0 for none, and for one beyond ASCII, with which no text is sure.
    private let mark: UInt8
    private let digits: Int
    let isOn: Bool

    init(refusesPoints: Bool = false, mark: UInt8 = 0, digits: Int = 0) {
        self.refusesPoints = refusesPoints
        self.mark = mark
        self.digits = digits
        isOn = refusesPoints || mark != 0 || digits > 0
    }

    /// Whether a text may break a habit, so that one has to look closer.
    func isBroken(by bytes: some Collection<UInt8>) -> Bool {
        refusesPoints && bytes.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
            || mark != 0 && bytes.contains(mark)
            || bytes.count < digits && bytes.allSatisfy { (0x30...0x39).contains($0) }
    }
}

/// A text that is a number written in digits.
enum WrittenNumber: Hashable, Sendable {
    case whole
    /// With `.0` or `,0` behind it, and how many digits before that.
    case zeroFraction(digits: Int)
    case fraction

    /// As many digits as a floating-point number always keeps.
    static let mostExactDigits = 15

    /// Nil for any other text.
    init?<Bytes: BidirectionalCollection<UInt8>>(_ bytes: Bytes) {
        var digits = 0
        var fraction = 0
        var hasPoint = false
        var isZero = true
        for (place, byte) in bytes.enumerated() {
            switch byte {
            case 0x30...0x39:
                if hasPoint { fraction += 1 } else { digits += 1 }
                isZero = isZero && (!hasPoint || byte == 0x30)
            case UInt8(ascii: "+") where place == 0, UInt8(ascii: "-") where place == 0: break
            case UInt8(ascii: ".") where !hasPoint, UInt8(ascii: ",") where !hasPoint:
                hasPoint = true
            default: return nil
            }
        }
        guard digits > 0, !hasPoint || fraction > 0 else { return nil }
        // `1,000` and `1.000` are thousands.
        let isWhole = isZero && fraction != 3
        self = hasPoint ? (isWhole ? .zeroFraction(digits: digits) : .fraction) : .whole
    }
}
