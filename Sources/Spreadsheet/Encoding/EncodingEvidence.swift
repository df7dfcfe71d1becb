/// What the bytes beyond ASCII say of a text's encoding, taken in piece by piece. Pure.
///
/// Text in another encoding hardly ever looks like UTF-8 where it isn't ASCII, so that as many
/// good sequences as bad bytes mean UTF-8 with damage. The verdict depends on the bytes only,
/// never on how they are cut into pieces.
struct EncodingEvidence {
    /// So many good sequences without a bad byte settle it.
    static let enough = 1_000

    private var sequences = 0
    private var damage = 0
    /// Bytes that are still to be looked at, once the first one beyond ASCII was found.
    private var left: Int
    /// The start of a sequence that the last piece cut.
    private var carried: [UInt8] = []
    private(set) var hasBegun = false

    /// - Parameter window: how many bytes count from the first one on that isn't ASCII; the bytes
    ///   behind them don't. Default: all.
    init(window: Int = .max) {
        left = window
    }

    /// Whether what comes can't change the verdict.
    var isSettled: Bool { left == 0 || (damage == 0 && sequences >= Self.enough) }

    /// Whether the text is UTF-8, sound or damaged.
    var isUTF8: Bool { sequences >= damage }

    /// Takes in the next bytes of the text: those of an array from an offset on.
    mutating func add(_ piece: [UInt8], from start: Int = 0, to count: Int? = nil) {
        let count = count ?? piece.count
        var begin = start
        if !hasBegun {
            begin = ByteScanner.firstNonASCII(in: piece, from: start, to: count)
            guard begin < count else { return }
            hasBegun = true
        }
        guard !isSettled else { return }
        let length = min(count - begin, left)
        left -= length
        if carried.isEmpty {
            judge(piece, from: begin, to: begin + length)
        } else {
            let bytes = carried + piece[begin..<begin + length]
            judge(bytes, from: 0, to: bytes.count)
        }
    }

    /// Says that the text ends here, so that a sequence which is cut off is damage.
    mutating func end() {
        if !carried.isEmpty, !isSettled { damage += 1 }
        carried = []
    }

    private mutating func judge(_ bytes: [UInt8], from start: Int, to end: Int) {
        carried = []
        var index = ByteScanner.firstNonASCII(in: bytes, from: start, to: end)
        while index < end, damage > 0 || sequences < Self.enough {
            switch UTF8Check.sequence(in: bytes, at: index, to: end) {
            case .valid(let length):
                sequences += 1
                index += length
            case .cutOff:
                carried = Array(bytes[index..<end])
                return
            case .invalid:
                damage += 1
                index += 1
            }
            index = ByteScanner.firstNonASCII(in: bytes, from: index, to: end)
        }
    }
}
