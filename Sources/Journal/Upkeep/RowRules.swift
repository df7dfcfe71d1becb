import GRDB

/// What no row may be, found in one pass over the rows and their attempts side by side: looking each row's
/// attempts up took twice as long.
struct RowRules {
    /// A line for each rule that rows break.
    private(set) var faults: [String] = []
    /// Whether all that rows and attempts refer to is surely there; else SQLite has to look.
    private(set) var areReferencesSound = true

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

    /// Of a row and its attempts.
    private static let attemptRules: [(String, @Sendable (KeptAttempts.Sum, Int64) -> Bool)] = [
        ("created by more than one request", { kept, _ in kept.created > 1 }),
        ("fewer attempts counted than kept", { kept, counted in kept.count > counted }),
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

    /// The bit of a row that refers to what isn't there.
    private static let orphan: Int64 = 1 << 32

    /// - Parameter rows: how many there are.
    init(_ db: Database, rows: Int) throws {
        var numbers = Array(
            repeating: [RowID](),
            count: Self.rules.count + Self.attemptRules.count
        )
        func note(_ row: RowID, _ rule: Int) {
            if numbers[rule].count < Self.mostNumbers { numbers[rule].append(row) }
        }
        var customers = Repeats(count: rows)
        var externalIDs = Repeats(count: rows)
        let parents = try Parents(db)
        areReferencesSound = parents.areWhole
        let statement = try RawStatement(db, sql: Self.query(parents))
        var attempts = try KeptAttempts(db, parents)
        defer { attempts.end() }
        try statement.run {
            let id = RowID(statement.int(0))
            let broken = statement.int(1)
            if broken != 0 {
                for rule in Self.rules.indices where broken & 1 << rule != 0 { note(id, rule) }
            }
            if broken & Self.orphan != 0 { areReferencesSound = false }
            let kept = try attempts.ofRow(id)
            if kept.count > 0 {
                for (place, rule) in Self.attemptRules.enumerated()
                where rule.1(kept, statement.int(2)) {
                    note(id, Self.rules.count + place)
                }
            }
            guard statement.int(3) != 0 else { return }
            var hasher = Hasher()
            if statement.hash(4, into: &hasher) { customers.add(hasher.finalize()) }
            hasher = Hasher()
            hasher.combine(statement.int(5))
            if statement.hash(6, into: &hasher) { externalIDs.add(hasher.finalize()) }
        }
        if try attempts.hasOrphans() { areReferencesSound = false }
        let names = Self.rules.map(\.0) + Self.attemptRules.map(\.0)
        faults = zip(names, numbers).filter { !$1.isEmpty }.map(Self.fault)
        faults += try SessionSums.faults(db, counted: attempts.bySession())
        let areLikely = [customers.areLikely(), externalIDs.areLikely()]
        for (name, condition) in zip(Self.twins, areLikely).filter(\.1).map(\.0) {
            let rows = try RowID.fetchAll(
                db,
                sql: "SELECT id FROM row WHERE \(condition) ORDER BY id LIMIT \(Self.mostNumbers)"
            )
            if !rows.isEmpty { faults.append(Self.fault(name, rows)) }
        }
    }

    private static func fault(_ name: String, _ rows: [RowID]) -> String {
        "\(name): row \(rows.map(\.description).joined(separator: ", "))"
    }

    /// A bit for each rule that a row breaks, and what is to be unlike in all created rows.
    private static func query(_ parents: Parents) -> String {
        let own = rules.enumerated().map { "((\($1.1)) << \($0))" }
        return """
            SELECT id, \(own.joined(separator: " | ")) | iif(\(parents.rowIsOrphan), \(orphan), 0),
                attempts, status = 'created', customer_id, business, external_id
            FROM row NOT INDEXED ORDER BY id
            """
    }
}

/// All attempts in the order of their rows.
private struct KeptAttempts {
    /// What there is of one row.
    struct Sum {
        var count: Int64 = 0
        var created: Int64 = 0
    }

    private let statement: RawStatement
    /// The row of the attempt at which the statement is; nil at the end.
    private var row: RowID?
    /// Whether an attempt was passed over whose row or session isn't there.
    private var orphans = false
    private var sums = SumsBySession()

    init(_ db: Database, _ parents: Parents) throws {
        statement = try RawStatement(
            db,
            sql: """
                SELECT row, outcome = 'created', \(parents.attemptIsOrphan), session,
                    outcome <> 'pending'
                FROM attempt
                ORDER BY row, number
                """
        )
        try step()
    }

    private mutating func step() throws {
        row = try statement.step() ? RowID(statement.int(0)) : nil
        guard row != nil else { return }
        if statement.int(2) != 0 { orphans = true }
        sums.add(session: SessionID(statement.int(3)), isSettled: statement.int(4) != 0)
    }

    /// Those of a row. To be asked for in the order of the rows.
    mutating func ofRow(_ id: RowID) throws -> Sum {
        var sum = Sum()
        while let row, row <= id {
            if row == id {
                sum.count += 1
                sum.created += statement.int(1)
            } else {
                orphans = true
            }
            try step()
        }
        return sum
    }

    /// Whether there are any without their row or session, once all rows were asked for.
    mutating func hasOrphans() throws -> Bool {
        if row != nil { orphans = true }
        while row != nil { try step() }
        return orphans
    }

    /// What each session sent, once all attempts were passed.
    mutating func bySession() -> [SessionID: SessionWork] { sums.all() }

    func end() { statement.reset() }
}

/// Tells whether two of many texts are likely the same, by 8 bytes for each: looking for those that are
/// takes SQLite a sort of all texts, and there are none as a rule.
private struct Repeats {
    /// By their first bits: small heaps are sorted faster than one, and with little memory beside them. So few
    /// that all their ends are at hand. Nil where there are too many hashes for that.
    private var heaps: [[UInt64]]?

    private static let heapBits = 6
    /// 27 MB for the two of them; beyond, SQLite has to look.
    private static let most = 1_500_000

    init(count: Int) {
        guard count <= Self.most else { return }
        let expected = count >> Self.heapBits
        heaps = (0..<1 << Self.heapBits).map { _ in
            var heap: [UInt64] = []
            // So far beyond the expected number that few have to grow.
            heap.reserveCapacity(expected + expected / 16 + 8)
            return heap
        }
    }

    mutating func add(_ hash: Int) {
        let bits = UInt64(bitPattern: Int64(hash))
        heaps?[Int(bits >> (64 - UInt64(Self.heapBits)))].append(bits)
    }

    /// To be asked once: the hashes are let go of.
    mutating func areLikely() -> Bool {
        guard let heaps else { return true }
        self.heaps = nil
        return heaps.contains { heap in
            let sorted = heap.sorted()
            return zip(sorted, sorted.dropFirst()).contains { $0 == $1 }
        }
    }
}
