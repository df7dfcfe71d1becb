import GRDB

/// The pending rows of a journal whose customers another journal may have made, to be told from those that it
/// sent: whoever corrects a few rows of a file and imports it under another name would create all others twice.
///
/// They are compared by hashes, 8 bytes a row: of business and `external_id`, or of business and payload for a
/// row without one. Two that are taken for equal and aren't cost a look into the service's list.
struct RowsToSend {
    /// Which rows with an `external_id` are compared. Those that the list is still to be asked for needn't be,
    /// unless the other journal is about to send them.
    enum Keyed {
        case none, whereListWasRead, all
    }

    /// What may be a customer in the service by now.
    private static let sent = "'created', 'existing', 'updated', 'sending', 'unknown'"

    /// In order.
    private let keyless: [Int]
    private let keyed: [Int]
    private let businesses: Set<String>

    /// - Throws: what the journal says when it is asked for its pending rows.
    init(of journal: Journal, _ kind: Keyed) throws(JournalError) {
        var (keyless, keyed): ([Int], [Int]) = ([], [])
        let businesses = try Self.businesses(of: journal)
        if kind != .none {
            let wasRead = """
                AND row.business IN (SELECT business FROM listing WHERE policy IS NOT NULL)
                """
            try Self.forEach(
                "external_id",
                where: "row.status = 'pending' AND row.patch IS NULL"
                    + " AND row.external_id IS NOT NULL \(kind == .all ? "" : wasRead)",
                of: businesses,
                in: journal
            ) { keyed.append($0) }
        }
        try Self.forEach(
            "payload",
            where: "row.status = 'pending' AND row.external_id IS NULL",
            of: businesses,
            in: journal
        ) { keyless.append($0) }
        keyless.sort()
        keyed.sort()
        (self.keyless, self.keyed) = (keyless, keyed)
        self.businesses = Set(businesses.values)
    }

    /// Whether there are none.
    var isEmpty: Bool { keyless.isEmpty && keyed.isEmpty }

    /// How many of them another journal has sent, or will send where it is at work.
    ///
    /// - Throws: what that journal says when it is asked for its rows.
    func count(in other: Journal, isAtWork: Bool) throws(JournalError) -> Int {
        let common = try Self.businesses(of: other).filter { businesses.contains($0.value) }
        guard !common.isEmpty else { return 0 }
        let status = "+row.status IN (\(Self.sent + (isAtWork ? ", 'pending'" : "")))"
        var count = 0
        for (column, hashes, isKeyed) in [
            ("payload", keyless, "NULL"), ("external_id", keyed, "NOT NULL"),
        ] where !hashes.isEmpty {
            try Self.forEach(
                column,
                where: "\(status) AND row.external_id IS \(isKeyed)",
                of: common,
                in: other
            ) { if Self.contains($0, hashes) { count += 1 } }
        }
        if !keyless.isEmpty { count += try Self.redacted(of: common, in: other) }
        return count
    }

    /// How many rows without an `external_id` have lost what was sent of them: any may be one of ours.
    private static func redacted(
        of businesses: [Int64: String],
        in journal: Journal
    ) throws(JournalError) -> Int {
        let keys = businesses.keys.map(String.init).joined(separator: ", ")
        return try journal.read { db in
            try Int.fetchOne(
                db,
                sql: """
                    SELECT count(*) FROM row WHERE +status IN (\(sent)) AND external_id IS NULL
                        AND payload IS NULL AND business IN (\(keys))
                    """
            ) ?? 0
        }
    }

    private static func contains(_ hash: Int, _ hashes: [Int]) -> Bool {
        var (low, high) = (0, hashes.count)
        while low < high {
            let middle = (low + high) / 2
            if hashes[middle] < hash { low = middle + 1 } else { high = middle }
        }
        return low < hashes.count && hashes[low] == hash
    }

    private static func businesses(of journal: Journal) throws(JournalError) -> [Int64: String] {
        try journal.read { db in
            let rows = try Row.fetchAll(db, sql: "SELECT id, business_id FROM business")
            return try Dictionary(rows.map { (try $0[0], try $0[1]) }) { first, _ in first }
        }
    }

    /// Hands over a hash of each row's business and one of its texts; of those that have both.
    private static func forEach(
        _ column: String,
        where condition: String,
        of businesses: [Int64: String],
        in journal: Journal,
        _ body: (Int) -> Void
    ) throws(JournalError) {
        try journal.read { db in
            let rows = try RawStatement(
                db,
                sql: "SELECT row.business, row.\(column) FROM row WHERE \(condition)"
            )
            try rows.run {
                guard let business = businesses[rows.int(0)] else { return }
                var hasher = Hasher()
                hasher.combine(business)
                if rows.hash(1, into: &hasher) { body(hasher.finalize()) }
            }
        }
    }
}
