import GRDB

extension Journal {
    /// How many rows were put right by hand, or put back to be sent again.
    package func editedRows() throws(JournalError) -> Int {
        try read { db in
            // An older journal that is only read has no such table.
            guard try db.tableExists("edit") else { return 0 }
            return try Int.fetchOne(db, sql: "SELECT count(DISTINCT row) FROM edit") ?? 0
        }
    }
}
