/// What a run last committed before requests could leave or after their answers came: overwritten in
/// place with each commit, so that it has a fixed size.
struct LastStep: Hashable, Sendable {
    enum Kind: UInt8, Hashable, Sendable {
        case claimed = 0x63  // c
        case settled = 0x73  // s
    }

    var kind: Kind
    var row: RowID
    /// The attempt's number.
    var attempt: Int
    /// When the row was claimed: one that was given back unsent is claimed again under the same number, and
    /// others may have been sent in between. Nil for one that was settled, and of an earlier version.
    var claimedAt: Timestamp?

    /// `c 0000000012 0001 1795799475123` or `s 0000000000000000012 000000001`, and the end of the line.
    static let size = 32
    private static let digits = (row: 19, attempt: 9)
    private static let claimDigits = (row: 10, attempt: 4, moment: 13)

    /// Of no step.
    static let none = [UInt8](repeating: UInt8(ascii: "-"), count: size - 1) + [UInt8(ascii: "\n")]

    var bytes: [UInt8] {
        let numbers: [(Int64, digits: Int)]
        if let claimedAt {
            let digits = Self.claimDigits
            numbers = [
                (row.number, digits.row), (Int64(attempt), digits.attempt),
                (claimedAt.milliseconds, digits.moment),
            ]
        } else {
            numbers = [(row.number, Self.digits.row), (Int64(attempt), Self.digits.attempt)]
        }
        var bytes = [kind.rawValue]
        for (number, digits) in numbers {
            bytes.append(UInt8(ascii: " "))
            let text = String(number).utf8
            // What no place is big enough for is no step: the journal is in doubt then.
            guard text.count <= digits else {
                return Self.none.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "!") : $0 }
            }
            bytes += [UInt8](repeating: UInt8(ascii: "0"), count: digits - text.count) + text
        }
        return bytes + [UInt8(ascii: "\n")]
    }

    init(_ kind: Kind, row: RowID, attempt: Int, claimedAt: Timestamp? = nil) {
        (self.kind, self.row, self.attempt) = (kind, row, attempt)
        self.claimedAt = claimedAt
    }

    /// Nil for the bytes of no step, and for any others.
    init?(bytes: some Collection<UInt8>) {
        let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard (3...4).contains(words.count),
            let kind = words[0].utf8.first.flatMap(Kind.init(rawValue:)),
            let row = Int64(words[1]).map(RowID.init), let attempt = Int(words[2])
        else { return nil }
        self.init(kind, row: row, attempt: attempt)
        guard words.count == 4 else { return }
        guard let moment = Int64(words[3]) else { return nil }
        claimedAt = Timestamp(milliseconds: moment)
    }
}
