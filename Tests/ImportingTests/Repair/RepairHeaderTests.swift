import Delivery
import Journal
import Testing

@testable import Importing

/// Headers with white space around them, and headers that repeat.
@Suite(.onThreadOfItsOwn) struct RepairHeaderTests {
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
        let trial = try await Trial.withProblems(Self.export)
        let written = Self.header.replacing("=x", with: "'=x")
        let text = try trial.problems
        #expect(text.hasPrefix("\u{FEFF}\(written),_row,"), "\(text)")
        try trial.edit(written, header)
        try trial.edit("A-2,,", "A-2,Two,")
        try trial.edit("A-3,,c@example.com,first,second", "A-3,,c@example.com,first,other")
        let fix = try trial.fix()
        #expect(fix.counts == (1, 0, 1))
        #expect(fix.cells(fix.changedCells) == ["Name 1"])
        #expect(fix.cells(fix.leftOutCells) == ["Note (2) 1"])
        try trial.resume()
        let sent = trial.customers.last
        #expect(sent?.name == "Two" && sent?[.email] == "b@example.com")

        #expect(try trial.exported().hasPrefix("\(Self.header),_row,_status,"))
        let some = try trial.exported(ExportChoice(.named("name,Note (2)")))
        #expect(some.hasPrefix(" Name , Note \nAcme,2nd\n"))
        let json = try trial.exported(ExportChoice(as: .jsonl))
        #expect(json.hasPrefix(#"{"Account ID":"A-1","Name":"Acme","E-mail":"a@example"#))
    }

    @Test func `a key of JSON Lines with blanks around it is its own, also for fix`() async throws {
        let trial = try await Trial.withProblems(
            #"{"id":"1"," name ":"A"}"# + "\n" + #"{"id":"2"}"# + "\n",
            name: "a.jsonl"
        )
        try trial.edit("2,,2-", "2,Two,2-")
        #expect(try trial.fix().counts == (1, 0, 0))
        #expect(
            try trial.value("SELECT payload FROM row WHERE id = 2 AND payload LIKE '%Two%'")
                != nil as String?
        )
    }

    @Test func `the same file goes on with its journal, and so does one with trimmed headers`()
        async throws
    {
        let trial = try await Trial.withProblems(Self.export)
        let trimmed = Self.export.replacing(
            Self.header,
            with: "Account ID,Name,E-mail,Note,Note,=x"
        )
        for text in [Self.export, trimmed] {
            try trial.write("a.csv", text)
            var goesOn = false
            try trial.stage { if case .goesOn = $0 { goesOn = true } }
            #expect(goesOn)
        }
    }
}
