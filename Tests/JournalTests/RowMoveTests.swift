import Foundation
import GRDB
import Testing

@testable import Journal

struct RowMoveTests {
    /// What a move comes to for a row that stands somewhere.
    private struct Attempt: Error {
        /// Whether the statement took the row.
        var isTaken: Bool
        /// Where the row stands after it.
        var status: String?
    }

    /// Makes a move with a 1 in all its places, the triggers on, and takes everything back.
    private func attempt(
        _ move: RowMove,
        from source: RowStatus,
        _ writer: JournalWriter
    ) throws -> Attempt {
        var attempt: Attempt?
        try writer.journal.database.write { db in
            try db.inSavepoint {
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
                let statement = try db.makeStatement(
                    sql: move.statement(where: "id = 1", returning: "id")
                )
                statement.setUncheckedArguments(StatementArguments(Array(repeating: 1, count: 9)))
                let taken = try Int64.fetchOne(statement)
                attempt = Attempt(
                    isTaken: taken != nil,
                    status: try String.fetchOne(db, sql: "SELECT status FROM row WHERE id = 1")
                )
                return .rollback
            }
        }
        return try #require(attempt)
    }

    @Test
    func `in a journal each move takes rows from its own statuses, and leaves all others alone`()
        throws
    {
        let temporary = try TemporaryJournal()
        let writer = try temporary.staged(rows: 1)
        let row = try #require(try writer.journal.row(1))
        try GatheredRows(writer).append([
            GatheredRows.Candidate(
                row,
                business: nil,
                externalID: row.externalID,
                cells: Array(#"["New"]"#.utf8),
                payload: Array("{}".utf8)
            )
        ])
        // What the list's customers are paired with, while rows are compared.
        try writer.transaction { db in
            try db.execute(sql: "CREATE TEMP TABLE equal_pair (row INTEGER, customer_id TEXT)")
            try db.execute(sql: "CREATE TEMP TABLE likely_pair (row INTEGER, problem TEXT)")
        }
        for move in RowMove.allCases {
            for source in RowStatus.allCases {
                let attempt = try attempt(move, from: source, writer)
                let isOne = move.entry.from.contains(source)
                #expect(attempt.isTaken == isOne, "\(move) from \(source)")
                #expect(attempt.status == (isOne ? move.entry.to : source).rawValue)
            }
        }
        writer.close()
    }

    @Test func `a move never leaves a row where it is`() {
        for move in RowMove.allCases {
            #expect(!move.entry.from.contains(move.entry.to), "\(move)")
        }
    }

    @Test func `no other file of the sources changes the status of a row`() throws {
        let sources = package.appendingPathComponent("Sources")
        let files = try #require(FileManager.default.enumerator(atPath: sources.path))
        // Up to the condition, which may well name the status.
        let change =
            #/(?i)UPDATE\s+(?:OR\s+\w+\s+)?row\s+SET\b(?:(?!\bWHERE\b)[\s\S])*?\bstatus\s*=/#
        var places: [String] = []
        for case let path as String in files where path.hasSuffix(".swift") {
            let file = sources.appendingPathComponent(path)
            let text = try String(contentsOf: file, encoding: .utf8)
            if text.contains(change) { places.append(path) }
        }
        #expect(places == ["Journal/Rows/RowMove.swift"])
    }

    @Test func `the diagram in docs journal.md has the same moves`() throws {
        let file = package.appendingPathComponent("docs/journal.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let drawn = text.matches(of: #/(?m)^    (\w+) --> (\w+)/#).map { "\($0.1) → \($0.2)" }
        let moves = RowStatus.allCases.flatMap { source in
            source.successors.map { "\(source.rawValue) → \($0.rawValue)" }
        }
        #expect(drawn.sorted() == moves.sorted())
        // And all statuses are told.
        let told = text.matches(of: #/(?m)^\| `(\w+)` \| /#).prefix(RowStatus.allCases.count)
        #expect(Set(told.map { String($0.1) }) == Set(RowStatus.allCases.map(\.rawValue)))
    }

    private let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
}
