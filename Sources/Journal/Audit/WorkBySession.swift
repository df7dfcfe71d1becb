import GRDB

extension Journal {
    /// The work of each session, by its id. Reads every attempt only where one isn't in the sums that ended
    /// sessions keep: while a run is on, or after one that was cut off.
    package func workBySession() throws(JournalError) -> [SessionID: SessionWork] {
        try read { db in
            var work = try SessionSums.kept(db) ?? SessionSums.counted(db)
            // An older journal that is only read has no such table.
            guard try db.tableExists("listing") else { return work }
            let listings = try Row.fetchAll(
                db,
                sql: "SELECT session, requests FROM listing WHERE session IS NOT NULL"
            )
            for row in listings {
                try work[row["session"], default: SessionWork()].listRequests += row["requests"]
            }
            return work
        }
    }
}
