import GRDB

/// What `journal check` found.
package struct JournalCheck: Hashable, Sendable {
    package var rows = 0
    package var attempts = 0
    /// Whether SQLite finds the file undamaged.
    package var isWhole = true
    /// A line for each fault.
    package var faults: [String] = []

    package init() {}
}

extension Journal {
    /// Checks the file, the totals, and what each row must have in its status.
    package func check() throws(JournalError) -> JournalCheck {
        try read { db in
            var check = JournalCheck()
            let integrity = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)")
            check.isWhole = integrity == ["ok"]
            if !check.isWhole { check.faults += integrity.map { "damaged: \($0)" } }
            check.rows = try Int.fetchOne(db, sql: "SELECT count(*) FROM row") ?? 0
            check.attempts = try Int.fetchOne(db, sql: "SELECT count(*) FROM attempt") ?? 0
            let rules = try RowRules(db, rows: check.rows)
            check.faults += try References.faults(db, ofRowsToo: !rules.areReferencesSound)
            let totals = try Totals.fetch(db)
            if !totals.addUp {
                check.faults.append(
                    "\(totals.rowsRead) rows were read and \(totals.rowsHeld) are held"
                )
            }
            check.faults += rules.faults
            check.faults += try ShardCheck.faults(db)
            return check
        }
    }
}
