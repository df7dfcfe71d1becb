import Foundation
import GRDB
import TestSupport
import Testing

@testable import Journal

/// `retry --where` against texts that are more than a condition: none may pick a row that isn't of the
/// status, and none may go on for ever.
struct ConditionAttackTests {
    /// Rows 1 to 3 are rejected, 4 is unknown, 5 is created, 6 is pending.
    private func journal() throws -> TemporaryJournal {
        let temporary = try TemporaryJournal()
        try temporary.staged(rows: 6).close()
        try temporary.sqlite { db in
            try db.execute(
                sql: """
                    DROP TRIGGER row_moves_legally;
                    UPDATE row SET status = 'rejected', problem_code = 'refused',
                        http_status = 408 + id, problem = 'Name: 100% wrong' WHERE id < 4;
                    UPDATE row SET status = 'unknown' WHERE id = 4;
                    UPDATE row SET status = 'created', customer_id = 'c5' WHERE id = 5;
                    """
            )
        }
        return temporary
    }

    private func picked(_ condition: String, in temporary: TemporaryJournal) throws -> [RowID] {
        let end = ContinuousClock.now + .seconds(60)
        return try Journal(reading: temporary.path).rows(
            .rejected,
            where: try ProblemCondition(condition) { ContinuousClock.now > end }
        )
    }

    private func isRefused(_ condition: String, in temporary: TemporaryJournal) -> String? {
        do {
            _ = try picked(condition, in: temporary)
        } catch JournalError.condition(condition, let reason) {
            return reason
        } catch {
            Issue.record("\(condition): \(error)")
        }
        return nil
    }

    private static let taken: [(condition: String, rows: [RowID])] = [
        ("1", [1, 2, 3]), ("0", []), ("http_status = 409", [1]), ("http_status >= '410'", [2, 3]),
        ("code = 'refused' AND http_status IN (409, 411)", [1, 3]),
        ("problem LIKE '%100\\%%' ESCAPE '\\' -- a comment", [1, 2, 3]),
        ("external_id IN ('A-2')", [2]), ("row = 1 OR 0", [1]),
        ("lower(external_id) = 'a-3';", [3]),
        ("field IS NULL AND status = 'rejected' AND attempts = 0 AND line > 2", [2, 3]),
        ("CASE WHEN row = 2 THEN 1 END /* the second", [2]), ("problem GLOB 'Name: *'", [1, 2, 3]),
        ("coalesce(nullif(substr(external_id, -1), '1'), 0)", [2, 3]),
    ]

    private static let refused: [String] = [
        "0) UNION SELECT id FROM row WHERE (1", "0) UNION SELECT row FROM problems --",
        "0 UNION SELECT row FROM problems", "0) OR (1", "1) --", "(1", "1)",
        "1); DROP TABLE row; --",
        "1; DELETE FROM row", "1 ORDER BY row", "1 LIMIT 1", "1 GROUP BY row", "1 HAVING 1",
        "1 WINDOW w AS ()", "1 RETURNING row", "1, 1", "1 AS x", "", " ", "--", "/*", "?", "?1",
        ":a",
        "@a", "$a", "nonsense = 1", "row.id", "main.row.id = 1", "rowid = 1", "_rowid_", "oid",
        "code = \"refused\"", "1 REGEXP 1", "'unterminated", "[unterminated", "x'4'",
        "EXISTS (SELECT 1)", "row IN (SELECT id FROM row)", "row IN row", "row IN main.row",
        "row IN (WITH RECURSIVE t(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM t) SELECT x FROM t)",
        "(WITH RECURSIVE t(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM t) SELECT sum(x) FROM t)",
        "row IN pragma_table_info('row')", "row IN (VALUES (1))", "random()", "count(*)",
        "sum(row)",
        "randomblob(1000000000)", "length(zeroblob(1000000000))", "load_extension('x')",
        "printf('%.1000000000c', 'x')", "format('%1000000000d', 1)", "readfile('/etc/passwd')",
        "writefile('x', 'x')", "edit('x')", "row_number() OVER ()", "max(row) OVER ()",
        "RAISE(IGNORE)",
        "json_group_array(row)", "fts5(1)", "likelihood(row, row)", "sqlite_version()",
        "date('now')",
        "abs(-9223372036854775808)", "total_changes()", "last_insert_rowid()",

        "ATTACH 'x' AS x", "PRAGMA journal_mode", "VACUUM", "problem MATCH 'x'", "1 \u{0} 1",
    ]

