import GRDB

/// The pending rows of a journal whose customers another journal may have made, to be told from those that it
/// sent: whoever corrects a few rows of a file and imports it under another name would create all others twice.
///
/// They are compared by hashes, 8 bytes each: of business and `external_id`, or of business and payload for a
/// row without one; and where not both have an `external_id`, of what ``LikelyKeys`` says. Two that are taken for
/// equal and aren't cost a look into the service's list.
struct RowsToSend {
    /// Which rows with an `external_id` are compared by it. Those that the list is still to be asked for needn't
    /// be, unless the other journal is about to send them.
    enum Keyed {
        case none, whereListWasRead, all
    }

    /// Some of the hashes, where they would be too many for the memory.
    struct Part {
        /// Of a row with all fields five at most, so that a part has 16 MB.
        private static let mostRows = 400_000

        let number: Int
        let count: Int

        static let whole = Part(number: 0, count: 1)

        static func all(rows: Int) -> [Part] {
            let count = rows / mostRows + 1
            return (0..<count).map { Part(number: $0, count: count) }
        }

        func holds(_ hash: Int) -> Bool {
            count == 1 || Int(UInt(bitPattern: hash) % UInt(count)) == number
        }
    }

    /// What may be a customer in the service by now.
    private static let sent = "'created', 'existing', 'updated', 'sending', 'unknown'"

    /// Hashes, in order.
    private let keyless: [Int]
    private let keyed: [Int]
    /// What other rows are likely to be, of those without an `external_id` and of those with one.
    private var likelyKeyless: [Int] = []
    private var likelyKeyed: [Int] = []
    private let businesses: Set<String>

    /// - Parameter isLikeness: whether rows that aren't the same in all fields are compared, too.
    /// - Throws: what the journal says when it is asked for its pending rows.
    init(
        of journal: Journal,
        _ kind: Keyed,
        part: Part = .whole,
        withLikely isLikeness: Bool = true
    ) throws(JournalError) {
        var (keyless, keyed): ([Int], [Int]) = ([], [])
        let businesses = try Self.businesses(of: journal)
        func take(_ hash: Int, _ hashes: inout [Int]) {
            if part.holds(hash) { hashes.append(hash) }
        }
        if kind != .none {
            let wasRead = """
                AND row.business IN (SELECT business FROM listing WHERE policy IS NOT NULL)
                """
            try Self.forEach(
                "row.external_id",
                where: "row.status = 'pending' AND row.patch IS NULL"
                    + " AND row.external_id IS NOT NULL \(kind == .all ? "" : wasRead)",
                of: businesses,
                in: journal
            ) { row, business in
                if let hash = Self.hash(row, 1, business) { take(hash, &keyed) }
            }
        }
        try Self.forEach(
            "row.payload",
            where: "row.status = 'pending' AND row.external_id IS NULL",
            of: businesses,
            in: journal
        ) { row, business in
            if let hash = Self.hash(row, 1, business) { take(hash, &keyless) }
        }
        self.keyless = keyless.sorted()
        self.keyed = keyed.sorted()
        self.businesses = Set(businesses.values)
        guard isLikeness else { return }
        var likely: [Bool: [Int]] = [:]
        try Self.forEach(
            "row.external_id IS NULL, " + LikelyKeys.columns(of: "row.payload"),
            where: "row.status = 'pending' AND row.patch IS NULL AND \(LikelyKeys.isOpen)",
            of: businesses,
            in: journal
        ) { row, business in
            let isKeyless = row.int(1) == 1
            LikelyKeys.forEach(row, from: 2, of: business, asks: false) {
                take($0, &likely[isKeyless, default: []])
            }
        }
        likelyKeyless = likely[true]?.sorted() ?? []
        likelyKeyed = likely[false]?.sorted() ?? []
    }

    /// Whether there are none.
    var isEmpty: Bool {
        [keyless, keyed, likelyKeyless, likelyKeyed].allSatisfy(\.isEmpty)
    }

    /// How many of them another journal has sent, or is likely to have; or will send where it is at work.
    ///
    /// - Throws: what that journal says when it is asked for its rows.
    func count(in other: Journal, isAtWork: Bool) throws(JournalError) -> Int {
        let common = try Self.businesses(of: other).filter { businesses.contains($0.value) }
        guard !common.isEmpty else { return 0 }
        let status = "+row.status IN (\(Self.sent + (isAtWork ? ", 'pending'" : "")))"
        var count = 0
        // Where both have an `external_id`, that alone tells.
        if !keyed.isEmpty || !likelyKeyless.isEmpty {
            let hasLikely = !likelyKeyless.isEmpty
            try Self.forEach(
                "row.external_id"
                    + (hasLikely ? ", " + LikelyKeys.columns(of: "row.payload") : ""),
                where: "\(status) AND row.external_id IS NOT NULL",
                of: common,
                in: other
            ) { row, business in
                let isSame =
                    Self.hash(row, 1, business).map { Self.contains($0, keyed) } ?? false
                if isSame || hasLikely && Self.isLikely(row, business, [likelyKeyless]) {
                    count += 1
                }
            }
        }
        if !keyless.isEmpty || !likelyKeyless.isEmpty || !likelyKeyed.isEmpty {
            let likely = [likelyKeyless, likelyKeyed]
            try Self.forEach(
                "row.payload, " + LikelyKeys.columns(of: "row.payload"),
                where: "\(status) AND row.external_id IS NULL",
                of: common,
                in: other
            ) { row, business in
                let isSame =
                    Self.hash(row, 1, business).map { Self.contains($0, keyless) } ?? false
                if isSame || Self.isLikely(row, business, likely) { count += 1 }
            }
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

    private static func isLikely(
        _ row: RawStatement,
        _ business: String,
        _ sets: [[Int]]
    ) -> Bool {
        var isLikely = false
        LikelyKeys.forEach(row, from: 2, of: business, asks: true) { hash in
            isLikely = isLikely || sets.contains { contains(hash, $0) }
        }
        return isLikely
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

    /// A hash of a row's business and one of its texts; nil where it hasn't got that.
    private static func hash(_ row: RawStatement, _ column: Int32, _ business: String) -> Int? {
        var hasher = Hasher()
        hasher.combine(business)
        return row.hash(column, into: &hasher) ? hasher.finalize() : nil
    }

    /// Hands over rows of some businesses, with columns from 1 on.
    private static func forEach(
        _ columns: String,
        where condition: String,
        of businesses: [Int64: String],
        in journal: Journal,
        _ body: (RawStatement, _ business: String) -> Void
    ) throws(JournalError) {
        try journal.read { db in
            let rows = try RawStatement(
                db,
                sql: "SELECT row.business, \(columns) FROM row WHERE \(condition)"
            )
            try rows.run {
                guard let business = businesses[rows.int(0)] else { return }
                body(rows, business)
            }
        }
    }
}
