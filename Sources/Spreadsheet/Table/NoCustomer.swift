/// Tells rows of a table that are none of its data: they come from files that were joined, and from
/// tables that were drawn. Pure.
enum NoCustomer {
    /// Whether a row is the header again: the same texts in the same columns.
    ///
    /// Not where the header is next to nothing, such as a single letter.
    static func isHeader(_ record: Record, _ header: Record) -> Bool {
        guard record.count == header.count, header.rawCount > 2,
            record.utf8(ofCell: 0) == header.utf8(ofCell: 0)
        else { return false }
        return (1..<max(record.count, 1)).allSatisfy {
            record.utf8(ofCell: $0) == header.utf8(ofCell: $0)
        }
    }

    /// Whether a row is a line drawn between rows: each cell that isn't blank is of dashes or the like,
    /// and one of them of three at least.
    static func isRuler(_ record: Record) -> Bool {
        var longest = 0
        for index in 0..<record.count where !record.isBlank(cell: index) {
            guard let cell = record.utf8(ofCell: index) else { continue }
            guard cell.allSatisfy({ isStroke($0) || $0 == 0x20 }) else { return false }
            longest = max(longest, cell.count { $0 != 0x20 })
        }
        return longest >= 3
    }

    private static func isStroke(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "_"), UInt8(ascii: "+"): true
        default: false
        }
    }
}

extension Record {
    /// Makes a problem of being the header again or a ruler.
    ///
    /// - Parameter header: nil where the source has none.
    mutating func checkWhetherData(_ header: Record?) {
        guard rawCount > 0 else { return }
        if let header, NoCustomer.isHeader(self, header) {
            hold(.repeatedHeader, "the row is the header again")
        } else if NoCustomer.isRuler(self) {
            hold(.ruler, "the row is a drawn line, no data")
        }
    }

    mutating func hold(_ code: RecordProblem.Code, _ message: String) {
        problem = RecordProblem(
            code: code,
            position: SourcePosition(line: line, column: 1),
            message: message
        )
    }
}
