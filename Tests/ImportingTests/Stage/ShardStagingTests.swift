import Customers
import Foundation
import GRDB
import Journal
import Testing

@testable import Importing

/// A source that several imports share, each with the rows of some of its businesses.
@Suite(.onThreadOfItsOwn) struct ShardStagingTests {
    private static let mapping = """
        version: 1
        fields:
          name: Company
          external_id: ID
        business_id: Business
        """

    /// Forty rows of ten businesses; rows 7 and 8 have none that is valid, row 9 is left out, row 39 equals
    /// row 1, row 40 has the id of row 2 and another name.
    private static var export: String {
        var lines = ["ID,Company,Business"]
        for row in 1...38 {
            let business = row == 7 ? "" : row == 8 ? "none" : "biz_\(row % 10)"
            lines.append("C-\(row),\(row == 9 ? "" : "Company \(row)"),\(business)")
        }
        lines += ["C-1,Company 1,biz_1", "C-2,Another,biz_2"]
        return lines.joined(separator: "\n") + "\n"
    }

    private func trial(_ text: String = export) async throws -> Trial {
        let trial = try await Trial(text)
        try trial.write("a.yaml", Self.mapping)
        return trial
    }

    @discardableResult
    private func stage(
        _ trial: Trial,
        _ number: Int,
        of count: Int,
        source: String = "a.csv",
        isNamed: Bool = false,
        business: String? = nil,
        remark: (Remark) -> Void = { _ in }
    ) throws -> Import {
        let shard = try #require(Shard(number, of: count))
        let stem = trial.path(String(source.prefix { $0 != "." }))
        return try trial.stage(
            source,
            journal: ShardName(stem, shard).path,
            isNamed: isNamed,
            business: business,
            policy: ProblemPolicy(leftOut: [.missing]),
            mappedBy: "a.yaml",
            shard: shard,
            remark: remark
        )
    }

    private func rows(_ work: Import) throws -> [(row: Int64, business: String?, status: String)] {
        try DatabaseQueue(path: work.journal).read { db in
            try GRDB.Row.fetchAll(
                db,
                sql: """
                    SELECT row.id, business.business_id, row.status FROM row
                        LEFT JOIN business ON business.id = row.business ORDER BY row.id
                    """
            ).map { ($0[0], $0[1], $0[2]) }
        }
    }

    @Test(arguments: [1, 2, 3, 8])
    func `promise 4: every row is in one shard, with the status that it has in the whole`(
        count: Int
    )
        async throws
    {
        let trial = try await trial()
        let whole = try trial.stage(
            journal: trial.path("whole.sqlite"),
            business: nil,
            policy: ProblemPolicy(leftOut: [.missing]),
            mappedBy: "a.yaml"
        )
        let expected = try rows(whole).map { "\($0)" }
        try FileManager.default.removeItem(atPath: whole.journal)
        var found: [(row: Int64, business: String?, status: String)] = []
        for number in 1...count {
            let work = try stage(trial, number, of: count)
            let own = try rows(work)
            #expect(work.staged.sourceRows == 39)
            #expect(work.staged.rowsRead == own.count)
            #expect(work.staged.skippedRows == 1)
            #expect(work.record.shard?.description == "\(number)/\(count)")
            #expect(try work.status().totals.addUp)
            for row in own {
                let business = row.business.flatMap(BusinessID.init)
                #expect(business.map { Shard.number(for: $0, among: count) } ?? 1 == number)
            }
            found += own
        }
        #expect(found.sorted { $0.row < $1.row }.map { "\($0)" } == expected)
        #expect(found.count == 39)
        #expect(found.filter { $0.status == "existing" }.map(\.row) == [39])
        #expect(found.filter { $0.status == "invalid" }.map(\.row).sorted() == [7, 8, 40])
    }

    @Test func `a business that is given besides doesn't move rows without one of their own`()
        async throws
    {
        let trial = try await trial()
        let first = try stage(trial, 1, of: 8, business: "biz_AAAAAAAAAAAAAAAAAAAAAA")
        #expect(try rows(first).filter { $0.status == "invalid" }.map(\.row) == [7, 8])
    }

    @Test func `the same shard goes on, also with the rows in another order`() async throws {
        let trial = try await trial()
        try stage(trial, 2, of: 3)
        let lines = Self.export.split(separator: "\n")
        // Those that equal an earlier row stay behind it.
        let shuffled = lines[10...38].reversed() + lines[1...9] + lines[39...]
        try trial.write("a.csv", ([lines[0]] + shuffled).joined(separator: "\n"))
        var goesOn = false
        try stage(trial, 2, of: 3) { if case .goesOn = $0 { goesOn = true } }
        #expect(goesOn)
    }

