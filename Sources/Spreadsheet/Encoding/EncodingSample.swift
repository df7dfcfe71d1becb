/// The words with bytes beyond ASCII of a text in an unknown encoding, taken in piece by piece. Pure.
///
/// It depends on the bytes only, never on how they are cut into pieces, but for cells of more than 4 KiB.
struct EncodingSample {
    /// Each word once: what repeats tells nothing more. So many tell enough.
    static let mostWords = 600
    private static let mostCells = 3
    private static let longestCell = 4_096

    private(set) var words: [[UInt8]] = []
    /// The first cells, to be shown.
    private(set) var cells: [[UInt8]] = []
    private var seen: Set<[UInt8]> = []
    private var seenCells: Set<[UInt8]> = []
    private var carried: [UInt8] = []

    var isFull: Bool { words.count >= Self.mostWords }

    /// Takes in the next bytes of the text: as many of an array's as are its.
    mutating func add(_ piece: [UInt8], to count: Int? = nil) {
        guard !isFull else { return }
        let bytes = carried + piece[..<(count ?? piece.count)]
        let end = bytes.lastIndex(where: Self.endsCell).map { $0 + 1 } ?? 0
        let isLong = bytes.count - end > Self.longestCell
        carried = isLong ? [] : Array(bytes[end...])
        take(bytes, to: isLong ? bytes.count : end)
    }

    /// Says that the text ends here.
    mutating func end() {
        take(carried, to: carried.count)
        carried = []
    }

    private mutating func take(_ bytes: [UInt8], to end: Int) {
        var index = ByteScanner.firstNonASCII(in: bytes, from: 0, to: end)
        while index < end, !isFull {
            let start = bytes[..<index].lastIndex(where: Self.endsCell).map { $0 + 1 } ?? 0
            let stop = bytes[index..<end].firstIndex(where: Self.endsCell) ?? end
            take(cell: bytes[start..<stop])
            index = ByteScanner.firstNonASCII(in: bytes, from: stop, to: end)
        }
    }

    private mutating func take(cell: ArraySlice<UInt8>) {
        if cells.count < Self.mostCells, seenCells.insert(Array(cell)).inserted {
            cells.append(Array(cell))
        }
        var word: [UInt8] = []
        var isBeyond = false
        var mayTrail = false
        for byte in cell {
            // The second byte of a character may look like ASCII, from 0x40 on.
            let isPart = byte >= 0x80 || mayTrail && byte >= 0x40 || Self.isLetter(byte)
            mayTrail = byte >= 0x80 && !mayTrail
            if isPart {
                word.append(byte)
                if byte >= 0x80 { isBeyond = true }
            } else {
                if isBeyond { note(word) }
                word = []
                isBeyond = false
            }
        }
        if isBeyond { note(word) }
    }

    private mutating func note(_ word: [UInt8]) {
        if !isFull, seen.insert(word).inserted { words.append(word) }
    }

    /// What no encoding that is looked for has within a character.
    private static func endsCell(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09, 0x0A, 0x0D, 0x22, 0x2C, 0x3B: true
        default: false
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
}
