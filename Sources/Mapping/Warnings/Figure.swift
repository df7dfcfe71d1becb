/// A number as a number format writes it, where a text of digits should be.
enum Figure: Hashable, Sendable {
    /// `1001.0`, `1001,00`: a whole number.
    case zeroFraction
    /// `1,001` and `1,001.50`, with what stands between the groups: a comma or a point.
    case grouped(UInt8, hasFraction: Bool)
    /// `12.50`: two digits behind a point or a comma.
    case amount

    /// Nil for any other text: also for digits alone, and for `1.2.0` and `01.23.45`.
    init?(_ bytes: some Collection<UInt8>) {
        let zero = UInt8(ascii: "0")
        var (lead, groups, run) = (0, 0, 0)
        var (groupMark, pointMark): (UInt8?, UInt8?) = (nil, nil)
        var isZero = true
        var isSigned = false
        for (place, byte) in bytes.enumerated() {
            switch byte {
            case zero...UInt8(ascii: "9"):
                run += 1
                if byte != zero { isZero = false }
            case UInt8(ascii: "."), UInt8(ascii: ","):
                if groupMark == nil {
                    (groupMark, lead) = (byte, run)
                } else {
                    guard run == 3, pointMark == nil else { return nil }
                    groups += 1
                    if byte != groupMark { pointMark = byte }
                }
                run = 0
                isZero = true
            case UInt8(ascii: "+") where place == 0: isSigned = true
            default: return nil
            }
        }
        guard let groupMark, lead > 0 else { return nil }
        let isPadded = bytes.first == zero && lead > 1
        let mayBeGrouped = lead <= 3 && bytes.first != zero && !isSigned
        if pointMark != nil {
            guard mayBeGrouped, run == 1 || run == 2 else { return nil }
            self = .grouped(groupMark, hasFraction: true)
        } else if groups > 0 || run == 3 {
            guard mayBeGrouped, run == 3 else { return nil }
            self = .grouped(groupMark, hasFraction: false)
        } else if run == 1 || run == 2, isZero {
            self = .zeroFraction
        } else {
            guard run == 2, !isPadded, !isSigned else { return nil }
            self = .amount
        }
    }

    /// A text with its groups' marks taken out; nil where it isn't grouped by that mark alone.
    static func withoutGroups(_ text: String, mark: Character) -> String? {
        let groups = text.split(separator: mark, omittingEmptySubsequences: false)
        guard groups.count > 1, let lead = groups.first, (1...3).contains(lead.utf8.count),
            lead.utf8.first != UInt8(ascii: "0"),
            groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }),
            groups.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        return groups.joined()
    }
}

/// A day written in digits, alone or before a time: `2024-01-31`, `31/01/2024 10:22`.
enum WrittenDay {
    /// Years that a date of a customer may have.
    private static let years = 1900...2100

    /// - Parameter bytes: of a text without white space at its ends.
    static func stands(in bytes: some Collection<UInt8>) -> Bool {
        guard bytes.count > 7 else { return false }
        var numbers = (0, 0, 0)
        var lengths = (0, 0, 0)
        var part = 0
        var mark: UInt8?
        loop: for byte in bytes {
            switch byte {
            case 0x30...0x39:
                let digit = Int(byte) - 0x30
                switch part {
                case 0: (numbers.0, lengths.0) = (numbers.0 * 10 + digit, lengths.0 + 1)
                case 1: (numbers.1, lengths.1) = (numbers.1 * 10 + digit, lengths.1 + 1)
                default: (numbers.2, lengths.2) = (numbers.2 * 10 + digit, lengths.2 + 1)
                }
                if max(lengths.0, lengths.1, lengths.2) > 4 { return false }
            case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."):
                let length = part == 0 ? lengths.0 : lengths.1
                guard part < 2, mark == nil || mark == byte, length != 3 else { return false }
                mark = byte
                part += 1
            case UInt8(ascii: " "), UInt8(ascii: "T"), UInt8(ascii: ","):
                guard part == 2 else { return false }
                break loop
            default: return false
            }
        }
        guard part == 2, (1...2).contains(lengths.1) else { return false }
        if lengths.0 == 4, (1...2).contains(lengths.2) {
            return years.contains(numbers.0) && isDay(numbers.1, numbers.2)
        }
        return lengths.2 == 4 && (1...2).contains(lengths.0) && years.contains(numbers.2)
            && (isDay(numbers.0, numbers.1) || isDay(numbers.1, numbers.0))
    }

    private static func isDay(_ month: Int, _ day: Int) -> Bool {
        (1...12).contains(month) && (1...31).contains(day)
    }
}
