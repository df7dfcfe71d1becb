import GRDB

extension Journal {
    /// Whether the service ever answered this import, be it a row's request or one for a page of its
    /// list.
    package func wasAnswered() throws(JournalError) -> Bool {
        try read { db in
            try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM attempt WHERE http_status IS NOT NULL)
                        OR EXISTS (SELECT 1 FROM listing WHERE requests > 0)
                    """
            ) ?? false
        }
    }
}
