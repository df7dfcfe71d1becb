import Customers
import Dispatch
import GRDB

/// What `journal check` found.
package struct JournalCheck: Hashable, Sendable {
    package var rows = 0
    package var attempts = 0
    /// Whether SQLite finds the file undamaged.
    package var isWhole = true
    /// A line for each fault.
    package var faults: [String] = []

    package init() {}
}

extension Journal {
    /// Checks the file, the totals, and what each row must have in its status.
    package func check() throws(JournalError) -> JournalCheck {
        try read { db in
            var check = JournalCheck()
            let integrity = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)")
            check.isWhole = integrity == ["ok"]
            if !check.isWhole { check.faults += integrity.map { "damaged: \($0)" } }
            check.rows = try Int.fetchOne(db, sql: "SELECT count(*) FROM row") ?? 0
            check.attempts = try Int.fetchOne(db, sql: "SELECT count(*) FROM attempt") ?? 0
            let rules = try RowRules(db, rows: check.rows)
            check.faults += try References.faults(db, ofRowsToo: !rules.areReferencesSound)
            let totals = try Totals.fetch(db)
            if !totals.addUp {
                check.faults.append(
                    "\(totals.rowsRead) rows were read, but the journal has \(totals.rowsHeld)"
                )
            }
            check.faults += rules.faults
            check.faults += try ShardCheck.faults(db)
            return check
        }
    }
}

extension JournalWriter {
    /// A person who waits for longer wants to know what for.
    private static let patience = DispatchTimeInterval.seconds(1)

    /// Looks the file through for damage where the last session ended without a word, or by an error:
    /// what cut it off, such as a power cut or a failing disk, may have hurt the file, and a page that is
    /// read only hours later would end the run then.
    ///
    /// Reads every page: some 0.6 s for a million rows, or as long as the disk takes. After a clean end
    /// only a small journal is read, which costs nothing.
    ///
    /// - Parameters:
    ///   - always: the size of a journal, in bytes, up to which it is looked through in any case. Default:
    ///     32 MB, some 50,000 rows, read in 50 ms.
    ///   - isSlow: called once, on another thread, where this takes more than a second.
    /// - Throws: ``JournalError/corrupt(path:reason:)``.
    func checkAfterCut(
        always: Int = 32 << 20,
        isSlow: @escaping @Sendable () -> Void
    ) throws(JournalError) {
        guard try journal.read({ try Self.size($0) <= always || Self.wasCutOff($0) }) else {
            return
        }
        let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "journal.check"))
        timer.schedule(deadline: .now() + Self.patience)
        timer.setEventHandler { @Sendable in isSlow() }
        timer.activate()
        defer { timer.cancel() }
        let found = try journal.read { db in
            try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? "ok"
        }
        guard found != "ok" else { return }
        let reason = found.split(separator: "\n").joined(separator: " ")
        throw .corrupt(path: path, reason: reason)
    }

    private static func size(_ db: Database) throws -> Int {
        try Int.fetchOne(
            db,
            sql: "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
        ) ?? 0
    }

    private static func wasCutOff(_ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT ended IS NULL OR ended = 'error' FROM session ORDER BY id DESC LIMIT 1
                """
        ) ?? false
    }
}

/// Whether a shard's journal has rows of its own only.
enum ShardCheck {
    /// As many rows as are named of one fault.
    private static let named = 5

    /// A line for each fault; none for a journal that has all of its source.
    static func faults(_ db: Database) throws -> [String] {
        guard let shard = try ImportRecord.fetch(db)?.shard else { return [] }
        var faults: [String] = []
        let businesses = try Row.fetchCursor(db, sql: "SELECT id, business_id FROM business")
        while let business = try businesses.next() {
            let (key, id): (BusinessKey, String) = try (business[0], business[1])
            guard let known = BusinessID(id), !shard.holds(known) else { continue }
            // An invalid row may have the business that was given for those without one.
            let rows = try RowID.fetchAll(
                db,
                sql: """
                    SELECT id FROM row WHERE business = ? AND status <> 'invalid' ORDER BY id LIMIT ?
                    """,
                arguments: [key, named]
            )
            if !rows.isEmpty {
                let other = Shard.number(for: known, among: shard.count)
                faults.append("of shard \(other)/\(shard.count), and here: row \(list(rows))")
            }
        }
        return faults
    }

    private static func list(_ rows: [RowID]) -> String {
        rows.map(\.description).joined(separator: ", ")
    }
}

/// What the lines of tables refer to, which has to be there.
enum References {
    /// As many as are listed.
    private static let most = 20

    /// A line for each that isn't there.
    ///
    /// - Parameter ofRowsToo: whether rows and attempts are looked at, of which there are many.
    static func faults(_ db: Database, ofRowsToo: Bool) throws -> [String] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT found."table", found.parent FROM sqlite_master AS own,
                    pragma_foreign_key_check(own.name) AS found
                WHERE own.type = 'table' AND (? OR own.name NOT IN ('row', 'attempt'))
                LIMIT \(most)
                """,
            arguments: [ofRowsToo]
        )
        return try rows.map { row in
            let (table, parent): (String, String) = try (row[0], row[1])
            return "\(table) refers to a missing \(parent)"
        }
    }
}

/// What rows and attempts refer to, as SQL that asks no other table for each of them: those others are
/// numbered from 1 without a gap, as a rule.
struct Parents {
    /// Whether they are; else what isn't there is told by nobody but SQLite.
    let areWhole: Bool
    /// Whether a row, or an attempt by itself, surely or likely refers to what isn't there.
    let rowIsOrphan: String
    let attemptIsOrphan: String

    init(_ db: Database) throws {
        let businesses = try Self.last(of: "business", db)
        let sessions = try Self.last(of: "session", db)
        // An older journal that is only read has no such table.
        let hasListings = try db.hasColumn("listing", in: "row")
        let listings = hasListings ? try Self.last(of: "listing", db) : 0
        let names = try String.fetchAll(db, sql: "SELECT name FROM status")
            .compactMap(RowStatus.init(rawValue:))
        areWhole =
            businesses != nil && sessions != nil && listings != nil && names.contains(.created)
        let known = names.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        let conditions = [
            // The one that most have is asked for first.
            "status <> 'created' AND status NOT IN (\(known))",
            "business NOT BETWEEN 1 AND \(businesses ?? 0)",
            "same_as IS NOT NULL AND NOT EXISTS (SELECT 1 FROM row AS twin WHERE twin.id = row.same_as)",
        ]
        let listing = hasListings ? ["listing NOT BETWEEN 1 AND \(listings ?? 0)"] : []
        rowIsOrphan = (conditions + listing).map { "(\($0))" }.joined(separator: " OR ")
        attemptIsOrphan = "session NOT BETWEEN 1 AND \(sessions ?? 0)"
    }

    /// The last number of a table; nil where there are gaps before it.
    private static func last(of table: String, _ db: Database) throws -> Int64? {
        let row = try Row.fetchOne(
            db,
            sql: "SELECT coalesce(max(id), 0), coalesce(min(id), 1), count(*) FROM \(table)"
        )
        guard let row, try (row[1] as Int64) == 1, try (row[0] as Int64) == (row[2] as Int64)
        else { return nil }
        return try row[0]
    }
}
