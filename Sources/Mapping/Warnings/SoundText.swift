import Customers

/// A quick "surely nothing is wrong with this text", so that the detectors of ``Damage`` look only
/// at texts that may have something.
///
/// A value that is made once, and not functions: what they look words up in would be asked for anew with
/// each cell.
struct SoundText: Sendable {
    /// What words for nothing and placeholders begin with.
    private let words: WordHeads

    init() {
        words = Self.allWords
    }

    private static let allWords = WordHeads(
        NullWords.forms + Placeholders.words.flatMap(WordHeads.forms)
    )

    /// The same of a text that there is already.
    func isSure(_ text: String, _ traits: TextTraits, _ kind: Field.Kind, limit: Int) -> Bool {
        // A text that doesn't lie in one place is looked at closely.
        text.utf8.withContiguousStorageIfAvailable { isSure($0, traits, kind, limit: limit) }
            ?? false
    }

    /// Whether no detector would find anything; false where one has to look.
    ///
    /// - Parameters:
    ///   - bytes: the text's UTF-8, trimmed and not empty.
    ///   - limit: the length from which on a closer look is needed.
    func isSure(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ traits: TextTraits,
        _ kind: Field.Kind,
        limit: Int
    ) -> Bool {
        guard traits.isDisjoint(with: [.control, .spreadsheetMark, .entityMark]),
            !bytes.isEmpty, bytes.count < limit,
            !traits.isDisjoint(with: [.letter, .digit, .nonASCII]),
            !traits.contains(.nonASCII) || Self.hasOnlyLoneLatinLetters(bytes)
        else { return false }
        // No word for nothing has a digit, nor an @.
        if traits.isDisjoint(with: [.digit, .atSign]), mayBeNoText(bytes) { return false }
        switch kind {
        case .email: return !traits.contains(.space) && Self.isOneAddress(bytes)
        case .phone:
            return traits.isDisjoint(with: [.letter, .atSign, .nonASCII]) && Self.isPhone(bytes)
        case .identifier:
            return (!traits.isSuperset(of: [.letter, .digit]) || !Self.startsLikeNumber(bytes))
                && !(traits.contains(.digit) && Self.endsLikeNumber(bytes, kind))
        case .postalCode:
            guard traits.isDisjoint(with: [.atSign, .nonASCII]) else { return false }
            if traits.contains(.letter) {
                // `D-4103` may lack its zero.
                return !Self.startsLikeNumber(bytes) && !bytes.contains(UInt8(ascii: "-"))
            }
            return bytes.count >= 5 && bytes.count != 7 && bytes.count != 8
                && !bytes.prefix(5).contains { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
                && !Self.endsLikeNumber(bytes, kind) && !WrittenDay.stands(in: bytes)
        case .place:
            return traits.contains(.letter) && !traits.contains(.atSign)
                && !Placeholders.startsLikeTest(bytes)
        case .name:
            return !traits.contains(.atSign) && !traits.isDisjoint(with: [.letter, .nonASCII])
                && !Placeholders.startsLikeTest(bytes)
        case .street:
            return !traits.contains(.atSign) && !Damage.hasStrayDecimal(bytes)
                && !Placeholders.startsLikeTest(bytes)
        }
    }

    /// Whether a text may be a word for nothing or a placeholder, alone or within brackets.
    @inline(__always)
    private func mayBeNoText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        // All brackets are below the letters, or beside them.
        let first = bytes[0]
        let isLetter = (first | 0x20) &- 0x61 < 26 || first >= 0x80
        return !isLetter || words.mayHold(WordHead(bytes))
    }

    /// One number that can be dialled; a closer look where it may be two, a fraction, a date or made up.
    private static func isPhone(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var run = DigitRun()
        for byte in bytes { run.add(byte) }
        return run.hasOther && !run.isMadeUp
            && (run.count < Damage.digitsOfTwoPhones || !Damage.hasSeveralPhones(bytes))
            && !endsLikeNumber(bytes, .phone) && !WrittenDay.stands(in: bytes)
    }

