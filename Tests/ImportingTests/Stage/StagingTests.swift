import Customers
import Journal
import Mapping
import Spreadsheet
import Testing

@testable import Importing

/// `Import.check`, `stage` and `open`.
@Suite(.onThreadOfItsOwn) struct StagingTests {
    @Test func `a check counts the rows, and keeps the first as they would be sent`() async throws {
        let trial = try await Trial()
        let source = try MappedSource(SourceOptions(.file(path: trial.path("a.csv"))))
        let check = try Import.check(source, showing: 1)
        #expect((check.rows, check.valid, check.invalid) == (3, 2, 1))
        #expect(check.payloads.count == 1)
        #expect(check.payloads.first?.contains("Acme") == true)
    }

    @Test func `every row of the source is in the journal, and what was found is told`()
        async throws
    {
        let trial = try await Trial()
        var told: Totals?
        let work = try trial.stage { if case .staged(_, let totals) = $0 { told = totals } }
        #expect(told?[.pending] == 2)
        #expect(told?[.invalid] == 1)
        #expect(work.staged.rowsRead == 3)
        #expect(work.record.sourcePath == trial.path("a.csv"))
        #expect(work.record.baseURL == trial.sandbox.baseURL)
    }

    @Test func `a journal that is staged is its import's alone until it is sent or let go`()
        async throws
    {
        let trial = try await Trial()
        let work = try trial.stage()
        #expect(throws: JournalError.self) { try JournalWriter(path: trial.journal) }
        withExtendedLifetime(work) {}
        _ = consume work
        try JournalWriter(path: trial.journal).close()
    }

    @Test func `without a business nothing is made`() async throws {
        let trial = try await Trial()
        #expect(throws: InputError.self) { try trial.stage(business: nil) }
        #expect(!JournalWriter.hasFile(at: trial.journal))
    }

    @Test func `the same rows in another order are the same import`() async throws {
        let trial = try await Trial("Account ID,Company Name\nA-1,Acme\nA-2,Beta\n")
        try trial.stage()
        try trial.write("a.csv", "Account ID,Company Name\nA-2,Beta\nA-1,Acme\n")
        var goesOn = false
        try trial.stage { if case .goesOn = $0 { goesOn = true } }
        #expect(goesOn)
    }

    @Test func `a row that changed isn't the same import, and the journal is let go`() async throws
    {
        let trial = try await Trial()
        try trial.stage()
        try trial.write("a.csv", Trial.export.replacing("Beta", with: "Gamma"))
        let error = #expect(throws: ChangedError.self) { try trial.stage() }
        #expect(error?.message.contains("1 row added or changed, 1 row removed or changed") == true)
        try JournalWriter(path: trial.journal).close()
    }

    @Test func `another mapping, business or service isn't the same import either`() async throws {
        let trial = try await Trial()
        try trial.stage()
        let mapping = #expect(throws: ChangedError.self) {
            try trial.stage(policy: ProblemPolicy(isStrict: true))
        }
        #expect(mapping?.message.contains("without --accept") == true)
        #expect(mapping?.message.contains("is given --strict") == true)
        let business = #expect(throws: ChangedError.self) {
            try trial.stage(business: "biz_AAAAAAAAAAAAAAAAAAAAAA")
        }
        #expect(business?.message.contains("was made for business biz_") == true)
        #expect(business?.message.contains("now names biz_AAAAAAAAAAAAAAAAAAAAAA") == true)
        let practice = ServiceTarget(
            practiceAt: trial.target.address,
            forgets: true,
            credentials: trial.target.credentials,
            transport: trial.target.transport
        )
        let service = #expect(throws: ChangedError.self) { try trial.stage(at: practice) }
        #expect(service?.message.contains("--sandbox") == true)
    }

    @Test func `the same content under another name is refused, unless its journal is named`()
        async throws
    {
        let trial = try await Trial()
        try trial.stage()
        try trial.write("b.csv", Trial.export)
        let other = trial.path("b.journal.sqlite")
        #expect(throws: SameImportError.self) { try trial.stage("b.csv", journal: other) }
        #expect(!JournalWriter.hasFile(at: other))
        var also: String?
        try trial.stage("b.csv", journal: other, isNamed: true) {
            if case .alsoImported(let by) = $0 { also = by }
        }
        #expect(also == trial.journal)
    }

    @Test func `what isn't an import can't be opened`() async throws {
        let trial = try await Trial()
        #expect(throws: JournalError.noJournal(path: trial.journal)) { try trial.open() }
        #expect(throws: JournalError.self) {
            try Import.open(trial.path("a.csv"), by: trial.caller)
        }
    }
}
