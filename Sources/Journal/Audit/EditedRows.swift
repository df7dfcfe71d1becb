import GRDB

extension Journal {
    /// How many rows were put right by hand, or put back to be sent again.
    package func editedRows() throws(JournalError) -> Int {
        try read { db in
            try Int.fetchOne(db, sql: "SELECT count(DISTINCT row) FROM edit") ?? 0
        }
    }
}
