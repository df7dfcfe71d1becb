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

    /// `c 0000000000000000012 000000001` and the end of the line.
    static let size = 32
    private static let rowDigits = 19
    private static let attemptDigits = 9

    /// Of no step.
    static let none = [UInt8](repeating: UInt8(ascii: "-"), count: size - 1) + [UInt8(ascii: "\n")]

    var bytes: [UInt8] {
        var bytes = Self.none
        bytes[0] = kind.rawValue
        bytes[1] = UInt8(ascii: " ")
        Self.write(row.number, digits: Self.rowDigits, to: &bytes, at: 2)
        bytes[2 + Self.rowDigits] = UInt8(ascii: " ")
        Self.write(
            Int64(attempt),
            digits: Self.attemptDigits,
            to: &bytes,
            at: 3 + Self.rowDigits
        )
        return bytes
    }

    init(_ kind: Kind, row: RowID, attempt: Int) {
        (self.kind, self.row, self.attempt) = (kind, row, attempt)
    }

    /// Nil for the bytes of no step, and for any others.
    init?(bytes: some Collection<UInt8>) {
        let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard words.count == 3, let kind = words[0].utf8.first.flatMap(Kind.init(rawValue:)),
            let row = Int64(words[1]).map(RowID.init), let attempt = Int(words[2])
        else { return nil }
        self.init(kind, row: row, attempt: attempt)
    }

    private static func write(_ number: Int64, digits: Int, to bytes: inout [UInt8], at start: Int)
    {
        var left = number
        for place in stride(from: start + digits - 1, through: start, by: -1) {
            bytes[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: left % 10)
            left /= 10
        }
    }
}
