import GRDB

/// How many rows stand where, and whether that accounts for every row of the source.
package struct Totals: Hashable, Sendable {
    /// Data rows of the source, blank ones not counted.
    package var rowsRead: Int
    /// By the places of the statuses: rows move by the thousand a second.
    private var counts = RowStatus.allCases.map { _ in 0 }

    package init(rowsRead: Int, counts: [RowStatus: Int]) {
        self.rowsRead = rowsRead
        for (status, count) in counts { self[status] = count }
    }

    package subscript(status: RowStatus) -> Int {
        get { counts[status.place] }
        set { counts[status.place] = newValue }
    }

    /// The rows that have a status: the sum over all of them.
    package var rowsHeld: Int { counts.reduce(0, +) }

    /// Whether every row of the source has exactly one status. A summary of totals that don't add
    /// up is a bug, and has an exit code of its own.
    package var addUp: Bool { rowsRead == rowsHeld && !counts.contains { $0 < 0 } }

    /// The rows that a run may still send.
    package var remaining: Int { self[.pending] + self[.sending] }

    /// Notes that rows moved.
    package mutating func move(from source: RowStatus, to target: RowStatus, count: Int = 1) {
        self[source] -= count
        self[target] += count
    }

    /// Adds those of other rows.
    package static func += (totals: inout Totals, others: Totals) {
        totals.rowsRead += others.rowsRead
        for status in RowStatus.allCases { totals[status] += others[status] }
    }

    static func fetch(_ db: Database) throws -> Totals {
        let record = try Row.fetchOne(db, sql: "SELECT rows_read FROM import")
        let rowsRead: Int = try record?["rows_read"] ?? 0
        var counts: [RowStatus: Int] = [:]
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT status, count(*) AS count FROM row GROUP BY status"
        )
        while let row = try rows.next() {
            let name: String = try row["status"]
            guard let status = RowStatus(rawValue: name) else { continue }
            counts[status] = try row["count"]
        }
        return Totals(rowsRead: rowsRead, counts: counts)
    }
}

extension RowStatus {
    /// Its place among all cases.
    fileprivate var place: Int {
        switch self {
        case .invalid: 0
        case .pending: 1
        case .sending: 2
        case .unknown: 3
        case .created: 4
        case .existing: 5
        case .updated: 6
        case .rejected: 7
        case .failed: 8
        }
    }
}
