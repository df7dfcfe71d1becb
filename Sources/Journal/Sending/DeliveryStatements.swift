import Customers
import GRDB

/// The statements of a delivery, prepared once a connection.
struct DeliveryStatements {
    private let db: Database
    private let path: String
    private let session: SessionID
    private let dueRows: RawStatement
    private let claimRow: RawStatement
    private let claimedRow: RawStatement
    private let releaseRow: RawStatement
    private let settleRow: [RowMove: RawStatement]
    private let addAttempt: RawStatement

    init(_ db: Database, path: String, session: SessionID) throws {
        self.db = db
        self.path = path
        self.session = session
        dueRows = try RawStatement(
            db,
            sql: """
                SELECT id, due_at FROM row WHERE status = 'pending' AND business = ?
                ORDER BY due_at, id LIMIT ?
                """
        )
        claimRow = try RawStatement(db, sql: Self.claim)
        claimedRow = try RawStatement(
            db,
            sql: """
                SELECT id, payload, attempts, failures, patch, customer_id FROM row WHERE id = ?
                """
        )
        releaseRow = try RawStatement(db, sql: Self.release)
        settleRow = try Self.settle.mapValues { try RawStatement(db, sql: $0) }
        addAttempt = try RawStatement(
            db,
            sql: """
                INSERT INTO attempt (row, number, session, started_at, finished_at, latency_us,
                    outcome, http_status, request_id, problem_code, problem, answer)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
    }

    private static let claim = RowMove.claimed.statement(where: "id = ?2 AND +business = ?3")
    private static let release = RowMove.released.statement(where: "id = ?1")
    private static let settle = Dictionary(
        uniqueKeysWithValues: Settlement.Verdict.moves.map { ($0, $0.statement(where: "id = ?1")) }
    )

    /// One row after the other: the index says which may be due, each row itself whether it is pending, and
    /// what it holds is read once it is claimed. One statement for it all would make three tables for what is
    /// between its parts, 65,000 instructions, which where answers take their time is each row's.
    func claim(_ claim: ClaimRequest, now: Timestamp) throws -> ClaimedRows {
        let (due, left) = try queue(of: claim.business, upTo: claim.count, now: now)
        var claimed = ClaimedRows(rows: [], left: left)
        for row in due {
            claimRow.bind(now.milliseconds, 1)
            claimRow.bind(row, 2)
            claimRow.bind(claim.business, 3)
            try claimRow.run()
            guard db.changesCount == 1 else {
                throw JournalError.corrupt(
                    path: path,
                    reason: "the index row_queue doesn't fit the table row"
                )
            }
            claimedRow.bind(row, 1)
            try claimedRow.run { claimed.rows.append(try rowToSend()) }
        }
        return claimed
    }

    /// The rows of a business that have been due longest, by the index.
    ///
    /// It is asked for one more than is wanted: so it tells what is left without a second look.
    private func queue(
        of business: BusinessKey,
        upTo count: Int,
        now: Timestamp
    ) throws -> (due: [RowID], left: ClaimedRows.Left) {
        var due: [RowID] = []
        var left = ClaimedRows.Left.nothing
        dueRows.bind(business, 1)
        dueRows.bind(Int64(count) + 1, 2)
        try dueRows.run {
            // Those after a row that isn't due aren't, either.
            guard left == .nothing else { return }
            let dueAt: Timestamp = try dueRows.stored(1)
            if dueAt > now {
                left = .later(dueAt)
            } else if due.count == count {
                left = .due
            } else {
                due.append(RowID(dueRows.int(0)))
            }
        }
        return (due, left)
    }

    /// What a row that was claimed is to send.
    ///
    /// - Throws: ``DamagedValue``, also where there is nothing to send, or a `PATCH` and nobody to send it
    ///   to: as a `POST` it would create a customer of half the fields.
    private func rowToSend() throws -> ClaimedRow {
        let patch = try claimedRow.text(4)
        var customer: CustomerID?
        if patch != nil {
            let text = String(decoding: try claimedRow.text(5) ?? [], as: UTF8.self)
            customer = CustomerID(text)
            guard customer != nil else { throw DamagedValue(column: "customer_id", held: .null) }
        }
        guard let payload = try patch ?? claimedRow.text(1) else {
            throw DamagedValue(column: "payload", held: .null)
        }
        return ClaimedRow(
            row: RowID(claimedRow.int(0)),
            payload: payload,
            updates: customer,
            attempt: try claimedRow.stored(2),
            failures: try claimedRow.stored(3)
        )
    }

    /// False where the row isn't `sending`, and then nothing was changed.
    func release(_ claimed: ClaimedRow) throws -> Bool {
        releaseRow.bind(claimed.row, 1)
        try releaseRow.run()
        return db.changesCount == 1
    }

    /// False where the row isn't `sending`, and then nothing was changed.
    func settle(_ settlement: Settlement) throws -> Bool {
        let move = settlement.verdict.move
        guard let moveRow = settleRow[move] else { return false }
        let finishedAt = settlement.finishedAt.milliseconds
        let httpStatus = settlement.httpStatus.map(Int64.init)
        moveRow.bind(settlement.row, 1)
        moveRow.bind(httpStatus, 2)
        moveRow.bind(settlement.problem?.code, 3)
        moveRow.bind(settlement.problem?.field, 4)
        moveRow.bind(settlement.problem?.text, 5)
        switch settlement.verdict {
        case .pending(let dueAt, let counts):
            moveRow.bind(dueAt.milliseconds, 6)
            moveRow.bind(counts ? 1 : 0, 7)
        case .created(let id):
            moveRow.bind(finishedAt, 6)
            moveRow.bind(id.text, 7)
        case .updated, .rejected, .unknown, .failed: moveRow.bind(finishedAt, 6)
        }
        try moveRow.run()
        guard db.changesCount == 1 else { return false }
        addAttempt.bind(settlement.row, 1)
        addAttempt.bind(Int64(settlement.attempt), 2)
        addAttempt.bind(session, 3)
        addAttempt.bind(settlement.startedAt.milliseconds, 4)
        addAttempt.bind(finishedAt, 5)
        addAttempt.bind(settlement.latency.microseconds, 6)
        addAttempt.bind(move.entry.to.rawValue, 7)
        addAttempt.bind(httpStatus, 8)
        addAttempt.bind(settlement.requestID, 9)
        addAttempt.bind(settlement.problem?.code, 10)
        addAttempt.bind(settlement.problem?.text, 11)
        addAttempt.bind(settlement.answer, 12)
        try addAttempt.run()
        return true
    }
}

extension Duration {
    /// Whole microseconds, rounded down.
    var microseconds: Int64 {
        components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
    }
}
