import Customers
import Foundation
import GRDB
import Testing

@testable import Journal

/// Whatever a column holds, no query ends the program, and what can't be is told as damage.
struct ForgedValueTests {
    @Test(arguments: [
        ("import", "source_path"), ("import", "created_at"), ("import", "rows_read"),
        ("session", "started_at"), ("session", "pid"), ("session", "host"), ("row", "line"),
        ("row", "status"), ("row", "attempts"), ("row", "cells"), ("attempt", "started_at"),
        ("listing", "requests"),
    ])
    func `a value of another type is damage, and no end of the program`(
        table: String,
        column: String
    ) throws {
        let forged = try ForgedJournal()
        #expect(try forged.forge(.init(table: table, column: column), "x'ff'"))
        let journal = try Journal(reading: forged.path)
        var found: [String] = []
        for read in Self.reads {
            do {
                try read(journal)
            } catch JournalError.corrupt(let path, let reason) {
                #expect(path == forged.path)
                found.append(reason)
            }
        }
        #expect(!found.isEmpty)
        #expect(found.allSatisfy { $0.contains("“\(column)”") || $0.contains("can't be read") })
    }

    /// Every query that is made of a journal that is only looked at.
    static let reads: [@Sendable (Journal) throws -> Void] = [
        { _ = try $0.importRecord() },
        { _ = try $0.totals() },
        { _ = try $0.sessions().map { $0.holder.isAlive } },
        { _ = try $0.workBySession() },
        { _ = try $0.problemGroups().map { _ in 0 } },
        { journal in
            for group in try journal.problemGroups() {
                _ = try journal.examples(of: group, limit: 5)
            }
        },
        { try $0.forEachRow(in: Set(RowStatus.allCases)) { _ in } },
        { _ = try $0.row(1) },
        { _ = try $0.cells(of: 2, beforeChange: 1) },
        { _ = try $0.rows([1, 2], [.cells, .mark, .business, .outcome]) },
        { _ = try $0.hasRows(longerThan: 1) },
        { _ = try $0.rows(.rejected, where: nil) },
        { _ = try $0.businesses() },
        { _ = try $0.unknown(business: 1) },
        { _ = try $0.attemptFigures() },
        { _ = try $0.editedRows() },
        { _ = try $0.check() },
    ]
}
