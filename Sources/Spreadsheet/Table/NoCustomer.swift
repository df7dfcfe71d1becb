/// Tells rows of a table that are none of its data: they come from files that were joined, and from
/// tables that were drawn. Pure.
enum NoCustomer {
    /// Whether a row is a line drawn between rows: each cell that isn't blank is of dashes or the like,
    /// and one of them of three at least.
    static func isRuler(_ record: Record) -> Bool {
        var longest = 0
        // Most rows begin with a letter or a digit.
        if let cell = record.cells.first, cell.start < cell.end {
            let byte = record.storage[cell.start]
            if (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 { return false }
        }
        for index in 0..<record.count where !record.isBlank(cell: index) {
            guard let cell = record.utf8(ofCell: index) else { continue }
            guard let strokes = strokes(cell) else { return false }
            longest = max(longest, strokes)
        }
        return longest >= 3
    }

    /// How many strokes a cell has that is nothing but strokes and spaces; nil for any other.
    ///
    /// Drawn tables have `|` at their sides, and colons say in Markdown how a column is set.
    private static func strokes(_ cell: ArraySlice<UInt8>) -> Int? {
        if let mark = cell.first(where: { $0 != 0x20 }),
            mark == UInt8(ascii: "*") || mark == UInt8(ascii: "~")
        {
            // One of these again and again.
            return cell.allSatisfy { $0 == mark || $0 == 0x20 } ? cell.count { $0 == mark } : nil
        }
        var strokes = 0
        var rest = cell
        for side in [UInt8(ascii: "|"), UInt8(ascii: ":")] where rest.count > 3 {
            if rest.first == side { rest.removeFirst() }
            if rest.last == side { rest.removeLast() }
        }
        while let byte = rest.first {
            switch byte {
            case 0x20: rest.removeFirst()
            case UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "_"), UInt8(ascii: "+"):
                strokes += 1
                rest.removeFirst()
            case 0xE2 where isStroke(rest.prefix(3)):
                strokes += 1
                rest = rest.dropFirst(3)
            default: return nil
            }
        }
        return strokes
    }

    /// Dashes (U+2010 to U+2015), an ellipsis, and what boxes are drawn with (U+2500 to U+257F).
    private static func isStroke(_ bytes: ArraySlice<UInt8>) -> Bool {
        let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
        guard scalars.count == 1, let value = scalars.first?.value else { return false }
        return (0x2010...0x2015).contains(value) || value == 0x2026
            || (0x2500...0x257F).contains(value)
    }
}

/// A header, to tell whether a row is the same texts in the same columns again.
///
/// A class, so that asking it costs a row no copy of the header.
final class RepeatedHeader: Sendable {
    private let header: Record
    /// How many bytes the first cell has; rows whose first cell has others are told at once.
    private let firstLength: Int

    /// Nil for a header that is next to nothing, such as a single letter.
    init?(_ header: Record) {
        guard header.rawCount > 2, let first = header.cells.first else { return nil }
        self.header = header
        firstLength = first.end - first.start
    }

    func isRepeated(by record: Record) -> Bool {
        guard record.count == header.count else { return false }
        let length = record.cells[0].end - record.cells[0].start
        guard length == firstLength || length == firstLength + Self.mark.count else { return false }
        return (0..<record.count).allSatisfy { place in
            let cell = record.utf8(ofCell: place)
            let name = header.utf8(ofCell: place)
            return cell == name
                || place == 0 && cell?.starts(with: Self.mark) == true
                    && cell?.dropFirst(Self.mark.count) == name
        }
    }

    /// A byte order mark, which is before the header of a file that was joined to another.
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
}

extension Record {
    mutating func hold(_ code: RecordProblem.Code, _ message: String) {
        problem = RecordProblem(
            code: code,
            position: start,
            message: message
        )
    }
}
