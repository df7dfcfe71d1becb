import Foundation
import Testing

/// Headers with white space around them, and headers that repeat.
struct RepairHeaderTests {
    private static let header = " Account ID , Name ,\u{A0}E-mail\u{A0},Note, Note ,=x "
    private static let export = """
        \(header)
        A-1,Acme,a@example.com,1st,2nd,z
        A-2,,b@example.com,first,second,z
        A-3,,c@example.com,first,second,z

        """

    /// What a spreadsheet, or a person, leaves of the headers.
    @Test(arguments: [header.replacing("=x", with: "'=x"), "Account ID,Name,E-mail,Note,Note,'=x"])
    func `problems keep the headers as they were, and fix takes them trimmed or not`(
        header: String
    ) async throws {
        let trial = try await RepairTrial(Self.export)
        let written = Self.header.replacing("=x", with: "'=x")
        #expect(trial.text.hasPrefix("\u{FEFF}\(written),_row,"), "\(trial.text)")
        try trial.edit(written, header)
        try trial.edit("A-2,,", "A-2,Two,")
        try trial.edit("A-3,,c@example.com,first,second", "A-3,,c@example.com,first,other")
        let fix = try await trial.fix()
        #expect(fix.output.contains("1 row corrected, 0 still invalid, 1 unchanged"), "\(fix)")
        #expect(fix.output.contains("1 cell changed in column “Name”"))
        #expect(fix.output.contains("1 change in column “Note (2)” ignored"))
        _ = try await trial.resume()
        let sent = trial.service.sandbox.ledger.last?.customer.fields
        #expect(sent?.name == "Two" && sent?[.email] == "b@example.com")

        let all = try await Tool.run("export", trial.journal)
        #expect(all.output.hasPrefix("\(Self.header),_row,_status,"))
        let some = try await Tool.run("export", trial.journal, "--columns", "name,Note (2)")
        #expect(some.output.hasPrefix(" Name , Note \nAcme,2nd\n"))
        let json = try await Tool.run("export", trial.journal, "--format", "jsonl")
        #expect(json.output.hasPrefix(#"{"Account ID":"A-1","Name":"Acme","E-mail":"a@example"#))
    }

    @Test func `a key of JSON Lines with blanks around it is its own, also for fix`() async throws {
        let trial = try await RepairTrial(
            #"{"id":"1"," name ":"A"}"# + "\n" + #"{"id":"2"}"# + "\n",
            name: "customers.jsonl"
        )
        try trial.edit("2,,2-", "2,Two,2-")
        #expect(try await trial.fix().output.contains("1 row corrected"))
        #expect(
            try await trial.value("SELECT payload FROM row WHERE id = 2 AND payload LIKE '%Two%'")
                != nil as String?
        )
    }

    @Test func `the same file goes on with its journal, and so does one with trimmed headers`()
        async throws
    {
        let trial = try await RepairTrial(Self.export)
        let trimmed = Self.export.replacing(
            Self.header,
            with: "Account ID,Name,E-mail,Note,Note,=x"
        )
        for text in [Self.export, trimmed] {
            let run = try await Tool.start(
                ["run", try trial.folder.write("customers.csv", text), "--journal", trial.journal],
                environment: trial.service.environment
            ).wait()
            #expect(run.status == 3, "\(run.diagnostics)")
            #expect(run.diagnostics.contains("going on with"))
        }
    }
}
