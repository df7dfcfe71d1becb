/// Tells rows of a table that are none of its data: they come from files that were joined, and from
/// tables that were drawn. Pure.
enum NoCustomer {
    /// Whether a row is a line drawn between rows: each cell that isn't blank is of dashes or the like,
    /// and one of them of three at least.
    static func isRuler(_ record: Record) -> Bool {
        var longest = 0
        for index in 0..<record.count where !record.isBlank(cell: index) {
            guard let cell = record.utf8(ofCell: index) else { continue }
            guard isLine(cell) else { return false }
            longest = max(longest, cell.count { $0 != space })
        }
        return longest >= 3
    }

    private static let space = UInt8(ascii: " ")
    private static let colon = UInt8(ascii: ":")

    /// Whether a cell has one mark again and again, or dashes with the colons by which Markdown says how a
    /// column is aligned.
    private static func isLine(_ cell: ArraySlice<UInt8>) -> Bool {
        let line = cell.drop { $0 == space || $0 == colon }.reversed()
            .drop { $0 == space || $0 == colon }
        guard let last = line.first else { return false }
        guard last == UInt8(ascii: "*") || last == UInt8(ascii: "~") else {
            return line.allSatisfy { isStroke($0) || $0 == space }
        }
        return cell.allSatisfy { $0 == last || $0 == space }
    }

    private static func isStroke(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "_"), UInt8(ascii: "+"): true
        default: false
        }
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
        guard record.count == header.count,
            record.cells[0].end - record.cells[0].start == firstLength
        else { return false }
        return (0..<record.count).allSatisfy {
            record.utf8(ofCell: $0) == header.utf8(ofCell: $0)
        }
    }
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
