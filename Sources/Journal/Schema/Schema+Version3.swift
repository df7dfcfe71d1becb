extension Schema {
    /// What a run that is on waits for, and the text of lines of which no cells could be made.
    static let version3 = """
        ALTER TABLE session ADD COLUMN waiting TEXT CHECK (waiting IS NULL OR json_valid(waiting));
        ALTER TABLE row ADD COLUMN raw TEXT;
        """
}
