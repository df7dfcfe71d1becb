import GRDB

extension JournalSet {
    /// Hands over the rows of the given statuses of all journals, in the order of the source.
    ///
    /// They are read one by one, each journal in one consistent view, so that memory doesn't grow with the
    /// journals.
    ///
    /// - Throws: ``JournalError``, and what the body throws.
    package func forEachRow(
        in statuses: Set<RowStatus>,
        _ parts: JournalRow.Parts = .all,
        _ body: (JournalRow) throws -> Void
    ) throws {
        guard journals.count > 1 else {
            try journals.first?.forEachRow(in: statuses, parts, body)
            return
        }
        try read { databases in
            let queries = try zip(journals, databases).map { journal, db in
                try journal.failing { try JournalRowQuery(db, parts, of: statuses) }
            }
            defer { for query in queries { query.reset() } }
            var rows: [JournalRow?] = queries.map { _ in nil }
            // Each source keeps the row whose number it gives.
            var merge = try OrderedMerge(
                queries.indices.map { place in
                    { [journal = journals[place]] in
                        rows[place] = try journal.failing { try queries[place].next() }
                        return rows[place]?.id
                    }
                }
            )
            var last: (id: RowID, place: Int)?
            while let (id, place) = try merge.next() {
                if let last, last.id == id {
                    throw JournalError.database(
                        path: journals[place].path,
                        reason: "row \(id) is in \(journals[last.place].path), too"
                    )
                }
                last = (id, place)
                if let row = rows[place] { try body(row) }
            }
        }
    }

    /// The first one's path: what is wrong with what all have in common is told of it.
    package var path: String { journals[0].path }

    /// The import, whose staging must be complete; of shards the first one's.
    package func stagedImport() throws(JournalError) -> (ImportRecord, ImportRecord.Staged) {
        try journals[0].stagedImport()
    }

    /// Whether any row has more cells than so many.
    package func hasRows(longerThan count: Int) throws(JournalError) -> Bool {
        for journal in journals where try journal.hasRows(longerThan: count) { return true }
        return false
    }

    /// Whether any row has a text that its cells don't show.
    package func hasRawRows() throws(JournalError) -> Bool {
        for journal in journals where try journal.hasRawRows() { return true }
        return false
    }
}

extension Journal {
    /// Runs statements on it that are part of a longer reading.
    fileprivate func failing<Value>(_ body: () throws -> Value) throws(JournalError) -> Value {
        do { return try body() } catch { throw .from(error, path: path) }
    }
}
