import GRDB

/// The journal's tables, and how an older journal becomes a current one.
///
/// docs/journal.md describes each column. A migration that was released is never edited: the next
/// change is a further migration, and raises ``version``.
enum Schema {
    /// "CImp": what `file` and SQLite's `application_id` say of a journal.
    static let applicationID: Int32 = 0x4349_6d70

    /// The `user_version` of a journal that this version writes.
    static let version = 6

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { db in
            try db.execute(sql: version1)
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            try db.execute(sql: "PRAGMA user_version = 1")
        }
        migrator.registerMigration("2") { db in
            try db.execute(sql: version2)
            try db.execute(sql: "PRAGMA user_version = 2")
        }
        migrator.registerMigration("3") { db in
            try db.execute(sql: version3)
            try db.execute(sql: "PRAGMA user_version = 3")
        }
        // A table is made anew under its old name: what refers to it is as right as before.
        migrator = migrator.disablingDeferredForeignKeyChecks()
        migrator.registerMigration("4") { db in
            try migrateToVersion4(db)
            try db.execute(sql: "PRAGMA user_version = 4")
        }
        migrator.registerMigration("5") { db in
            try db.execute(sql: version5)
            try db.execute(sql: "PRAGMA user_version = 5")
        }
        migrator.registerMigration("6") { db in
            try db.execute(sql: version6)
            try db.execute(sql: "PRAGMA user_version = 6")
        }
        return migrator
    }

    /// The statuses and moves are written out here, and not made from `RowStatus`, because a
    /// released migration must not change with the code; a test holds the two together.
    private static let version1 = """
        CREATE TABLE import (
            id             INTEGER PRIMARY KEY CHECK (id = 1),
            source_path    TEXT NOT NULL,
            source_size    INTEGER,
            source_sha256  TEXT,
            dialect        TEXT NOT NULL CHECK (json_valid(dialect)),
            columns        TEXT NOT NULL CHECK (json_valid(columns)),
            mapping        TEXT NOT NULL,
            base_url       TEXT NOT NULL,
            settings       TEXT NOT NULL CHECK (json_valid(settings)),
            tool_version   TEXT NOT NULL,
            created_at     INTEGER NOT NULL,
            staged_at      INTEGER,
            rows_read      INTEGER NOT NULL DEFAULT 0,
            blank_rows     INTEGER NOT NULL DEFAULT 0,
            skipped_rows   INTEGER NOT NULL DEFAULT 0,
            CHECK (staged_at IS NULL OR source_sha256 IS NOT NULL)
        ) STRICT;

        CREATE TABLE business (
            id           INTEGER PRIMARY KEY,
            business_id  TEXT NOT NULL UNIQUE
        ) STRICT;

        CREATE TABLE status (
            name     TEXT PRIMARY KEY,
            meaning  TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        INSERT INTO status VALUES
            ('invalid',  'fails the checks; never sent'),
            ('pending',  'to be sent, not before due_at'),
            ('sending',  'a request may be on the wire'),
            ('unknown',  'sent; no answer that tells whether the customer was created'),
            ('created',  'has its customer id'),
            ('existing', 'the service, or an earlier row, already holds this external_id'),
            ('rejected', 'the service refused this row for good'),
            ('failed',   'never accepted in the allowed attempts, and surely not created');

        CREATE TABLE move (
            source  TEXT NOT NULL REFERENCES status (name),
            target  TEXT NOT NULL REFERENCES status (name),
            PRIMARY KEY (source, target)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO move VALUES
            ('invalid', 'pending'),
            ('pending', 'sending'), ('pending', 'existing'),
            ('sending', 'created'), ('sending', 'rejected'), ('sending', 'pending'),
            ('sending', 'failed'), ('sending', 'unknown'),
            ('unknown', 'created'), ('unknown', 'pending'),
            ('rejected', 'pending'), ('failed', 'pending');

        CREATE TABLE session (
            id            INTEGER PRIMARY KEY,
            started_at    INTEGER NOT NULL,
            ended_at      INTEGER,
            host          TEXT NOT NULL,
            pid           INTEGER NOT NULL,
            command       TEXT NOT NULL,
            tool_version  TEXT NOT NULL,
            ended         TEXT,
            detail        TEXT,
            counts        TEXT CHECK (counts IS NULL OR json_valid(counts)),
            CHECK ((ended_at IS NULL) = (ended IS NULL))
        ) STRICT;

        CREATE TABLE row (
            id             INTEGER PRIMARY KEY,
            line           INTEGER NOT NULL,
            business       INTEGER REFERENCES business (id),
            external_id    TEXT,
            digest         BLOB NOT NULL,
            cells          TEXT,
            payload        TEXT,
            status         TEXT NOT NULL REFERENCES status (name),
            attempts       INTEGER NOT NULL DEFAULT 0,
            failures       INTEGER NOT NULL DEFAULT 0,
            due_at         INTEGER NOT NULL DEFAULT 0,
            same_as        INTEGER REFERENCES row (id),
            customer_id    TEXT,
            http_status    INTEGER,
            problem_code   TEXT,
            problem_field  TEXT,
            problem        TEXT,
            sent_at        INTEGER,
            settled_at     INTEGER,
            CHECK (status <> 'created' OR customer_id IS NOT NULL),
            CHECK (status NOT IN ('pending', 'sending') OR business IS NOT NULL)
        ) STRICT;
        CREATE INDEX row_queue ON row (status, business, due_at);

        CREATE TABLE attempt (
            row           INTEGER NOT NULL REFERENCES row (id),
            number        INTEGER NOT NULL,
            session       INTEGER NOT NULL REFERENCES session (id),
            started_at    INTEGER NOT NULL,
            finished_at   INTEGER,
            latency_us    INTEGER,
            outcome       TEXT NOT NULL,
            http_status   INTEGER,
            request_id    TEXT,
            problem_code  TEXT,
            problem       TEXT,
            answer        TEXT,
            PRIMARY KEY (row, number)
        ) STRICT, WITHOUT ROWID;

        CREATE TRIGGER row_moves_legally BEFORE UPDATE OF status ON row
        WHEN OLD.status <> NEW.status AND NOT EXISTS (
            SELECT 1 FROM move WHERE source = OLD.status AND target = NEW.status)
        BEGIN SELECT RAISE(ABORT, 'illegal move of a row'); END;

        CREATE TRIGGER row_is_kept BEFORE DELETE ON row
        WHEN OLD.attempts > 0
        BEGIN SELECT RAISE(ABORT, 'a row that was sent is never deleted'); END;

        CREATE TRIGGER attempt_is_kept BEFORE DELETE ON attempt
        BEGIN SELECT RAISE(ABORT, 'an attempt is never deleted'); END;

        CREATE VIEW summary AS
        SELECT status.name AS status, count(row.id) AS rows, status.meaning
        FROM status LEFT JOIN row ON row.status = status.name
        GROUP BY status.name;

        CREATE VIEW problems AS
        SELECT row.id AS row, row.line, row.external_id, row.status, row.problem_field AS field,
               row.problem_code AS code, row.problem, row.http_status, row.attempts
        FROM row WHERE row.status IN ('invalid', 'rejected', 'failed', 'unknown');

        CREATE VIEW created AS
        SELECT row.id AS row, row.line, business.business_id, row.external_id, row.customer_id,
               strftime('%Y-%m-%dT%H:%M:%SZ', row.settled_at / 1000, 'unixepoch') AS created_at,
               row.attempts
        FROM row JOIN business ON business.id = row.business WHERE row.status = 'created';
        """
}
