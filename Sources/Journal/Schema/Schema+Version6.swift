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
