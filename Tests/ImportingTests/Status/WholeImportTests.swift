import Customers
import Foundation
import GRDB
import Journal
import Spreadsheet
import Testing

@testable import Importing

/// The journals of all shards of a source, of which is told as of one import.
@Suite(.onThreadOfItsOwn) struct WholeImportTests {
    private static let mapping = """
        version: 1
        fields:
          name: Company
          external_id: ID
          email: Email
        business_id: Business
        """

    /// Rows of ten businesses; each tenth is held for its e-mail, row 7 has no business.
    private static let export =
        (["ID,Company,Email,Business"]
        + (1...60).map { row in
            let email = row.isMultiple(of: 10) ? "none" : "a\(row)@example.com"
            return "C-\(row),Company \(row),\(email),\(row == 7 ? "" : "biz_\(row % 9)")"
        }).joined(separator: "\n")

    private func trial() async throws -> Trial {
        let trial = try await Trial(Self.export)
        try trial.write("a.yaml", Self.mapping)
        return trial
    }

    /// Stages the shards of a source, and sends the rows of some of them.
    @discardableResult
    private func shards(
        _ trial: Trial,
        _ numbers: ClosedRange<Int> = 1...4,
        of count: Int = 4,
        source: String = "a.csv",
        policy: ProblemPolicy = .usual,
        sends: (Int) -> Bool = { _ in false }
    ) throws -> [String] {
        try numbers.map { number in
            let shard = try #require(Shard(number, of: count))
            let name = ShardName(trial.path(String(source.prefix { $0 != "." })), shard).path
            let work = try trial.stage(
                source,
                journal: name,
                business: nil,
                policy: policy,
                mappedBy: "a.yaml",
                shard: shard
            )
            if sends(number) {
                _ = try work.send(to: trial.target, Trial.options, watcher: Watcher())
            }
            return name
        }
    }

    private func open(_ trial: Trial, _ journals: [String]) throws -> WholeImport {
        try WholeImport.open(journals, by: trial.caller)
    }

    @Test func `promise 4: totals of all shards add up over the whole source`() async throws {
        let trial = try await trial()
        let journals = try shards(trial) { $0 != 3 }
        let whole = try open(trial, journals.reversed())
        #expect(whole.journals == journals)
        let status = try whole.status()
        #expect(status.totals.rowsRead == 60)
        #expect(status.totals.addUp)
        #expect(status.parts.map(\.totals.rowsRead).reduce(0, +) == 60)
        #expect(status.totals[.pending] == status.parts[2].totals[.pending])
        #expect(status.totals[.created] == trial.sandbox.ledger.count)
        #expect(status.totals[.invalid] == 7)
        #expect(!status.isRunning)
        #expect(try whole.check().faults == [])
        #expect(try whole.check().rows == 60)
        #expect(try whole.compare(.file(path: trial.path("a.csv"))).isSame)
        #expect(try !whole.compare(.file(path: trial.path("a.yaml"))).isSame)
    }

    @Test func `alike problems of all shards are one group, with the first row of all`()
        async throws
    {
        let trial = try await trial()
        let status = try open(trial, try shards(trial)).status()
        let groups = status.problems.map { "\($0.code) \($0.rows) \($0.firstRow) \($0.isAlike)" }
        #expect(groups == ["null_word 6 10 true", "missing_business_id 1 7 true"])
        let findings = status.findings.map { "\($0.level) \($0.code) \($0.rows) \($0.firstRow)" }
        #expect(findings == ["held null_word 6 10", "held missing_business_id 1 7"])
    }

    @Test
    func `a shard that is missing is named, its rows don't add up, and no audit goes without it`()
        async throws
    {
        let trial = try await trial()
        let journals = try shards(trial)
        let whole = try open(trial, [journals[3], journals[0]])
        #expect(whole.missing.map(\.description) == ["2/4", "3/4"])
        let status = try whole.status()
        #expect(status.totals.rowsRead == 60)
        #expect(!status.totals.addUp)
        let source = Source.file(path: trial.path("a.csv"))
        for audit in [{ _ = try whole.check() }, { _ = try whole.compare(source) }] {
            let error = #expect(throws: ShardSetError.self) { try audit() }
            #expect(error?.message == "the journals of shards 2/4, 3/4 are missing")
        }
        // Alone it is told of by itself.
        let alone = try open(trial, [journals[1]])
        #expect(alone.missing.isEmpty)
        #expect(try alone.status().totals.addUp)
    }

    @Test func `a shard that is named twice, be it by a copy, is no other`() async throws {
        let trial = try await trial()
        let journals = try shards(trial)
        let copy = trial.path("copy.sqlite")
        try FileManager.default.copyItem(atPath: journals[1], toPath: copy)
        for twice in [journals[1], copy] {
            let error = #expect(throws: ShardSetError.self) { try open(trial, journals + [twice]) }
            let told = twice == copy ? "this is shard 2/4, and so is" : "is named twice"
            #expect(error?.message.contains(told) == true)
        }
    }

