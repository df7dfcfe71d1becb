import GRDB

extension JournalWriter {
    /// Begins every change that puts rows back to be sent, in the same transaction.
    ///
    /// When the service's list was compared with the rows, these weren't pending, or had other external
    /// ids: nobody has looked whether the service holds their customers. So the next delivery compares
    /// the list again, and a journal that was in doubt once is in doubt again.
    static func askListAgain(_ db: Database) throws {
        try JournalIdentity.reopenDoubt(db)
        try db.execute(
            sql: "UPDATE listing SET policy = NULL WHERE purpose IN ('snapshot', 'existing')"
        )
    }
}
