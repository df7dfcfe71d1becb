import GRDB
import Testing

@testable import Journal

struct RowStatusTests {
    @Test func `the journal's own table of moves is the program's`() throws {
        let temporary = try TemporaryJournal()
        try temporary.staged(rows: 1).close()
        let moves = try temporary.sqlite { db in
            try Row.fetchAll(db, sql: "SELECT source, target FROM move").map { row in
                "\(row["source"] as String) → \(row["target"] as String)"
            }
        }
        let expected = RowStatus.allCases.flatMap { source in
            source.successors.map { "\(source.rawValue) → \($0.rawValue)" }
        }
        #expect(Set(moves) == Set(expected))
        #expect(moves.count == expected.count)
    }

    @Test func `the journal's own list of statuses is the program's`() throws {
        let temporary = try TemporaryJournal()
        try temporary.staged(rows: 1).close()
        let names = try temporary.sqlite { try String.fetchSet($0, sql: "SELECT name FROM status") }
        #expect(names == Set(RowStatus.allCases.map(\.rawValue)))
    }

    @Test func `only created, existing and updated are final`() {
        #expect(RowStatus.allCases.filter(\.isFinal) == [.created, .existing, .updated])
    }

    @Test func `unknown is left for created or pending only`() {
        #expect(RowStatus.unknown.successors == [.created, .pending])
    }

    @Test(arguments: RowStatus.allCases)
    func `the database refuses every move that the table doesn't have`(source: RowStatus) throws {
        for target in RowStatus.allCases where target != source {
            let temporary = try TemporaryJournal()
            let writer = try temporary.staged(rows: 1)
            let isAllowed = try temporary.sqlite { db in
                // The row is put where the move starts behind the trigger's back.
                let trigger = try String.fetchOne(
                    db,
                    sql: "SELECT sql FROM sqlite_schema WHERE name = 'row_moves_legally'"
                )
                try db.execute(sql: "DROP TRIGGER row_moves_legally")
                try db.execute(
                    sql: "UPDATE row SET status = ?, customer_id = 'cus_1'",
                    arguments: [source.rawValue]
                )
                try db.execute(sql: trigger ?? "")
                do {
                    try db.execute(
                        sql: "UPDATE row SET status = ?",
                        arguments: [target.rawValue]
                    )
                    return true
                } catch {
                    return false
                }
            }
            #expect(isAllowed == source.mayBecome(target), "\(source) → \(target)")
            writer.close()
        }
    }
}
