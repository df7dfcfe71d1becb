import Customers
import Spreadsheet

extension RowMapper {
    /// Whether a row is surely valid and without a warning, told from its bytes alone.
    ///
    /// For checking a file at the speed of reading it: a row that passes needs no texts. False
    /// says nothing; ``map(_:columns:)`` and ``DuplicateFinder/check(_:)`` then tell. A row that
    /// passes is kept in `duplicates`, one that doesn't is not.
    ///
    /// - Parameter columns: the reader's columns when it gave this record.
    package func isSurelyFine(
        _ record: Record,
        columns: [Column],
        duplicates: inout DuplicateFinder
    ) throws(ScratchFileError) -> Bool {
        guard compiled.isPlain, !limits.isRelaxed, record.problem == nil, !record.hasArrays,
            columns.count == index.columns.count, !hasLateText(record)
        else { return false }
        var key = RowDigest.Hash()
        var content = RowDigest.Hash()
        var present: UInt32 = 0
        let identifier = FieldLimits.place(of: .externalID)
        for place in limits.fields.indices {
            let cell = compiled.leadingCells[place]
            let look =
                place == identifier
                ? isSure(record, cell, place, &key) : isSure(record, cell, place, &content)
            switch look {
            case .blank:
                if compiled.hasAlternatives & (1 << UInt32(place)) != 0 { return false }
            case .sure: present |= 1 << UInt32(place)
            case .unsure: return false
            }
        }
        guard limits.isComplete(present) else { return false }
        guard present & (1 << UInt32(identifier)) != 0 else { return true }
        key.addAbsent()
        let digest = RowDigest(key: key, content: content)
        return try duplicates.check(digest, row: record.number) == .new
    }

    private enum Look {
        case blank
        case sure
        case unsure
    }

    @inline(__always)
    private func isSure(
        _ record: Record,
        _ cell: Int,
        _ place: Int,
        _ hash: inout RowDigest.Hash
    ) -> Look {
        guard cell >= 0, let bytes = record.utf8(ofCell: cell) else {
            hash.addAbsent()
            return .blank
        }
        let inner = CellBytes(bytes).bytes
        guard !inner.isEmpty else {
            hash.addAbsent()
            return .blank
        }
        let traits = hash.add(scanning: inner)
        return SoundText.isSure(
            inner,
            count: inner.count,
            traits,
            limits.kinds[place],
            limit: limits.cut[place]
        ) ? .sure : .unsure
    }
}