    @Test func `journals of another source, division or mapping, and whole ones, don't go along`()
        async throws
    {
        let trial = try await trial()
        let journals = try shards(trial)
        try trial.write("b.csv", Self.export + "\nC-99,Other,,biz_1")
        let other = try shards(trial, 2...2, source: "b.csv")
        func reason(_ journal: String) throws -> String {
            let error = #expect(throws: ShardSetError.self) {
                try open(trial, [journals[0], journal, journals[2]])
            }
            return error?.message ?? ""
        }
        #expect(try reason(other[0]).contains("another file than \(journals[0])"))
        // Each in a folder of its own, where nobody else has the content.
        let second = try await self.trial()
        let eighth = try shards(second, 2...2, of: 8)
        #expect(try reason(eighth[0]).contains("this is shard 2/8"))
        let third = try await self.trial()
        let strict = try shards(third, 2...2, policy: ProblemPolicy(accepted: [.nullWord]))
        #expect(try reason(strict[0]).contains("other mapping options"))
        let fourth = try await self.trial()
        let sent = try shards(fourth, 2...2)
        #expect(try reason(sent[0]).contains("rows go to"))
        let fifth = try await self.trial()
        let whole = try fifth.stage(business: nil, mappedBy: "a.yaml").journal
        #expect(try reason(whole).contains("it has the whole file"))
    }

    @Test func `a check finds a customer whom two shards have, and a row of another shard`()
        async throws
    {
        let trial = try await trial()
        let journals = try shards(trial) { _ in true }
        let id = try await DatabaseQueue(path: journals[0]).read { db in
            try String.fetchOne(db, sql: "SELECT min(customer_id) FROM row")
        }
        try await DatabaseQueue(path: journals[1]).write { db in
            try db.execute(
                sql: """
                    UPDATE row SET customer_id = ? WHERE id =
                        (SELECT min(id) FROM row WHERE status = 'created')
                    """,
                arguments: [id]
            )
        }
        let foreign = (0...8).compactMap { BusinessID("biz_\($0)") }
            .first { Shard.number(for: $0, among: 4) == 2 }
        try await DatabaseQueue(path: journals[2]).write { db in
            try db.execute(
                sql: "UPDATE business SET business_id = ? WHERE id = 1",
                arguments: [foreign?.text]
            )
        }
        let faults = try open(trial, journals).check().faults
        #expect(faults.count == 2)
        #expect(faults.first?.hasPrefix("\(journals[2]): of shard 2/4, and here: row ") == true)
        #expect(
            faults.last
                == "two rows with one customer: \(id ?? ""), of \(journals[0]) and \(journals[1])"
        )
    }

    @Test func `a report of all shards adds up what they did, and shows no value unasked`()
        async throws
    {
        let trial = try await trial()
        let journals = try shards(trial) { _ in true }
        let parts = try journals.map {
            try Import.open($0, by: trial.caller).figures(includesValues: false)
        }
        let figures = try open(trial, journals).figures()
        #expect(figures.totals.rowsRead == 60)
        #expect(figures.totals[.created] == 53)
        #expect(figures.latencies.count == 53)
        #expect(figures.latencies.count == parts.map(\.latencies.count).reduce(0, +))
        let requests = figures.timeline.buckets.map(\.requests).reduce(0, +)
        #expect(requests == 53)
        #expect(figures.timeline.buckets.allSatisfy { $0.session == 1 || $0.session <= 4 })
        let examples = figures.problems.map { $0.examples.map(\.id.number) }
        #expect(examples == [[10, 20, 30, 40, 50], [7]])
        #expect(figures.problems.first?.group.rows == 6)
        #expect(throws: ShardSetError.self) { try open(trial, Array(journals[1...2])).figures() }
    }

    @Test func `rows of all journals come in the source's order, each once`() async throws {
        let trial = try await trial()
        let journals = try shards(trial)
        let ids = try JournalSet.look(at: journals.reversed()) { set in
            var ids: [Int64] = []
            try set.forEachRow(in: Set(RowStatus.allCases), []) { ids.append($0.id.number) }
            return ids
        }
        #expect(ids == Array(1...60))
        #expect(throws: JournalError.self) {
            try JournalSet.look(at: journals + [journals[2]]) { set in
                try set.forEachRow(in: [.pending], []) { _ in }
            }
        }
        struct Enough: Error {}
        #expect(throws: Enough.self) {
            try JournalSet.look(at: journals) { set in
                try set.forEachRow(in: [.pending], []) { _ in throw Enough() }
            }
        }
    }

    @Test func `an export of all shards is that of the whole, and its problems go back to each`()
        async throws
    {
        let trial = try await trial()
        let whole = try await self.trial()
        try whole.stage(business: nil, mappedBy: "a.yaml")
        let works = try open(trial, try shards(trial))
        for (name, choice) in [
            ("all.csv", ExportChoice()), ("all.jsonl", ExportChoice(as: .jsonl)),
            ("rows.csv", ExportChoice(.named("_row,_business_id,_findings"))),
        ] {
            try whole.export(choice, to: name)
            #expect(try text(works, choice, trial) == whole.text(name))
        }
        let problems = ExportChoice(.problems, of: RowStatus.repairable)
        let file = try text(works, problems, trial)
        try trial.write("problems.csv", file.replacing(",none,", with: ",new@example.com,"))
        let results = try works.parts.map {
            try $0.repair(from: RepairSource(trial.path("problems.csv")))
        }
        #expect(
            results.flatMap(\.fixed).map(\.number).sorted() == [10, 20, 30, 40, 50, 60]
        )
        #expect(results.allSatisfy { $0.elsewhere + $0.unchanged + $0.fixed.count == 7 })
        #expect(throws: ShardSetError.self) {
            try text(try open(trial, Array(works.journals[1...2])), problems, trial)
        }
    }

    private func text(
        _ work: WholeImport,
        _ choice: ExportChoice,
        _ trial: Trial
    ) throws -> String {
        _ = try work.export(choice) {
            try trial.write("out", "")
            return try FileHandle(forWritingTo: trial.folder.appendingPathComponent("out"))
        }
        return try trial.text("out")
    }
}
