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
