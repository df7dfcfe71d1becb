import Customers
import Foundation
import GRDB

/// A row that a person put right, mapped anew.
package struct RowRepair: Sendable {
    package var row: Int64
    /// Nil where the row keeps the one that it has.
    package var business: BusinessID?
    package var externalID: String?
    /// The cells as a JSON array aligned with the import's columns.
    package var cells: String
    /// The body of the POST; nil where the row is still invalid.
    package var payload: String?
    /// Why the row is still invalid; nil for one to be sent.
    package var problem: RowProblem?

    package init(
        row: Int64,
        business: BusinessID?,
        externalID: String?,
        cells: String,
        payload: String?,
        problem: RowProblem?
    ) {
        self.row = row
        self.business = business
        self.externalID = externalID
        self.cells = cells
        self.payload = payload
        self.problem = problem
    }
}

extension Journal {
    /// One row; nil where there is none of that number.
    package func row(_ number: Int64) throws(JournalError) -> JournalRow? {
        try read { db in
            try Row.fetchOne(
                db,
                sql: JournalRow.query + " WHERE row.id = ?",
                arguments: [number]
            ).flatMap(JournalRow.init)
        }
    }

    /// The row that has an `external_id` in the same business as another, if there is one but it.
    package func holder(
        of externalID: String,
        besides row: Int64
    ) throws(JournalError) -> Int64? {
        try read { db in
            try Int64.fetchOne(
                db,
                sql: """
                    SELECT id FROM row WHERE external_id = ?1 AND id <> ?2
                        AND status <> 'invalid'
                        AND business IS (SELECT business FROM row WHERE id = ?2) LIMIT 1
                    """,
                arguments: [externalID, row]
            )
        }
    }

    /// The rows of a status that a condition on the view `problems` holds for.
    ///
    /// - Parameter condition: an SQL expression such as `http_status = 409`; nil for all.
    /// - Throws: ``JournalError/condition(_:reason:)`` where it isn't one.
    package func rows(
        _ status: RowStatus,
        where condition: String?
    ) throws(JournalError) -> [Int64] {
        try read { db in
            // One statement, on which nothing can follow: whatever it says, it only reads.
            do {
                let statement = try db.makeStatement(
                    sql:
                        "SELECT row FROM problems WHERE status = ? AND (\(condition ?? "1")) ORDER BY row"
                )
                guard statement.isReadonly else {
                    throw JournalError.condition(condition ?? "", reason: "it must only read")
                }
                return try Int64.fetchAll(statement, arguments: [status.rawValue])
            } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
                throw JournalError.condition(condition ?? "", reason: error.message ?? "")
            }
        }
    }
}

extension JournalWriter {
    /// Puts rows back to be sent: those that were rejected or have failed, or were fixed. Their
    /// earlier versions are kept in `edit`.
    package func apply(
        _ repairs: [RowRepair],
        session: Int64,
        at now: Timestamp
    ) throws(JournalError) {
        try transaction { db in
            for repair in repairs {
                try Self.keepVersion(db, of: repair.row, session, now)
                if let business = repair.business {
                    try db.execute(
                        sql: "INSERT OR IGNORE INTO business (business_id) VALUES (?)",
                        arguments: [business.text]
                    )
                    try db.execute(
                        sql: """
                            UPDATE row SET business = (SELECT id FROM business WHERE business_id = ?)
                            WHERE id = ?
                            """,
                        arguments: [business.text, repair.row]
                    )
                }
                try db.execute(
                    sql: """
                        UPDATE row SET external_id = ?, cells = ?, payload = ?, problem_code = ?,
                            problem_field = ?, problem = ?,
                            status = iif(?6 IS NULL, 'pending', status),
                            failures = iif(?6 IS NULL, 0, failures), due_at = 0,
                            patch = NULL, settled_at = iif(?6 IS NULL, NULL, settled_at)
                        WHERE id = ?7
                        """,
                    arguments: [
                        repair.externalID, repair.cells, repair.payload, repair.problem?.code,
                        repair.problem?.field, repair.problem?.text, repair.row,
                    ]
                )
            }
        }
    }

    /// Puts rows back to be sent as they are.
    package func retry(
        _ rows: [Int64],
        session: Int64,
        at now: Timestamp
    ) throws(JournalError) {
        try transaction { db in
            for row in rows {
                try Self.keepVersion(db, of: row, session, now)
                try db.execute(
                    sql: """
                        UPDATE row SET status = 'pending', failures = 0, due_at = 0,
                            problem_code = NULL, problem_field = NULL, problem = NULL,
                            settled_at = NULL WHERE id = ?
                        """,
                    arguments: [row]
                )
            }
        }
    }

    private static func keepVersion(
        _ db: Database,
        of row: Int64,
        _ session: Int64,
        _ now: Timestamp
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO edit SELECT id,
                    (SELECT count(*) + 1 FROM edit WHERE edit.row = ?1), ?2, ?3, status,
                    external_id, cells, payload, problem_code, problem_field, problem
                FROM row WHERE id = ?1
                """,
            arguments: [row, now.milliseconds, session]
        )
    }
}
