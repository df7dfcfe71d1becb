import GRDB

extension Journal {
    /// Whether the import belongs to the service that it names for good: that answered a row or gave a
    /// page of its list, or got a request of which no answer tells what it did.
    package func isBound() throws(JournalError) -> Bool {
        try read(Self.isBound)
    }

    static func isBound(_ db: Database) throws -> Bool {
        // An older journal that is only read has no such table.
        let lists =
            try db.tableExists("listing")
            ? "OR EXISTS (SELECT 1 FROM listing WHERE requests > 0)" : ""
        return try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM row WHERE status IN ('sending', 'unknown', 'created'))
                    OR EXISTS (SELECT 1 FROM attempt
                        WHERE http_status IS NOT NULL OR outcome = 'unknown') \(lists)
                """
        ) ?? false
    }
}

extension JournalWriter {
    /// Gives the import another service, in place of one that was never heard of.
    ///
    /// - Returns: false where it was, and then nothing is changed.
    package func replaceService(with baseURL: String) throws(JournalError) -> Bool {
        try transaction { db in
            guard try !Journal.isBound(db) else { return false }
            try db.execute(sql: "UPDATE import SET base_url = ?", arguments: [baseURL])
            return true
        }
    }
}