    @Test func `another shard, or none, isn't the same import`() async throws {
        let trial = try await trial()
        let work = try stage(trial, 2, of: 3)
        let journal = work.journal
        _ = consume work
        for shard in [Shard(1, of: 3), nil] {
            let error = #expect(throws: ChangedError.self) {
                try trial.stage(
                    journal: journal,
                    isNamed: true,
                    business: nil,
                    policy: ProblemPolicy(leftOut: [.missing]),
                    mappedBy: "a.yaml",
                    shard: shard
                )
            }
            #expect(error?.message.contains("this journal has shard 2/3") == true)
        }
    }

    @Test
    func `a source that was divided otherwise isn't divided again, whatever the journal's name`()
        async throws
    {
        let trial = try await trial()
        try stage(trial, 2, of: 3)
        try stage(trial, 1, of: 3)
        for isNamed in [false, true] {
            let error = #expect(throws: SameImportError.self) {
                try stage(trial, 1, of: 4, isNamed: isNamed)
            }
            #expect(error?.message.contains("in 3 shards") == true)
            #expect(error?.message.contains("in 4 shards") == true)
        }
        let whole = #expect(throws: SameImportError.self) {
            try trial.stage(business: nil, mappedBy: "a.yaml")
        }
        #expect(whole?.message.contains("as a whole") == true)
        #expect(!JournalWriter.hasFile(at: trial.journal))
    }

    @Test func `what is imported as a whole isn't divided`() async throws {
        let trial = try await trial()
        try trial.stage(business: nil, mappedBy: "a.yaml")
        let error = #expect(throws: SameImportError.self) {
            try stage(trial, 1, of: 4, isNamed: true)
        }
        #expect(
            error?.message.contains("as a whole, and this command would import it in 4 shards")
                == true
        )
    }

    @Test func `a shard of a copy is the same import, and its other shards aren't`() async throws {
        let trial = try await trial()
        try stage(trial, 2, of: 3)
        try trial.write("b.csv", Self.export)
        #expect(throws: SameImportError.self) { try stage(trial, 2, of: 3, source: "b.csv") }
        try stage(trial, 1, of: 3, source: "b.csv")
    }

    @Test func `rows of one business can't be divided, and it is said`() async throws {
        let trial = try await trial()
        let shard = try #require(Shard(1, of: 2))
        let error = #expect(throws: InputError.self) { try trial.stage(shard: shard) }
        #expect(error?.message.contains("can't be split") == true)
        try trial.write("a.csv", "ID,Company,Business\nC-1,Alder,biz_1\nC-2,Birch,biz_1\n")
        var rows = 0
        for number in 1...2 {
            var said = false
            rows += try stage(trial, number, of: 2) { if case .oneBusiness = $0 { said = true } }
                .staged.rowsRead
            #expect(said)
        }
        #expect(rows == 2)
    }

    @Test func `a row that is put right with another shard's business stays as it is`() async throws
    {
        let trial = try await trial()
        let work = try stage(trial, 1, of: 3)
        let shard = try #require(work.record.shard)
        let businesses = (0...9).compactMap { BusinessID("biz_\($0)") }
        let own = try #require(businesses.first { shard.holds($0) })
        let other = try #require(businesses.first { !shard.holds($0) })
        _ = try work.export(ExportChoice(.problems, of: RowStatus.repairable)) {
            try trial.write("problems.csv", "")
            return try FileHandle(forWritingTo: trial.folder.appendingPathComponent("problems.csv"))
        }
        let text = try trial.text("problems.csv")
        try trial.write(
            "problems.csv",
            text.replacing("C-7,Company 7,", with: "C-7,Company 7,\(own)")
                .replacing("C-8,Company 8,none", with: "C-8,Company 8,\(other)")
        )
        let result = try work.repair(from: RepairSource(trial.path("problems.csv")))
        #expect(result.fixed == [7])
        #expect(result.refusals.all.map(\.row) == [8])
        #expect(result.refusals.all.first?.problem.code == "other_shard")
    }

    @Test func `a problem file of all shards gives each journal its own rows`() async throws {
        let trial = try await trial()
        let works = try (1...3).map { try stage(trial, $0, of: 3) }
        var text = ""
        for work in works {
            try trial.write("part.csv", "")
            _ = try work.export(ExportChoice(.problems, of: RowStatus.repairable)) {
                try FileHandle(forWritingTo: trial.folder.appendingPathComponent("part.csv"))
            }
            let part = try trial.text("part.csv")
            // The header, which all have, once.
            let rows = part.split(separator: "\n").dropFirst().map { $0 + "\n" }.joined()
            text += text.isEmpty ? part : rows
        }
        // Row 40 has the id of row 2: another one puts it right.
        try trial.write("problems.csv", text.replacing("C-2,Another", with: "C-41,Another"))
        let results = try works.map {
            try $0.repair(from: RepairSource(trial.path("problems.csv")))
        }
        #expect(results.flatMap(\.fixed) == [40])
        #expect(results.map { $0.elsewhere + $0.unchanged + $0.fixed.count } == [3, 3, 3])
        #expect(results.map(\.elsewhere).reduce(0, +) == 6)
    }

    @Test func `another mapping moves no row to another shard`() async throws {
        let trial = try await trial()
        let work = try stage(trial, 2, of: 3)
        let shard = try #require(work.record.shard)
        let other = try #require(
            (0...9).compactMap { BusinessID("biz_\($0)") }.first { !shard.holds($0) }
        )
        let constant = "business_id: {constant: \(other)}"
        try trial.write("b.yaml", Self.mapping.replacing("business_id: Business", with: constant))
        let result = try work.remap(by: trial.path("b.yaml"))
        #expect(result.refusalCount == work.staged.rowsRead)
        #expect(result.refusals.allSatisfy { $0.problem.code == "other_shard" })
    }

    @Test func `the name of a shard's journal tells its part`() throws {
        let name = ShardName("/data/a.b", try #require(Shard(2, of: 12)))
        #expect(name.path == "/data/a.b.journal-2-of-12.sqlite")
        #expect(ShardName(of: name.path) == name)
        for other in [
            "/data/a.b.journal.sqlite", "a.journal-0-of-4.sqlite", "a.journal-5-of-4.sqlite",
            "a.journal-02-of-4.sqlite", "a.journal-1-of-4.sqlite-wal",
        ] {
            #expect(ShardName(of: other) == nil)
        }
        #expect(
            try #require(ShardName(of: "a.journal-1-of-4.sqlite")).isSibling(
                of: try #require(ShardName(of: "a.journal-2-of-4.sqlite"))
            )
        )
    }
}
