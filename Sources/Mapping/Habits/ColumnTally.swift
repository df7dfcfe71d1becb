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
    /// Texts of several values, by what stands between these.
    private(set) var separated: [String: Int] = [:]
    /// Numbers by how many digits they have, up to 31.
    private var lengths = [Int](repeating: 0, count: 32)
    /// Those that begin with a zero.
    private var withLeadingZeros = 0

    /// What is done so often is done again and again.
    private static let again = 3
    /// Of fewer numbers than these, nothing is said of how long all are.
    private static let fewestNumbers = 20
    /// What stands between several values of a cell.
    private static let separators = [":::", ";", "|", "\n", ",", "/"]

    init(_ kind: Field.Kind) {
        self.kind = kind
    }

    /// - Parameter bytes: a cell's text, trimmed and not empty.
    mutating func add(_ bytes: ArraySlice<UInt8>) {
        texts += 1
        if NullWords.contains(bytes, kind) {
            nullWords[String(decoding: bytes, as: UTF8.self), default: 0] += 1
            return
        }
        let traits = TextTraits(bytes)
        if traits.contains(.entityMark), bytes.contains(UInt8(ascii: "&")) {
            addEntities(String(decoding: bytes, as: UTF8.self))
        }
        switch kind {
        case .phone, .email:
            if kind == .phone, !traits.contains(.letter) { addNumber(bytes) }
            addSeparators(bytes, traits)
        case .identifier, .postalCode, .street:
            if !traits.contains(.letter) { addNumber(bytes) }
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

    private var hasWholeNumbers: Bool {
        guard zeroFractions >= Self.again, fractions * 50 <= zeroFractions else { return false }
        let nulls = nullWords.values.reduce(0, +)
        return kind != .street || zeroFractions + wholes + nulls == texts
    }

    /// How long the column's numbers are, where a shorter one has lost its zeros.
    ///
    /// Ids are nearly all of one length, and some begin with a zero. Of postal codes most have five digits; some
    /// with fewer are another country's where others have kept their zero.
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
            let short = lengths[3] + lengths[4]
            guard lengths[5] * 10 >= numbers * 8, lengths[5] + short == numbers,
                withLeadingZeros == 0 || short * 50 <= numbers
            else { return nil }
            return 5
        default: return nil
        }
    }
}
