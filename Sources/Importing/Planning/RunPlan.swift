import Customers
import Delivery
import Journal

/// What a run would do with the rows of an import, found out without sending one.
package struct RunPlan {
    /// Changes and other rows that are shown as examples.
    private static let mostExamples = 1_000

    /// How the look into the service's list ended.
    package let end: ExplainedEnd
    /// Where the import would stand before the first row is sent.
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
