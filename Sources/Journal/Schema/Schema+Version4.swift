import GRDB
import Hashing

extension Schema {
    /// What tells a journal from its copies and its earlier states, and a look into the service's list
    /// where nothing else does.
    static func migrateToVersion4(_ db: Database) throws {
        try db.execute(sql: version4)
        try db.execute(
            sql: "INSERT INTO identity (id, journal) VALUES (1, ?)",
            arguments: [try identity(db)]
        )
    }

    /// A new journal's is random. Copies of one that an earlier version made have to get the same, each
    /// by itself: so it is made of what they have in common.
    private static func identity(_ db: Database) throws -> String {
        let staged = try String.fetchOne(
            db,
            sql: """
                SELECT source_sha256 || ' ' || created_at || ' ' || staged_at || ' ' || base_url
                FROM import WHERE staged_at IS NOT NULL
                """
        )
        guard let staged else { return Mark.random() }
        return Mark.text(Array(SHA256.digest(of: Array(staged.utf8)).prefix(16)))
    }

    /// SQLite can't change a `CHECK`: the table of listings is made anew.
    private static let version4 = """
        CREATE TABLE identity (
            id             INTEGER PRIMARY KEY CHECK (id = 1),
            journal        TEXT NOT NULL,
            mark           TEXT,
            doubt          TEXT,
            quiet_since    INTEGER,
            listed_before  INTEGER NOT NULL DEFAULT 0,
            was_doubted    INTEGER NOT NULL DEFAULT 0
        ) STRICT;

        CREATE TABLE listing_4 (
            id               INTEGER PRIMARY KEY,
            business         INTEGER NOT NULL REFERENCES business (id),
            purpose          TEXT NOT NULL CHECK (purpose IN
                             ('snapshot', 'existing', 'reconciliation', 'verification', 'doubt')),
            session          INTEGER REFERENCES session (id),
            started_at       INTEGER NOT NULL,
            finished_at      INTEGER,
            requests         INTEGER NOT NULL DEFAULT 0,
            reading          INTEGER NOT NULL DEFAULT 1,
            pages            INTEGER NOT NULL DEFAULT 0,
            next_page        TEXT,
            repeated         INTEGER NOT NULL DEFAULT 0,
            keeps_customers  INTEGER NOT NULL DEFAULT 0,
            policy           TEXT
        ) STRICT;
        INSERT INTO listing_4 SELECT * FROM listing;
        DROP TABLE listing;
        ALTER TABLE listing_4 RENAME TO listing;
        """
}
