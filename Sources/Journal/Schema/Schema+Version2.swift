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
