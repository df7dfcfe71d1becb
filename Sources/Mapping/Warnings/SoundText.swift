import Customers

/// A quick "surely nothing is wrong with this text", so that the detectors of ``Damage`` look only
/// at texts that may have something.
enum SoundText {
    /// Whether no detector would find anything; false where one has to look.
    ///
    /// - Parameters:
    ///   - bytes: the text's UTF-8, trimmed and not empty.
    ///   - limit: the length from which on a closer look is needed.
    static func isSure<Bytes: BidirectionalCollection<UInt8>>(
        _ bytes: Bytes,
        count: Int,
        _ traits: TextTraits,
        _ kind: Field.Kind,
        limit: Int
    ) -> Bool {
        guard traits.isDisjoint(with: [.control, .spreadsheetMark, .entityMark]), count < limit,
            !traits.isDisjoint(with: [.letter, .digit, .nonASCII]),
            !traits.contains(.nonASCII) || hasOnlyLoneLatinLetters(bytes),
            !NullWords.contains(bytes, kind)
        else { return false }
        switch kind {
        case .email: return !traits.contains(.space) && isOneAddress(bytes)
        case .phone:
            // Two numbers are longer than most single ones.
            return traits.isDisjoint(with: [.letter, .atSign, .nonASCII])
                && bytes.contains { $0 &- 0x31 < 9 }
                && (count < 13 || !Damage.hasSeveralPhones(bytes))
                && !Damage.hasStrayDecimal(bytes)
        case .identifier:
            return (!traits.isSuperset(of: [.letter, .digit]) || !startsLikeNumber(bytes))
                && !Damage.hasStrayDecimal(bytes)
        case .postalCode:
            guard traits.isDisjoint(with: [.atSign, .nonASCII]) else { return false }
            if traits.contains(.letter) {
                // `D-4103` may lack its zero.
                return !startsLikeNumber(bytes) && !bytes.contains(UInt8(ascii: "-"))
            }
            return count >= 5 && count != 7 && count != 8
                && !bytes.prefix(5).contains { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
                && !Damage.hasStrayDecimal(bytes)
        case .place: return traits.contains(.letter) && !traits.contains(.atSign)
        case .name:
            return !traits.contains(.atSign) && !traits.isDisjoint(with: [.letter, .nonASCII])
        case .street: return !traits.contains(.atSign) && !Damage.hasStrayDecimal(bytes)
        }
    }

    /// Whether what isn't ASCII is `À` to `ÿ`, no two side by side: damage to an encoding always
    /// has two, and white space and control characters are others.
    static func hasOnlyLoneLatinLetters(_ bytes: some Sequence<UInt8>) -> Bool {
        var wantsContinuation = false
        var followsLetter = false
        for byte in bytes {
            if wantsContinuation {
                guard (0x80...0xBF).contains(byte) else { return false }
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

    private static func startsLikeNumber(_ bytes: some Collection<UInt8>) -> Bool {
        guard let first = bytes.first else { return false }
        return (0x30...0x39).contains(first) || first == UInt8(ascii: "+")
            || first == UInt8(ascii: "-")
    }

    /// One `@`; before it what mailboxes are called by, without points at its ends or side by side; behind it
    /// a domain of two labels or more, which are letters, digits and inner hyphens (RFC 5321, without quoted
    /// names and addresses of numbers). What isn't ASCII is left to ``Damage/isBadEmail(_:_:)``.
    static func isOneAddress<Bytes: BidirectionalCollection<UInt8>>(_ bytes: Bytes) -> Bool {
        let (at, point, hyphen) = (UInt8(ascii: "@"), UInt8(ascii: "."), UInt8(ascii: "-"))
        var isDomain = false
        var labels = 0
        /// Of the last label of the domain.
        var length = 0
        var hasLetter = false
        var previous = point
        for byte in bytes {
            switch byte {
            case at:
                guard !isDomain, previous != point else { return false }
                isDomain = true
                previous = point
                continue
            case point:
                guard previous != point, !isDomain || previous != hyphen else { return false }
                if isDomain { labels += 1 }
                length = 0
                hasLetter = false
            case 0x30...0x39: length += 1
            case hyphen:
                if isDomain, previous == point { return false }
                length += 1
            case 0x41...0x5A, 0x61...0x7A, 0x80...:
                length += 1
                hasLetter = true
            default:
                guard !isDomain, isPartOfMailbox(byte) else { return false }
            }
            previous = byte
        }
        return isDomain && labels > 0 && length > 1 && hasLetter && previous != hyphen
    }

    /// Marks that mailboxes are called by.
    private static func isPartOfMailbox(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2F, 0x3D, 0x3F, 0x5E...0x60, 0x7B...0x7E: true
        default: false
        }
    }
}
