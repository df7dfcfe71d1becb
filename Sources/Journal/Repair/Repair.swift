import GRDB

extension Journal {
    /// One row; nil where there is none of that number.
    package func row(_ number: RowID) throws(JournalError) -> JournalRow? {
        try rows([number])[number]
    }

    /// The rows of some numbers, as far as there are any: many at a time, since each call is a transaction.
    package func rows(
        _ numbers: [RowID],
        _ parts: JournalRow.Parts = .all
    ) throws(JournalError) -> [RowID: JournalRow] {
        try read { db in
            let query = try JournalRowQuery(db, parts, "WHERE row.id = ?")
            var rows: [RowID: JournalRow] = [:]
            for number in numbers {
                query.bind(number.number, 1)
                try query.forEach { rows[number] = $0 }
            }
            return rows
        }
    }

    /// What a row's cells were before a change of it; nil where that isn't known, or was redacted.
    ///
    /// - Parameter change: 1 is the first.
    package func cells(
        of row: RowID,
        beforeChange change: Int
    ) throws(JournalError) -> [String?]? {
        try read { db in
            let cells = try String.fetchOne(
                db,
                sql: "SELECT cells FROM edit WHERE row = ? AND number = ?",
                arguments: [row, change]
            )
            return try cells.map { try JSONText.decode($0) }
        }
    }

    /// Whether an invalid row has more cells than so many: no other row has.
    package func hasRows(longerThan cells: Int) throws(JournalError) -> Bool {
        try read { db in
            try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM row
                        WHERE status = 'invalid' AND iif(json_valid(cells), json_array_length(cells) > ?, 0))
                    """,
                arguments: [cells]
            ) ?? false
        }
    }

    /// Whether an invalid row has a text that its cells don't show: no other row's is of use.
    package func hasRawRows() throws(JournalError) -> Bool {
        try read { db in
            // An older journal that is only read has no such column.
            guard try db.hasColumn("raw", in: "row") else {
                return false
            }
            return try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM row WHERE status = 'invalid' AND raw IS NOT NULL)
                    """
            ) ?? false
        }
    }

    /// The rows of a status that a condition holds for, and that have a body to be sent again.
    ///
    /// - Parameter condition: nil for all.
    /// - Throws: ``JournalError/condition(_:reason:)`` where it fails or takes too long.
    package func rows(
        _ status: RowStatus,
        where condition: ProblemCondition?
    ) throws(JournalError) -> [RowID] {
        try rows(status, that: "payload IS NOT NULL", where: condition)
    }

    /// - Parameter rule: a condition of ours, in SQL.
    func rows(
        _ status: RowStatus,
        that rule: String,
        where condition: ProblemCondition?
    ) throws(JournalError) -> [RowID] {
        try read { db in
            // Not the view itself: what is sent again must not hang on what a file calls `problems`.
            let candidates = try RawStatement(
                db,
                sql: """
                    SELECT id, line, external_id, status, problem_field, problem_code, problem,
                        http_status, attempts
                    FROM row WHERE status = ?1 AND \(rule) ORDER BY +id
                    """
            )
            candidates.bind(status.rawValue, 1)
            var rows: [RowID] = []
            try candidates.run {
                if try condition?.holds(for: candidates) ?? true {
                    rows.append(RowID(candidates.int(0)))
                }
            }
            return rows
        }
    }
}

extension JournalWriter {
    /// Puts rows back to be sent as they are, all of them or none.
    ///
    /// - Parameter status: where each of them is: rejected or failed.
    /// - Throws: ``JournalError/illegalMove(row:to:)`` where one isn't there.
    package func retry(
        _ rows: [RowID],
        from status: RowStatus,
        session: SessionID,
        at now: Timestamp
    ) throws(JournalError) {
        guard RowMove.retried.entry.from.contains(status) else {
            throw .illegalMove(row: rows.first ?? 0, to: .pending)
        }
        let gathered = try GatheredRows(self)
        try gathered.append(rows)
        try gathered.retry(from: status, session: session, at: now)
    }
}

extension JournalRow {
    /// Whether the row may be given other cells: it was refused or held back, or was never sent and isn't
    /// to change a customer whom the service holds.
    package var isChangeable: Bool {
        switch status {
        case .invalid, .rejected, .failed: true
        case .pending: attempts == 0 && !isUpdate
        default: false
        }
    }
}
