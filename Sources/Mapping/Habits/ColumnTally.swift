import Customers

/// Counts what the texts of a column look like, as far as it tells of a ``Habit``.
struct ColumnTally {
    private let kind: Field.Kind
    private(set) var texts = 0
    private(set) var nullWords: [String: Int] = [:]
    private(set) var withEntities = 0
    private var withBareAmpersands = 0
    private(set) var wholes = 0
    private(set) var zeroFractions = 0
    private var fractions = 0
    /// Texts of several values, by what is between these.
    private(set) var separated: [String: Int] = [:]
    /// Numbers by how many digits they have, up to 31.
    private var lengths = [Int](repeating: 0, count: 32)
    /// Those that begin with a zero.
    private var withLeadingZeros = 0

    /// Numbers in groups of three digits, by what stands between these.
    private(set) var grouped: [Character: Int] = [:]
    private var withSeveralGroups = 0
    /// One of them.
    private(set) var example = ""

    /// What number formats put between groups: the first ones stand in no id.
    private static let groupMarks: [Character] = [",", "'", "’", "\u{A0}", "\u{202F}", ".", " "]
    /// What is done so often is done again and again.
    private static let again = 3
    /// Of fewer numbers than these, nothing is said of how long all are.
    private static let fewestNumbers = 20
    /// What is between several values of a cell.
    private static let separators = [":::", ";", "|", "\n", ",", "/"]

    init(_ kind: Field.Kind) {
        self.kind = kind
    }

    /// - Parameter bytes: a cell's text, trimmed and not empty.
    mutating func add(_ bytes: ArraySlice<UInt8>) {
        texts += 1
        let traits = TextTraits(bytes)
        // No word for nothing has one, but `#`, too, where it has a digit.
        let mayBeWord =
            traits.isDisjoint(with: [.digit, .atSign]) || traits.contains(.spreadsheetMark)
        if mayBeWord, NullWords.contains(bytes, kind) {
            nullWords[String(decoding: bytes, as: UTF8.self), default: 0] += 1
            return
        }
        if traits.contains(.entityMark), bytes.contains(UInt8(ascii: "&")) {
            addEntities(String(decoding: bytes, as: UTF8.self))
        }
        switch kind {
        case .phone, .email:
            if kind == .phone, !traits.contains(.letter) {
                addNumber(bytes)
                if Figure(bytes) == .grouped(UInt8(ascii: ","), hasFraction: false) {
                    addGroups(bytes)
                }
            }
            addSeparators(bytes, traits)
        case .identifier, .postalCode, .street:
            if !traits.contains(.letter) {
                addNumber(bytes)
                if kind != .street { addGroups(bytes) }
            }
        case .name, .place: break
        }
    }

    private mutating func addEntities(_ text: String) {
        if Damage.hasBareAmpersand(text) {
            withBareAmpersands += 1
        } else {
            withEntities += 1
        }
    }

    private mutating func addNumber(_ bytes: ArraySlice<UInt8>) {
        switch WrittenNumber(bytes) {
        case .whole?:
            wholes += 1
            addLength(bytes.count, bytes)
        case .zeroFraction(let digits)?:
            zeroFractions += 1
            addLength(digits, bytes)
        case .fraction?: fractions += 1
        case nil: break
        }
    }

    /// Counts a number whose groups of digits stand apart.
    private mutating func addGroups(_ bytes: ArraySlice<UInt8>) {
        guard bytes.count > 4, bytes.contains(where: { $0 &- 0x30 > 9 }) else { return }
        let text = String(decoding: bytes, as: UTF8.self)
        for mark in Self.groupMarks where Figure.withoutGroups(text, mark: mark) != nil {
            grouped[mark, default: 0] += 1
            if text.count(where: { $0 == mark }) > 1 { withSeveralGroups += 1 }
            example = text
            return
        }
    }

    private mutating func addLength(_ length: Int, _ bytes: ArraySlice<UInt8>) {
        if lengths.indices.contains(length) { lengths[length] += 1 }
        if length > 1, bytes.first == UInt8(ascii: "0") { withLeadingZeros += 1 }
    }

    private mutating func addSeparators(_ bytes: ArraySlice<UInt8>, _ traits: TextTraits) {
        guard kind == .phone ? hasSeveralPhones(bytes, traits) : traits.contains(.atSign),
            kind == .phone || bytes.count(where: { $0 == UInt8(ascii: "@") }) > 1
        else { return }
        let text = String(decoding: bytes, as: UTF8.self)
        for separator in Self.separators {
            let parts = text.split(separator: separator, omittingEmptySubsequences: true)
            guard parts.count > 1, parts.allSatisfy(isWhole) else { continue }
            separated[separator, default: 0] += 1
            return
        }
    }

