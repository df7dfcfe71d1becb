import Customers
import Delivery
import Foundation
import Journal

/// What a run would do with the rows of an import, found out without sending one.
package struct RunPlan {
    /// Changes and other rows that are shown as examples.
    private static let mostExamples = 1_000

    /// How the look into the service's list ended.
    package let end: ExplainedEnd
    /// Where the import would be before the first row is sent.
    package let status: ImportStatus
    /// Pages that were asked for.
    package let requests: Int
    package let length: Duration
    /// What becomes of rows whose `external_id` the service holds; nil for what suits the rows.
    package let policy: ExistingPolicy?
    /// The rows that a run would send at most; nil for all.
    package let limit: Int?
    /// How many rows there are for each.
    package private(set) var rows: [PlannedRow.Action: Int] = [:]
    /// In how many rows an update would change a field.
    package private(set) var changedFields: [Field: Int] = [:]
    /// The first updates.
    package private(set) var updates: [PlannedRow] = []

    init(
        _ end: ExplainedEnd,
        _ status: ImportStatus,
        _ options: DeliveryOptions,
        requests: Int,
        length: Duration
    ) {
        self.end = end
        self.status = status
        self.requests = requests
        self.length = length
        (policy, limit) = (options.existing, options.limit)
    }

    mutating func count(_ row: PlannedRow) {
        rows[row.action, default: 0] += 1
        for change in row.changes { changedFields[change.field, default: 0] += 1 }
        if row.action == .update, updates.count < Self.mostExamples { updates.append(row) }
    }

    /// The requests that a run would send for rows.
    package var toSend: Int {
        let all = rows[.create, default: 0] + rows[.update, default: 0]
        return min(limit ?? .max, all)
    }

    /// Whether a run would end before it sends anything, since the service holds customers of the file.
    package var isRefused: Bool { policy == .fail && rows[.skip, default: 0] > 0 }
}

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
