import Foundation
import Journal

/// Writes what would become of each row: a line for each field that an update would change, and one for
/// any other row. For a spreadsheet: a byte order mark, and cells that none of them would change by opening
/// the file.
struct PlanFile {
    private static let header = [
        "_row", "_line", "_action", "_business_id", "_external_id", "_customer_id", "_field",
        "_held",
        "_sent", "_problem",
    ]

    private var lines: LineOutput

    init(_ handle: FileHandle) throws {
        try handle.write(contentsOf: Data(ExportChoice.byteOrderMark))
        lines = LineOutput(handle)
        try lines.write(ExportWriter.csv(Self.header))
    }

    mutating func write(_ row: PlannedRow) throws {
        let common: [String?] = [
            String(row.id.number), String(row.line), row.action.rawValue, row.business,
            row.externalID, row.customerID,
        ]
        for change in row.changes {
            try write(common + [change.field.path, change.held, change.wanted, nil])
        }
        guard row.changes.isEmpty else { return }
        try write(common + [row.problem?.field, nil, nil, row.problem?.text])
    }

    /// Has to be called at the end.
    mutating func finish() throws { try lines.flush() }

    private mutating func write(_ cells: [String?]) throws {
        try lines.write(ExportWriter.csv(cells.map { CellGuard.guarded($0 ?? "") }))
    }
}