    private func hasSeveralPhones(_ bytes: ArraySlice<UInt8>, _ traits: TextTraits) -> Bool {
        traits.isDisjoint(with: [.nonASCII, .letter])
            ? Damage.hasSeveralPhones(bytes)
            : Damage.hasSeveralPhones(String(decoding: bytes, as: UTF8.self), traits)
    }

    /// Whether one of several values is one by itself.
    private func isWhole(_ part: Substring) -> Bool {
        let text = Trimming.trimmed(String(part))
        let traits = TextTraits(text.utf8)
        guard kind == .phone else {
            return !traits.contains(.space) && SoundText.isOneAddress(text.utf8)
        }
        let digits = text.utf8.count { (0x30...0x39).contains($0) }
        return digits >= 6 && !Damage.hasPhoneLetters(text, traits)
    }
}

extension ColumnTally {
    /// What the column does again and again, in the order in which it is followed.
    var habits: [Habit] {
        let words = nullWords.filter(isUsual).keys.sorted()
        return [
            words.isEmpty ? nil : .nullWords(words),
            separator.map(Habit.split),
            withEntities >= Self.again && withBareAmpersands == 0 ? .htmlEntities : nil,
            thousands.map(Habit.thousands),
            hasWholeNumbers ? .wholeNumbers : nil,
            digits.map(Habit.digits),
        ].compactMap { $0 }
    }

    /// Null and None are names, too, where they are written as names are.
    private func isUsual(_ word: String, _ count: Int) -> Bool {
        guard count >= Self.again, !NullWords.mayBeName(word, kind) else { return false }
        let mayBeName =
            kind == .name && word.first?.isUppercase == true
            && word.dropFirst().allSatisfy(\.isLowercase)
        return !mayBeName || count * 100 >= texts
    }

    private var separator: String? {
        separated.filter { $0.value >= Self.again }
            .max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    /// What a number format put between the groups of all numbers of a thousand and more.
    private var thousands: Character? {
        guard let mark = groupMark, isNoID(mark) || isNumberFormat else { return nil }
        return mark
    }

    /// The mark by which each number of more than three digits is grouped, if there is such.
    var groupMark: Character? {
        guard grouped.count == 1, let (mark, count) = grouped.first, count >= Self.again else {
            return nil
        }
        let nulls = nullWords.values.reduce(0, +)
        let small = lengths[1...3].reduce(0, +)
        return count + small + nulls == texts ? mark : nil
    }

    private func isNoID(_ mark: Character) -> Bool {
        mark != "." && mark != " " || mark == "." && kind == .postalCode
    }

    /// Whether there are small numbers, or millions, of which ids with points in them have none.
    private var isNumberFormat: Bool { withSeveralGroups > 0 || lengths[1...3].contains { $0 > 0 } }

    private var hasWholeNumbers: Bool {
        guard zeroFractions >= Self.again, fractions * 50 <= zeroFractions else { return false }
        let nulls = nullWords.values.reduce(0, +)
        return kind != .street || zeroFractions + wholes + nulls == texts
    }

    /// How long the column's numbers are, where a shorter one has lost its zeros.
    ///
    /// Ids are nearly all of one length, and some begin with a zero. Of postal codes most have as many digits as
    /// their country's; some with fewer are another country's where others have kept their zero.
    private var digits: Int? {
        let numbers = wholes + zeroFractions
        guard numbers >= Self.fewestNumbers else { return nil }
        switch kind {
        case .identifier:
            let length = lengths.indices.max { lengths[$0] < lengths[$1] } ?? 0
            guard withLeadingZeros >= Self.again, length > 1, lengths[length] * 50 >= numbers * 49
            else { return nil }
            return length
        case .postalCode:
            let length = lengths.indices.max { lengths[$0] < lengths[$1] } ?? 0
            // Two zeros are lost where codes have five digits, as of 00501 and 00950.
            let short = lengths[max(0, length - 1)] + (length == 5 ? lengths[3] : 0)
            guard (4...8).contains(length), lengths[length] * 10 >= numbers * 8,
                lengths[length] + short == numbers,
                withLeadingZeros == 0 || short * 50 <= numbers
            else { return nil }
            return length
        default: return nil
        }
    }
}
