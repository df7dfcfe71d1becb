import Delivery
import Foundation
import Journal
import Spreadsheet
import Testing

@testable import Importing

/// `Import.repair`, `retry` and `export`, and what looks after a journal.
@Suite(.onThreadOfItsOwn) struct RepairAndExportTests {
    @Test func `a row that was put right in a problem file is pending, and is sent then`()
        async throws
    {
        let trial = try await Trial()
        _ = try trial.sent()
        try trial.exportProblems()
        #expect(try trial.text("problems.csv").contains("A-2,,'+1 555 0102,\"two\nlines\",2-"))
        try trial.write(
            "problems.csv",
            try trial.text("problems.csv").replacing("A-2,,", with: "A-2,Mended,")
        )
        let work = try trial.open()
        let rehearsed = try work.repair(
            from: RepairSource(trial.path("problems.csv")),
            isTrial: true
        )
        #expect(rehearsed.fixed.count == 1)
        #expect(try work.remaining().totals[.pending] == 0)
        let result = try work.repair(from: RepairSource(trial.path("problems.csv")))
        #expect(result.fixed == [2])
        #expect(result.cells(result.changedCells) == ["Company Name 1"])
        #expect(
            try trial.value("SELECT cells FROM edit WHERE row = 2")
                == #"["A-2","","+1 555 0102","two\nlines"]"#
        )
        #expect(try work.remaining().totals[.pending] == 1)
        _ = try work.send(to: trial.target, Trial.options, watcher: Watcher())
        #expect(trial.sandbox.ledger.count == 3)
        #expect(try work.repair(from: RepairSource(trial.path("problems.csv"))).unchanged == 1)
    }

    @Test
    func `a row that is still wrong stays as it is, and another journal's file changes nothing`()
        async throws
    {
        let trial = try await Trial()
        _ = try trial.sent()
        try trial.exportProblems()
        let problems = try trial.text("problems.csv")
        try trial.write("problems.csv", problems.replacing("A-2,,", with: "A-1,Mended,"))
        let refused = try trial.open().repair(from: RepairSource(trial.path("problems.csv")))
        #expect(refused.refusals.all.map(\.row) == [2])
        #expect(
            refused.refusals.all.first?.problem.text.contains(
                "Row 1 already has the external id “A-1”"
            )
                == true
        )
        let other = try await Trial()
        _ = try other.sent()
        #expect(throws: InputError.self) {
            try other.open().repair(from: RepairSource(trial.path("problems.csv")))
        }
    }

    @Test
    func `a problem file may be saved in a code page, which is named where that isn't sure`()
        async throws
    {
        let trial = try await Trial()
        _ = try trial.sent()
        try trial.exportProblems()
        let file = URL(fileURLWithPath: trial.path("problems.csv"))
        // “Żółć” in Windows-1250, where East Asian encodings have letters, too.
        let mended = Data("A-2,".utf8) + [0xAF, 0xF3, 0xB3, 0xE6, 0x2C]
        try Data(trial.text("problems.csv").utf8)
            .replacing(Data("\u{FEFF}".utf8), with: Data())
            .replacing(Data("A-2,,".utf8), with: mended)
            .write(to: file)
        let work = try trial.open()
        #expect(throws: (any Error).self) { try work.repair(from: RepairSource(file.path)) }
        let encoding = try #require(TextEncoding(argument: "windows-1250"))
        #expect(
            try work.repair(from: RepairSource(file.path, encoding: encoding)).fixed
                == [2]
        )
        let written = try trial.export(ExportChoice(), to: "all.csv")
        #expect(written[.pending] == 1)
        #expect(try trial.text("all.csv").contains("A-2,Żółć,"))
    }

    @Test func `rejected rows are put back to be sent again`() async throws {
        let trial = try await Trial(faults: "422:x1")
        #expect(try trial.sent().status.totals[.rejected] == 1)
        let work = try trial.open()
        #expect(try work.retry(.failed) == 0)
        #expect(try work.retry(.rejected, isTrial: true) == 1)
        #expect(try work.retry(.rejected) == 1)
        #expect(try work.status().sessions.count == 2)
        #expect(try work.remaining().totals[.pending] == 1)
    }

    @Test func `a condition picks those that are put back, and does nothing else`() async throws {
        let trial = try await Trial()
        _ = try trial.sent()
        try trial.reject("1, 3", ", problem = 'no such plan'")
        let some = try ProblemCondition("http_status = 403") { false }
        #expect(try trial.open().retry(.rejected, where: some) == 1)
        #expect(throws: JournalError.self) {
            try ProblemCondition("1); DELETE FROM session; --") { false }
        }
        let totals = try trial.open().remaining().totals
        #expect((totals[.pending], totals[.rejected]) == (1, 1))
    }

    @Test func `an export has the columns, rows and format that are chosen`() async throws {
        let trial = try await Trial()
        _ = try trial.sent()
        let written = try trial.export(ExportChoice(), to: "all.csv")
        #expect(written == [.created: 2, .invalid: 1])
        #expect(
            try trial.text("all.csv")
                .hasPrefix(
                    "Account ID,Company Name,Phone,Note,_row,_status,_customer_id,_problem\n"
                )
        )
        #expect(try trial.export(ExportChoice(.idMap), to: "ids.csv") == [.created: 2])
        try trial.export(
            ExportChoice(.named("Company Name,_status"), of: [.created], as: .jsonl),
            to: "some.jsonl"
        )
        #expect(
            try trial.text("some.jsonl") == """
                {"Company Name":"Acme","_status":"created"}
                {"Company Name":"Beta","_status":"created"}

                """
        )
    }

    @Test func `the id map joins the service's ids to the source's`() async throws {
        let trial = try await Trial(Sample.customers(12) + "X-1,,x@example.com\n")
        _ = try trial.sent()
        let ids = Dictionary(
            uniqueKeysWithValues: trial.sandbox.ledger.map {
                ($0.customer.fields.externalID ?? "", $0.customer.id.text)
            }
        )
        let lines = (1...12).map { "C-\($0),\(ids["C-\($0)"] ?? "")\n" }
        #expect(
            try trial.exported(ExportChoice(.idMap))
                == "external_id,customer_id\n" + lines.joined()
        )
    }

    @Test func `columns come in the order in which they were asked for, by their keys`()
        async throws
    {
        let trial = try await Trial(
            "Account ID,Company Name,x,x,\n1,A,one,two,three\n2,,one,two,three\n"
        )
        _ = try trial.sent()
        #expect(
            try trial.exported(ExportChoice(.named("_status,\"Company Name\",_line,_code")))
                == "_status,Company Name,_line,_code\ncreated,A,2,\ninvalid,,3,missing\n"
        )
        #expect(
            try trial.exported(ExportChoice(.named("x (2),column 5,_row"), of: [.created]))
                == "x,,_row\ntwo,three,1\n"
        )
        #expect(
            try trial.exported(ExportChoice(of: [.created], as: .jsonl)).hasPrefix(
                #"{"Account ID":"1","Company Name":"A","x":"one","x (2)":"two","column 5":"three","#
            )
        )
        let wrong = #expect(throws: InputError.self) {
            try trial.exported(ExportChoice(.named("_row,Compny Name")))
        }
        #expect(wrong?.hint?.contains("Did you mean “Company Name”?") == true)
    }

    @Test func `nothing is opened to be written where a column isn't there`() async throws {
        let trial = try await Trial()
        try trial.stage()
        #expect(throws: InputError.self) {
            try trial.open().export(ExportChoice(.named("Nothing"))) {
                Issue.record("it was opened")
                return .standardError
            }
        }
    }

    @Test func `a report's figures hold customers' data only where that is asked for`() async throws
    {
        let trial = try await Trial(faults: "422:x1")
        _ = try trial.sent()
        let figures = try trial.open().figures()
        #expect(!figures.includesValues)
        #expect(figures.totals[.rejected] == 1)
        #expect(figures.problems.count == 2)
    }

    @Test func `a problem's text says nothing of what was read or sent, in whatever letters`()
        async throws
    {
        let trial = try await Trial(faults: "422:x1")
        var options = Trial.options
        options.workers = 1
        _ = try trial.sent(options)
        try trial.reject(
            "1",
            """
            , problem = 'taken by MERGED@EXAMPLE.COM (merged name)',
            payload = '{"name":"Merged Name","email":"merged@example.com"}'
            """
        )
        let texts = try trial.open().figures().problems.map(\.text)
        #expect(texts.contains { $0.contains("taken by …)") }, "\(texts)")
        #expect(!texts.contains { $0.lowercased().contains("merged") })
        let open = try trial.open().figures(includesValues: true).problems.map(\.text)
        #expect(open.contains { $0.contains("merged name") }, "\(open)")
    }

    @Test func `a journal is checked, copied whole, made smaller and redacted`() async throws {
        let trial = try await Trial()
        _ = try trial.sent()
        let work = try trial.open()
        #expect(try Import.check(journal: trial.journal).faults.isEmpty)
        #expect(try work.backUp(to: trial.path("copy.sqlite"))[.created] == 2)
        #expect(throws: InputError.self) { try work.backUp(to: trial.path("copy.sqlite")) }
        #expect(try Import.compact(journal: trial.journal, by: trial.caller).now > 0)
        #expect(try work.redact(isTrial: true).rows == 2)
        #expect(try work.status().sessions.count == 1)
        #expect(try work.redact().rows == 2)
        #expect(try work.status().sessions.count == 2)
        #expect(try Import.check(journal: trial.journal).faults.isEmpty)
    }

    @Test func `what looks after a journal waits for another command, as long as it is told to`()
        async throws
    {
        let trial = try await Trial()
        _ = try trial.sent()
        func waiting(_ work: (Caller) throws -> Void) throws {
            let other = try JournalWriter(path: trial.journal)
            var caller = trial.caller
            #expect(throws: JournalError.self) { try work(caller) }
            caller.lockPatience = LockPatience(.seconds(60)) { _, _ in other.close() }
            try work(caller)
        }
        try waiting { _ = try Import.compact(journal: trial.journal, by: $0) }
        try waiting { _ = try Import.open(trial.journal, by: $0).redact() }
    }
}
