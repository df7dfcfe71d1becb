import Customers
import Foundation
import GRDB

/// A row that a person put right, mapped anew, and valid.
package struct RowRepair: Sendable {
    package var row: RowID
    /// Nil where the row keeps the one that it has.
    package var business: BusinessID?
    package var externalID: String?
    /// The cells as a JSON array aligned with the import's columns.
    package var cells: String
    /// The body of the POST.
    package var payload: String
    /// What was found in the row as it is now.
    package var findings: [RowFinding]

    package init(
        row: RowID,
        business: BusinessID?,
        externalID: String?,
        cells: String,
        payload: String,
        findings: [RowFinding] = []
    ) {
        self.row = row
        self.business = business
        self.externalID = externalID
        self.cells = cells
        self.payload = payload
        self.findings = findings
    }
}

/// A row that has an `external_id`, which no other row of its business may have.
package struct ExternalIDHolder: Hashable, Sendable {
    package var row: RowID
    package var business: String?
    package var externalID: String
}

extension Journal {
    /// One row; nil where there is none of that number.
    package func row(_ number: RowID) throws(JournalError) -> JournalRow? {
        try rows([number])[number]
    }

    /// The rows of some numbers, as far as there are any: many at a time, since each call is a transaction.
    package func rows(_ numbers: [RowID]) throws(JournalError) -> [RowID: JournalRow] {
        try read { db in
            let query = try JournalRowQuery(db, .all, "WHERE row.id = ?")
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

    /// The rows that have one of these external ids, in one pass over the journal. An invalid row
    /// isn't among them: it was never sent.
    package func holders(of ids: Set<String>) throws(JournalError) -> [ExternalIDHolder] {
        guard !ids.isEmpty else { return [] }
        return try read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT row.id, business.business_id, row.external_id
                    FROM row LEFT JOIN business ON business.id = row.business
                    WHERE row.external_id IS NOT NULL AND row.status <> 'invalid' ORDER BY row.id
                    """
            )
            var holders: [ExternalIDHolder] = []
            while let row = try rows.next() {
                let id: String = try row[2]
                if ids.contains(id) {
                    holders.append(
                        try ExternalIDHolder(row: row[0], business: row[1], externalID: id)
                    )
                }
            }
            return holders
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
    /// Puts rows that were put right back to be sent. Their earlier versions are kept in `edit`.
    package func apply(
        _ repairs: [RowRepair],
        session: SessionID,
        at now: Timestamp
    ) throws(JournalError) {
        try transaction { db in
            try Self.askListAgain(db)
            let fix = try db.cachedStatement(sql: RowMove.fixed.statement(where: "id = :row"))
            let correct = try db.cachedStatement(sql: Self.correction)
            let forget = try db.cachedStatement(sql: "DELETE FROM finding WHERE row = ?")
            let insert = try FindingInsert(db)
            for repair in repairs {
                try Self.keepVersion(db, of: repair.row, session, now)
                if let business = repair.business {
                    try db.cachedStatement(
                        sql: "INSERT OR IGNORE INTO business (business_id) VALUES (?)"
                    ).execute(arguments: [business.text])
                }
                let arguments: StatementArguments = [
                    "row": repair.row, "business": repair.business?.text,
                    "external_id": repair.externalID, "cells": repair.cells,
                    "payload": repair.payload,
                ]
                try fix.execute(arguments: arguments)
                if db.changesCount == 0 { try correct.execute(arguments: arguments) }
                guard db.changesCount == 1 else {
                    throw JournalError.illegalMove(row: repair.row, to: .pending)
                }
                try forget.execute(arguments: [repair.row])
                try insert.run(repair.findings, row: repair.row)
            }
        }
    }

    /// Gives a row that was never sent, and changes no customer, other cells: it stays pending.
    private static let correction = """
        UPDATE row SET \(RowMove.fixed.entry.sets) WHERE id = :row AND +status = 'pending'
            AND attempts = 0 AND patch IS NULL
        """

    /// Puts rows back to be sent as they are, all of them or none.
    ///
    /// - Parameter status: where each of them stands: rejected or failed.
    /// - Throws: ``JournalError/illegalMove(row:to:)`` where one doesn't stand there.
    package func retry(
        _ rows: [RowID],
        from status: RowStatus,
        session: SessionID,
        at now: Timestamp
    ) throws(JournalError) {
        guard RowMove.retried.entry.from.contains(status) else {
            throw .illegalMove(row: rows.first ?? 0, to: .pending)
        }
        try transaction { db in
            try Self.askListAgain(db)
            let retry = try db.cachedStatement(
                sql: RowMove.retried.statement(where: "id = ? AND +status = ?")
            )
            for row in rows {
                try Self.keepVersion(db, of: row, session, now)
                try retry.execute(arguments: [row, status.rawValue])
                guard db.changesCount == 1 else {
                    throw JournalError.illegalMove(row: row, to: .pending)
                }
            }
        }
    }

    private static func keepVersion(
        _ db: Database,
        of row: RowID,
        _ session: SessionID,
        _ now: Timestamp
    ) throws {
        try keepVersions(db, of: "id = ?3", row, session, now)
    }

    /// Keeps rows as they are, before they are changed.
    ///
    /// - Parameters:
    ///   - rows: a condition of ours, in SQL.
    ///   - row: its argument `?3`; nil where it has none.
    static func keepVersions(
        _ db: Database,
        of rows: String,
        _ row: RowID? = nil,
        _ session: SessionID,
        _ now: Timestamp
    ) throws {
        var arguments: StatementArguments = [now.milliseconds, session]
        if let row { arguments += [row] }
        try db.cachedStatement(
            sql: """
                INSERT INTO edit SELECT id,
                    (SELECT count(*) + 1 FROM edit WHERE edit.row = row.id), ?1, ?2, status,
                    external_id, cells, payload, problem_code, problem_field, problem
                FROM row WHERE \(rows)
                """
        ).execute(arguments: arguments)
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
