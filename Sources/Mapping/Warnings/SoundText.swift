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
            !NullWords.contains(bytes)
        else { return false }
        switch kind {
        case .email: return !traits.contains(.space) && isOneAddress(bytes)
        case .phone:
            // Two numbers are longer than most single ones.
            return traits.isDisjoint(with: [.letter, .atSign, .nonASCII])
                && (count < 13 || !Damage.hasSeveralPhones(bytes))
                && !Damage.hasStrayDecimal(bytes)
        case .identifier:
            return (!traits.isSuperset(of: [.letter, .digit]) || !startsLikeNumber(bytes))
                && !Damage.hasStrayDecimal(bytes)
        case .postalCode:
            guard traits.isDisjoint(with: [.atSign, .nonASCII]) else { return false }
            if traits.contains(.letter) { return !startsLikeNumber(bytes) }
            return count >= 5 && count != 7 && count != 8
                && !bytes.prefix(5).contains { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
                && !Damage.hasStrayDecimal(bytes)
        case .place: return traits.contains(.letter) && !traits.contains(.atSign)
        case .name, .street: return !traits.contains(.atSign)
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

    /// One `@` with something on both sides, the domain with a point that it neither starts nor ends
    /// with.
    static func isOneAddress<Bytes: BidirectionalCollection<UInt8>>(_ bytes: Bytes) -> Bool {
        var signs = 0
        var hasPoint = false
        var previous = UInt8(ascii: "@")
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "@"):
                // Nothing before the sign.
                if previous == byte { return false }
                signs += 1
            case UInt8(ascii: "."):
                if previous == UInt8(ascii: "@") { return false }
                hasPoint = hasPoint || signs > 0
            case UInt8(ascii: ","), UInt8(ascii: ";"): return false
            default: break
            }
            previous = byte
        }
        return signs == 1 && hasPoint && previous != UInt8(ascii: "@")
            && previous != UInt8(ascii: ".")
    }
}