    private static let long: [String] = [
        // Texts that grow, brackets that don't end, patterns that try everything.
        String(repeating: "replace(", count: 12) + "problem"
            + String(repeating: ", 'a', 'aaaaaaaaaaaaaaaa')", count: 12) + " = 'x'",
        String(repeating: "(", count: 5_000) + "1" + String(repeating: ")", count: 5_000),
        String(repeating: "NOT ", count: 2_000) + "1",
        "problem LIKE '" + String(repeating: "%a", count: 3_000) + "'",
        "row = 1" + String(repeating: " OR row = 1", count: 5_000),
    ]

    @Test func `a condition picks the rejected rows for which it holds`() throws {
        let temporary = try journal()
        for (condition, rows) in Self.taken {
            #expect(try picked(condition, in: temporary) == rows, "\(condition)")
        }
    }

    @Test func `what isn't one harmless expression is refused, and says so`() throws {
        let temporary = try journal()
        for condition in Self.refused {
            let reason = isRefused(condition, in: temporary)
            #expect(reason != nil, "\(condition) was taken")
            #expect(reason?.contains("partial index") != true)
        }
    }

    @Test func `a condition that would take long is refused`() throws {
        let temporary = try journal()
        try temporary.sqlite { db in
            try db.execute(
                sql: "UPDATE row SET problem = ? WHERE id = 1",
                arguments: [String(repeating: "a", count: 5_000)]
            )
        }
        for condition in Self.long {
            #expect(isRefused(condition, in: temporary) != nil, "\(condition.prefix(80)) was taken")
        }
    }

    @Test func `a condition ends when its budget is spent, and nothing is picked`() throws {
        let temporary = try journal()
        var looks = 0
        let condition = try ProblemCondition("http_status = 409 OR row < 100 AND line < 100") {
            looks += 1
            return looks > 2
        }
        #expect {
            _ = try Journal(reading: temporary.path).rows(.rejected, where: condition)
        } throws: { error in
            if case .condition(_, let reason)? = error as? JournalError {
                reason.contains("takes too long")
            } else {
                false
            }
        }
        #expect(looks == 3)
    }

    /// Pieces of SQL put together at random: nearly all of it is refused, and what is taken picks
    /// rejected rows only.
    @Test func `no text picks a row of another status`() throws {
        let environment = ProcessInfo.processInfo.environment
        let seed = environment["ATTACK_SEED"].flatMap(UInt64.init) ?? .random(in: 0...UInt64.max)
        let trials = environment["ATTACK_TRIALS"].flatMap(Int.init) ?? 2_000
        var generator = SeededGenerator(seed: seed)
        let temporary = try journal()
        let reader = try Journal(reading: temporary.path)
        let pieces = [
            "0", "1", "row", "problems", "id", "status", "'unknown'", "=", "<>", "(", ")", "))",
            "((",
            " OR ", " AND ", " NOT ", " IN ", " UNION ALL ", " SELECT ", " FROM ", " WHERE ",
            " WITH ",
            "*", ",", ";", "--", "/*", "*/", "\n", "'", "\"", "`", "[", "]", " EXISTS ", " CASE ",
            " WHEN ", " THEN ", " END ", " VALUES ", " COLLATE ", " BETWEEN ", " IS ", " NULL ",
            "max",
            "?", "x''", "1e9", ".", " LIMIT ", " ORDER BY ", " LIKE ", "'%'", "char(", "\u{FEFF}",
        ]
        var taken = 0
        for _ in 0..<trials {
            let length = Int.random(in: 1...9, using: &generator)
            let text = (0..<length).map { _ in pieces.randomElement(using: &generator) ?? "" }
                .joined()
            do {
                let rows = try reader.rows(.rejected, where: ProblemCondition(text) { false })
                taken += 1
                #expect(rows.allSatisfy { (1...3).contains($0) }, "seed \(seed): \(text)")
            } catch JournalError.condition {
                continue
            } catch {
                Issue.record("seed \(seed): \(text): \(error)")
            }
        }
        #expect(taken > 0, "seed \(seed)")
    }
}
