import GRDB
import Hashing

extension Schema {
    /// What the service's list said: the snapshot before the first send, and what reconciliation
    /// read; rows that update a customer of
    /// the service; and what rows were before they were fixed.
    static let version2 = """
        INSERT INTO status VALUES
            ('updated', 'the service held this customer, and was given the row''s fields');
        INSERT INTO move VALUES ('pending', 'failed'), ('sending', 'updated');

        CREATE TABLE listing (
            id               INTEGER PRIMARY KEY,
            business         INTEGER NOT NULL REFERENCES business (id),
            purpose          TEXT NOT NULL
                             CHECK (purpose IN ('snapshot', 'existing', 'reconciliation', 'verification')),
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

        CREATE TABLE listed (
            listing       INTEGER NOT NULL REFERENCES listing (id),
            customer_id   TEXT NOT NULL,
            external_id   TEXT,
            digest        BLOB NOT NULL,
            customer      TEXT,
            last_reading  INTEGER NOT NULL,
            PRIMARY KEY (listing, customer_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX listed_external_id ON listed (listing, external_id)
            WHERE external_id IS NOT NULL;
        CREATE INDEX listed_digest ON listed (listing, digest) WHERE external_id IS NULL;

        CREATE TABLE edit (
            row            INTEGER NOT NULL REFERENCES row (id),
            number         INTEGER NOT NULL,
            edited_at      INTEGER NOT NULL,
            session        INTEGER NOT NULL REFERENCES session (id),
            status         TEXT NOT NULL,
            external_id    TEXT,
            cells          TEXT,
            payload        TEXT,
            problem_code   TEXT,
            problem_field  TEXT,
            problem        TEXT,
            PRIMARY KEY (row, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER edit_is_kept BEFORE DELETE ON edit
        BEGIN SELECT RAISE(ABORT, 'the earlier version of a row is never deleted'); END;

        ALTER TABLE row ADD COLUMN patch TEXT;
        ALTER TABLE row ADD COLUMN listing INTEGER REFERENCES listing (id);
        """
}

extension Schema {
    /// What a run that is on waits for, and the text of lines of which no cells could be made.
    static let version3 = """
        ALTER TABLE session ADD COLUMN waiting TEXT CHECK (waiting IS NULL OR json_valid(waiting));
        ALTER TABLE row ADD COLUMN raw TEXT;
        """
}

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

extension Schema {
    /// What was found in rows before they were sent; nothing for a row of which nothing is to be said.
    static let version5 = """
        CREATE TABLE finding (
            row      INTEGER NOT NULL REFERENCES row (id),
            number   INTEGER NOT NULL,
            level    TEXT NOT NULL CHECK (level IN ('warned', 'held')),
            code     TEXT NOT NULL,
            field    TEXT,
            header   TEXT,
            problem  TEXT,
            PRIMARY KEY (row, number)
        ) STRICT, WITHOUT ROWID;
        UPDATE status SET meaning = 'fails the checks, or is held back; not sent'
            WHERE name = 'invalid';
        """
}

extension Schema {
    /// Which part of its source an import sends, where several share it: one journal each. And a list's
    /// readings by business, of which a file of thousands of businesses has thousands.
    static let version6 = """
        ALTER TABLE import ADD COLUMN shard INTEGER;
        ALTER TABLE import ADD COLUMN shards INTEGER
            CHECK (shards IS NULL OR shard IS NOT NULL AND shard BETWEEN 1 AND shards);
        ALTER TABLE import ADD COLUMN source_rows INTEGER;
        UPDATE import SET source_rows = rows_read WHERE staged_at IS NOT NULL;

        CREATE INDEX listing_business ON listing (business, purpose);
        """
}
