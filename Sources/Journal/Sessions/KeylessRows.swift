/// The pending rows of a journal that have no `external_id`, to be told from those that another journal sent:
/// whoever corrects a few rows of a file and imports it under another name would create all others twice.
///
/// They are compared by hashes of business and payload, 8 bytes a row. Two that are taken for equal and
/// aren't cost a look into the service's list.
package struct KeylessRows: Sendable {
    /// What another journal has sent of them.
    package struct Sent: Hashable, Sendable {
        /// How many.
        package let rows: Int
        /// When it sent last; nil where it may be at work.
        package let until: Timestamp?
        /// That journal's identity; nil for one that an earlier version wrote.
        package let journal: JournalIdentity?
    }

    /// What may be a customer in the service by now, or is about to be.
    private static let sent = "'created', 'existing', 'sending', 'unknown'"

    /// In order.
    private let hashes: [Int]

    /// - Throws: what the journal says when it is asked for its pending rows.
    package init(of journal: Journal) throws(JournalError) {
        var hashes = try Self.hashes(of: "'pending'", in: journal)
        hashes.sort()
        self.hashes = hashes
    }

    /// Whether there are none.
    package var isEmpty: Bool { hashes.isEmpty }

    /// What another journal has sent of rows like these, and will send if it is at work; nil for nothing.
    ///
    /// - Throws: what that journal says when it is asked for its rows.
    package func sent(by other: Journal) throws(JournalError) -> Sent? {
        let (sessions, end) = try other.read(SessionStanding.sessions)
        guard sessions > 0 else { return nil }
        let statuses = Self.sent + (end == nil ? ", 'pending'" : "")
        let rows = try Self.hashes(of: statuses, in: other).count(where: contains)
        guard rows > 0 else { return nil }
        return Sent(rows: rows, until: end, journal: try other.identity())
    }

    private func contains(_ hash: Int) -> Bool {
        var (low, high) = (0, hashes.count)
        while low < high {
            let middle = (low + high) / 2
            if hashes[middle] < hash { low = middle + 1 } else { high = middle }
        }
        return low < hashes.count && hashes[low] == hash
    }

    private static func hashes(of statuses: String, in journal: Journal) throws(JournalError)
        -> [Int]
    {
        try journal.read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT business.business_id, row.payload
                    FROM row JOIN business ON business.id = row.business
                    WHERE row.status IN (\(statuses)) AND row.external_id IS NULL
                        AND row.payload IS NOT NULL
                    """
            )
            var hashes: [Int] = []
            while let row = try rows.next() {
                let (business, payload): (String, String) = (try row[0], try row[1])
                var hasher = Hasher()
                hasher.combine(business)
                hasher.combine(payload)
                hashes.append(hasher.finalize())
            }
            return hashes
        }
    }
}

extension JournalWriter {
    /// Notes that rows of this journal are like some that another one has sent: the service's list tells
    /// of them before any is sent.
    ///
    /// - Parameter quietSince: when the other one sent last.
    package func noteSharedRows(quietSince: Timestamp) throws(JournalError) {
        try transaction { db in
            try SessionStanding(doubt: .sharedRows, quietSince: quietSince).record(in: db)
        }
    }
}
