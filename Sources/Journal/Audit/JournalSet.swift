import GRDB

/// The journals of one import, open together: one, or those of the shards of its source, in their order.
package struct JournalSet {
    /// As many as may be open side by side: each takes three files and some of the stack.
    package static let most = 500
    /// Of memory that SQLite keeps pages in, for all of them together, in KiB.
    private static let cache = 16_000

    let journals: [Journal]

    /// Opens journals as ``Journal/look(at:_:)`` does.
    ///
    /// - Parameter paths: ``most`` at most.
    package static func look<Value>(
        at paths: [String],
        _ body: (JournalSet) throws -> Value
    ) throws -> Value {
        try look(at: paths[...], [], body)
    }

    private static func look<Value>(
        at paths: ArraySlice<String>,
        _ opened: [Journal],
        _ body: (JournalSet) throws -> Value
    ) throws -> Value {
        guard let path = paths.first else { return try body(JournalSet(journals: opened)) }
        return try Journal.look(at: path) { journal in
            try look(at: paths.dropFirst(), opened + [journal], body)
        }
    }

    /// Reads all of them, each in one consistent view.
    func read<Value>(_ body: ([Database]) throws -> Value) throws -> Value {
        try read(journals[...], [], body)
    }

    private func read<Value>(
        _ rest: ArraySlice<Journal>,
        _ opened: [Database],
        _ body: ([Database]) throws -> Value
    ) throws -> Value {
        guard let journal = rest.first else { return try body(opened) }
        return try journal.database.read { db in
            if journals.count > 1 {
                try db.execute(sql: "PRAGMA cache_size = \(-max(Self.cache / journals.count, 64))")
            }
            return try read(rest.dropFirst(), opened + [db], body)
        }
    }
}

extension JournalSet {
    /// As many faults as are listed.
    private static let mostFaults = 20

    /// A line for each customer whom rows of two journals have by requests of their own.
    package func sharedCustomers() throws -> [String] {
        guard journals.count > 1 else { return [] }
        return try read { databases in
            let cursors = try databases.map { db in
                try Row.fetchCursor(
                    db,
                    sql: """
                        SELECT customer_id FROM row
                        WHERE status = 'created' AND customer_id IS NOT NULL ORDER BY customer_id
                        """
                )
            }
            var merge = try OrderedMerge(
                cursors.map { cursor in { try cursor.next()?[0] as String? } }
            )
            var faults: [String] = []
            var last: (key: String, place: Int)?
            while let (id, place) = try merge.next() {
                if let last, last.key == id, last.place != place, faults.count < Self.mostFaults {
                    faults.append(
                        "two rows with one customer: \(id), of \(journals[last.place].path) and"
                            + " \(journals[place].path)"
                    )
                }
                last = (id, place)
            }
            return faults
        }
    }
}

/// Ordered sequences as one. Pure.
struct OrderedMerge<Key: Comparable> {
    /// The smallest is on top: a heap of as many as there are sequences that aren't at their end.
    private var heap: [(key: Key, place: Int)] = []
    private let sources: [() throws -> Key?]

    /// - Parameter sources: each gives its next key, which is never smaller than the one before; nil at its
    ///   end.
    init(_ sources: [() throws -> Key?]) throws {
        self.sources = sources
        for (place, next) in sources.enumerated() {
            if let key = try next() { push(key, place) }
        }
    }

    /// The smallest key that is left, and whose it is; nil at the end of all. The source of it is asked for
    /// its next one only when this is called again.
    mutating func next() throws -> (key: Key, place: Int)? {
        if let place = taken {
            taken = nil
            if let key = try sources[place]() { push(key, place) }
        }
        guard let top = heap.first else { return nil }
        let last = heap.removeLast()
        if !heap.isEmpty {
            heap[0] = last
            sink()
        }
        taken = top.place
        return top
    }

    private var taken: Int?

    private mutating func push(_ key: Key, _ place: Int) {
        heap.append((key, place))
        var child = heap.count - 1
        while child > 0, precedes(child, (child - 1) / 2) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    private mutating func sink() {
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < heap.count && precedes(child, least) {
                least = child
            }
            if least == parent { return }
            heap.swapAt(parent, least)
            parent = least
        }
    }

    private func precedes(_ a: Int, _ b: Int) -> Bool {
        (heap[a].key, heap[a].place) < (heap[b].key, heap[b].place)
    }
}

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
