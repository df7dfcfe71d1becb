import Customers
import GRDB

/// The statements of a delivery, prepared once a connection.
struct DeliveryStatements {
    private let db: Database
    private let session: Int64
    private let claimRows: Statement
    private let nextDue: Statement
    private let moveRow: Statement
    private let releaseRow: Statement
    private let addAttempt: Statement

    init(_ db: Database, session: Int64) throws {
        self.db = db
        self.session = session
        claimRows = try db.cachedStatement(
            sql: """
                UPDATE row SET status = 'sending', attempts = attempts + 1, sent_at = ?1
                WHERE id IN (
                    SELECT id FROM row WHERE status = 'pending' AND business = ?2 AND due_at <= ?1
                    ORDER BY due_at, id LIMIT ?3)
                RETURNING id, payload, attempts, failures, patch, customer_id
                """
        )
        nextDue = try db.cachedStatement(
            sql: "SELECT min(due_at) FROM row WHERE status = 'pending' AND business = ?"
        )
        moveRow = try db.cachedStatement(
            sql: """
                UPDATE row SET status = ?, due_at = ?, failures = failures + ?,
                    customer_id = coalesce(?, customer_id), http_status = ?, problem_code = ?, problem_field = ?,
                    problem = ?, settled_at = ?
                WHERE id = ? AND status = 'sending'
                """
        )
        releaseRow = try db.cachedStatement(
            sql: """
                UPDATE row SET status = 'pending', attempts = attempts - 1,
                    sent_at = CASE WHEN attempts > 1 THEN sent_at END
                WHERE id = ? AND status = 'sending'
                """
        )
        addAttempt = try db.cachedStatement(
            sql: """
                INSERT INTO attempt (row, number, session, started_at, finished_at, latency_us,
                    outcome, http_status, request_id, problem_code, problem, answer)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
    }

    func claim(_ claim: ClaimRequest, now: Timestamp) throws -> ClaimResult {
        var claimed: [ClaimedRow] = []
        let rows = try Row.fetchCursor(
            claimRows,
            arguments: [now.milliseconds, claim.business, claim.count]
        )
        while let row = try rows.next() {
            let patch: String? = row[4]
            let payload: String = patch ?? row[1] ?? ""
            claimed.append(
                ClaimedRow(
                    row: row[0],
                    payload: Array(payload.utf8),
                    updates: patch == nil ? nil : (row[5] as String?).flatMap(CustomerID.init),
                    attempt: row[2],
                    failures: row[3]
                )
            )
        }
        guard claimed.isEmpty else { return .claimed(claimed) }
        let due = try Int64.fetchOne(nextDue, arguments: [claim.business])
        return .nothingDue(until: due.map(Timestamp.init(milliseconds:)))
    }

    /// False where the row isn't `sending`, and then nothing was changed.
    func release(_ claimed: ClaimedRow) throws -> Bool {
        try releaseRow.execute(arguments: [claimed.row])
        return db.changesCount == 1
    }

    /// False where the row isn't `sending`, and then nothing was changed.
    func settle(_ settlement: Settlement) throws -> Bool {
        var customerID: CustomerID?
        var dueAt: Int64 = 0
        var countedFailures = 0
        var settledAt: Int64?
        switch settlement.verdict {
        case .created(let id): customerID = id
        case .pending(let moment, let counts):
            dueAt = moment.milliseconds
            countedFailures = counts ? 1 : 0
        case .failed: countedFailures = 1
        case .updated, .rejected, .unknown: break
        }
        if settlement.verdict.status != .pending { settledAt = settlement.finishedAt.milliseconds }
        try moveRow.execute(arguments: [
            settlement.verdict.status.rawValue, dueAt, countedFailures, customerID?.text,
            settlement.httpStatus, settlement.problem?.code, settlement.problem?.field,
            settlement.problem?.text, settledAt, settlement.row,
        ])
        guard db.changesCount == 1 else { return false }
        try addAttempt.execute(arguments: [
            settlement.row, settlement.attempt, session, settlement.startedAt.milliseconds,
            settlement.finishedAt.milliseconds, settlement.latency.microseconds,
            settlement.verdict.status.rawValue, settlement.httpStatus, settlement.requestID,
            settlement.problem?.code, settlement.problem?.text, settlement.answer,
        ])
        return true
    }
}

extension Duration {
    /// Whole microseconds, rounded down.
    var microseconds: Int64 {
        components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
    }
}
