import GRDB

extension JournalIdentity {
    /// Opens the doubt of a journal again that was in doubt before: of rows that are put back to be sent,
    /// nobody has looked whether the service holds them.
    static func reopenDoubt(_ db: Database) throws {
        try db.execute(
            sql: """
                UPDATE identity SET doubt = coalesce(doubt, ?), quiet_since = coalesce(quiet_since, 0),
                    listed_before = (SELECT coalesce(max(id), 0) FROM listing)
                WHERE was_doubted
                """,
            arguments: [Doubt.released.rawValue]
        )
    }
}
