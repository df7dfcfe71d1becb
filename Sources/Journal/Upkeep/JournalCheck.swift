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
            for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").prefix(20) {
                let (table, parent): (String, String) = try (row["table"], row["parent"])
                check.faults.append("\(table) refers to a missing \(parent)")
            }
            check.rows = try Int.fetchOne(db, sql: "SELECT count(*) FROM row") ?? 0
            check.attempts = try Int.fetchOne(db, sql: "SELECT count(*) FROM attempt") ?? 0
            let totals = try Totals.fetch(db)
            if !totals.addUp {
                check.faults.append(
                    "\(totals.rowsRead) rows were read and \(totals.rowsHeld) are held"
                )
            }
            check.faults += try RowRules.faults(db, rows: check.rows)
            check.faults += try ShardCheck.faults(db)
            return check
        }
    }
}

/// What no row may be, found in one pass over the rows.
private enum RowRules {
    /// Of each row alone.
    private static let rules = [
        (
            "created or updated without a customer id",
            "status IN ('created', 'updated') AND customer_id IS NULL"
        ),
        (
            "to be sent without a payload",
            "status IN ('pending', 'sending', 'unknown') AND payload IS NULL"
        ),
        (
            // A row that equals an earlier one has that one's customer.
            "existing without a customer id",
            "status = 'existing' AND customer_id IS NULL AND same_as IS NULL"
        ),
    ]

    /// Of a row and its attempts, as sums over these.
    private static let attemptRules = [
        ("created by more than one request", "sum(outcome = 'created') > 1"),
        ("fewer attempts counted than kept", "count(*) > row.attempts"),
    ]

    /// Of rows beside each other.
    private static let twins = [
        (
            "two rows with one customer",
            "status = 'created' AND customer_id IN (SELECT customer_id FROM row"
                + " WHERE status = 'created' GROUP BY customer_id HAVING count(*) > 1)"
        ),
        (
            "created twice with one external_id",
            "status = 'created' AND (business, external_id) IN (SELECT business, external_id"
                + " FROM row WHERE status = 'created' AND external_id IS NOT NULL"
                + " GROUP BY business, external_id HAVING count(*) > 1)"
        ),
    ]

    private static let mostNumbers = 5

    static func faults(_ db: Database, rows: Int) throws -> [String] {
        var numbers = Array(repeating: [Int64](), count: rules.count + attemptRules.count)
        var customers = Repeats(count: rows)
        var externalIDs = Repeats(count: rows)
        let statement = try RawStatement(db, sql: query)
        try statement.run {
            let broken = statement.int(1)
            for rule in numbers.indices
            where broken & 1 << rule != 0 && numbers[rule].count < mostNumbers {
                numbers[rule].append(statement.int(0))
            }
            guard statement.int(2) != 0 else { return }
            var hasher = Hasher()
            if statement.hash(3, into: &hasher) { customers.add(hasher.finalize()) }
            hasher = Hasher()
            hasher.combine(statement.int(4))
            if statement.hash(5, into: &hasher) { externalIDs.add(hasher.finalize()) }
        }
        let names = (rules + attemptRules).map(\.0)
        var faults = zip(names, numbers).filter { !$1.isEmpty }.map(fault)
        for ((name, condition), repeats) in zip(twins, [customers, externalIDs])
        where repeats.areLikely {
            let rows = try Int64.fetchAll(
                db,
                sql: "SELECT id FROM row WHERE \(condition) ORDER BY id LIMIT \(mostNumbers)"
            )
            if !rows.isEmpty { faults.append(fault(name, rows)) }
        }
        return faults
    }

    private static func fault(_ name: String, _ rows: [Int64]) -> String {
        "\(name): row \(rows.map(String.init).joined(separator: ", "))"
    }

    /// A bit for each rule that a row breaks, and what is to be unlike in all created rows.
    private static var query: String {
        let own = rules.enumerated().map { "((\($1.1)) << \($0))" }
        let sums = attemptRules.enumerated().map { "((\($1.1)) << \($0 + rules.count))" }
        return """
            SELECT id, \(own.joined(separator: " | ")) | coalesce((
                    SELECT \(sums.joined(separator: " | ")) FROM attempt
                    WHERE attempt.row = row.id), 0),
                status = 'created', customer_id, business, external_id
            FROM row ORDER BY id
            """
    }
}

/// Tells whether two of many texts are likely the same, by 8 bytes for each: looking for those that are
/// takes SQLite a sort of all texts, and there are none as a rule.
private struct Repeats {
    private var hashes: [Int]?

    /// 32 MB for the two of them; beyond, SQLite has to look.
    private static let most = 2_000_000

    init(count: Int) {
        hashes = count <= Self.most ? [] : nil
        hashes?.reserveCapacity(count)
    }

    mutating func add(_ hash: Int) { hashes?.append(hash) }

    var areLikely: Bool {
        guard let sorted = hashes?.sorted() else { return true }
        return zip(sorted, sorted.dropFirst()).contains { $0 == $1 }
    }
}
