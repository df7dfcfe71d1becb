import Journal
import Spreadsheet

/// The columns that an export takes from the source.
struct SourceColumns: Sendable {
    let columns: [Column]
    /// Whether a row has cells beyond the header: only then they have a column.
    let hasExtra: Bool
    /// Whether a row has a text of which its cells show but a part: only then there is a column.
    let hasRaw: Bool
    /// Where the fields are in them.
    var places = FieldPlaces.none

    /// The 0-based place of what has no column among ``cells``; nil where there is none.
    var extraPlace: Int? { hasExtra ? columns.count : nil }

    /// The 0-based place of the rows' texts among ``cells``; nil where there is none.
    var rawPlace: Int? { hasRaw ? columns.count + (hasExtra ? 1 : 0) : nil }

    var cells: [ExportColumn] {
        let named = columns.enumerated().map { index, column in
            ExportColumn(name: column.name, header: column.header, needs: .cells) {
                $0.cells.indices.contains(index) ? $0.cells[index] : nil
            }
        }
        let count = columns.count
        let extra = ExportColumn(name: AddedColumns.extra, needs: .cells) {
            AddedColumns.extra(of: $0, beyond: count)
        }
        let raw = ExportColumn(name: AddedColumns.raw, needs: .cells) { AddedColumns.raw(of: $0) }
        return named + (hasExtra ? [extra] : []) + (hasRaw ? [raw] : [])
    }
}