    /// Whether a text ends as a fraction or a group of three digits does: `.0`, `,50`, `,001`. Beside other
    /// points and commas of the kind it is something else, such as `01.23.45.67.89`.
    private static func endsLikeNumber(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ kind: Field.Kind
    ) -> Bool {
        let count = bytes.count
        guard count > 2 else { return false }
        func isMark(_ place: Int) -> Bool {
            let byte = bytes[count &- place]
            return byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
        }
        guard isMark(2) || isMark(3) || count > 4 && isMark(4), let figure = Figure(bytes) else {
            return false
        }
        // Phones have points between their groups; `12.50` and `1.001` may be ids.
        switch figure {
        case .zeroFraction: return true
        case .amount: return kind != .identifier
        case .grouped(let mark, let hasFraction):
            return mark == UInt8(ascii: ",") || kind == .postalCode || hasFraction && kind == .phone
        }
    }

    private static func startsLikeNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let first = bytes[0]
        return (0x30...0x39).contains(first) || first == UInt8(ascii: "+")
            || first == UInt8(ascii: "-")
    }

    /// Whether what isn't ASCII is `À` to `ÿ`, no two side by side: damage to an encoding always
    /// has two, and white space and control characters are others.
    static func hasOnlyLoneLatinLetters(_ bytes: some Sequence<UInt8>) -> Bool {
        var wantsContinuation = false
        var followsLetter = false
        for byte in bytes {
            if wantsContinuation {
                // The signs of multiplication and division are no letters.
                guard (0x80...0xBF).contains(byte), byte != 0x97, byte != 0xB7 else { return false }
                wantsContinuation = false
                followsLetter = true
            } else if byte < 0x80 {
                followsLetter = false
            } else {
                guard byte == 0xC3, !followsLetter else { return false }
                wantsContinuation = true
            }
        }
        return !wantsContinuation
    }

    /// One `@`; before it what mailboxes are called by, without points at its ends or side by side; behind it
    /// a domain of two labels or more, which are letters, digits and inner hyphens (RFC 5321, without quoted
    /// names and addresses of numbers). What isn't ASCII is left to ``Damage/isBadEmail(_:_:)``.
    ///
    /// Letters come first, of which addresses are made: it is asked of each.
    static func isOneAddress(_ bytes: some Sequence<UInt8>) -> Bool {
        var address = AddressScanner()
        for byte in bytes where !address.add(byte) { return false }
        return address.isWhole
    }
}

/// Reads an e-mail address, a byte at a time.
private struct AddressScanner {
    private static let at = UInt8(ascii: "@")
    private static let point = UInt8(ascii: ".")
    private static let hyphen = UInt8(ascii: "-")

    private var isDomain = false
    private var labels = 0
    /// Of the last label.
    private var length = 0
    private var hasLetter = false
    /// The byte before, if it is no letter or digit; else 0.
    private var previous = point
    private var isBegun = false

    /// False where the bytes are no address, whatever follows.
    @inline(__always)
    mutating func add(_ byte: UInt8) -> Bool {
        if (byte | 0x20) &- 0x61 < 26 {
            hasLetter = true
            return addInner()
        }
        if byte &- 0x30 < 10 { return addInner() }
        return addMark(byte)
    }

    @inline(__always)
    private mutating func addInner() -> Bool {
        length &+= 1
        previous = 0
        isBegun = true
        return true
    }

    private mutating func addMark(_ byte: UInt8) -> Bool {
        defer { previous = byte }
        switch byte {
        case Self.at:
            guard !isDomain, previous != Self.point else { return false }
            isDomain = true
            length = 0
            hasLetter = false
        case Self.point:
            guard previous != Self.point, previous != Self.at,
                !isDomain || previous != Self.hyphen
            else { return false }
            if isDomain { labels &+= 1 }
            length = 0
            hasLetter = false
        case Self.hyphen:
            if isDomain, previous == Self.point || previous == Self.at { return false }
            length &+= 1
        case 0x80...:
            hasLetter = true
            length &+= 1
        default:
            // An apostrophe or `=` before it is a spreadsheet's, and other marks a program's.
            guard !isDomain, Self.isPartOfMailbox(byte), isBegun || byte == UInt8(ascii: "_")
            else { return false }
            length &+= 1
        }
        isBegun = true
        return true
    }

    var isWhole: Bool {
        isDomain && labels > 0 && length > 1 && hasLetter && previous != Self.hyphen
    }

    /// Marks that mailboxes are called by.
    private static func isPartOfMailbox(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2F, 0x3D, 0x3F, 0x5E...0x60, 0x7B...0x7E: true
        default: false
        }
    }
}
