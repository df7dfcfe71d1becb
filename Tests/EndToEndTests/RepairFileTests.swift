import Foundation
import GRDB
import Journal
import Testing

/// What people and spreadsheets do to a problem file.
struct RepairFileTests {
    @Test func `a line whose cells were blanked is invalid, and no row gets another's data`()
        async throws
    {
        let trial = try await RepairTrial()
        try trial.edit("A-2,,'+1 555 0102,'02.50,\"two\nlines\",2-", ",,,,,2-")
        try trial.edit("A-3,,", "A-3,Three,")
        try trial.edit("A-4,,", "A-4,Four,")
        let fix = try await trial.fix()
        #expect(fix.status == 3)
        #expect(fix.output.contains("2 rows corrected, 1 still invalid, 0 unchanged"))
        #expect(fix.diagnostics.contains("problems.csv:2: row 2: This row has no name."))
        _ = try await trial.resume()
        let names: [String] = trial.service.sandbox.ledger.compactMap(\.customer.fields.name)
        #expect(names.sorted() == ["Acme", "Four", "Three"])
        #expect(try await trial.value("SELECT external_id FROM row WHERE id = 3") == "A-3")
        #expect(
            try await trial.value("SELECT cells FROM row WHERE id = 2 AND cells LIKE '%A-2%'")
                != nil as String?
        )
    }

    @Test func `what a service calls a field is no formula, and the file is still taken back`()
        async throws
    {
        let trial = try await RepairTrial()
        try await trial.reject("1")
        try await DatabaseQueue(path: trial.journal).write { db in
            try db.execute(
                sql: "UPDATE row SET problem_field = '=1+1', problem = '@x' WHERE id = 1"
            )
        }
        try await trial.exportProblems()
        #expect(
            trial.text.contains(",rejected,'=1+1,The service refused =1+1: @x.\n"),
            "\(trial.text)"
        )
        try trial.edit("A-1,Acme,", "A-1,Acme Ltd,")
        let fix = try await trial.fix()
        #expect(fix.output.contains("1 row corrected"), "\(fix.output)\(fix.diagnostics)")
    }

    @Test func `a rejected row that is changed into an invalid one stays what it was`() async throws
    {
        let trial = try await RepairTrial()
        try await trial.reject("1")
        try await trial.exportProblems()
        try trial.edit("A-1,Acme,", "A-1,,")
        let fix = try await trial.fix()
        #expect(fix.status == 3)
        #expect(fix.output.contains("0 rows corrected, 1 still invalid, 3 unchanged"))
        #expect(
            try await trial.value("SELECT payload FROM row WHERE id = 1 AND status = 'rejected'")
                != nil as String?
        )
        #expect(try await trial.value("SELECT count(*) FROM edit") == 0)
    }

    @Test func `one external id is given to one row of a file only, and rows may swap theirs`()
        async throws
    {
        let trial = try await RepairTrial()
        try trial.edit("A-2,,", "SAME,Two,")
        try trial.edit("A-3,,", "SAME,Three,")
        try trial.edit("A-4,,", "A-1,Four,")
        let fix = try await trial.fix()
        #expect(fix.output.contains("1 row corrected, 2 still invalid"))
        #expect(fix.diagnostics.contains("row 3: Row 2 has the external id “SAME” already."))
        #expect(fix.diagnostics.contains("row 4: Row 1 has the external id “A-1” already."))

        try await trial.reject("1, 2")
        try await trial.exportProblems()
        try trial.edit("A-1,Acme", "TEMP,Acme")
        try trial.edit("SAME,Two", "A-1,Two")
        try trial.edit("TEMP,Acme", "SAME,Acme")
        let swap = try await trial.fix()
        #expect(swap.output.contains("2 rows corrected, 0 still invalid"), "\(swap.diagnostics)")
    }

    @Test func `the file of another import of the same source is refused`() async throws {
        let trial = try await RepairTrial()
        let other = try await RepairTrial()
        try other.edit("A-2,,", "A-2,Two,")
        let fix = try await Tool.run("fix", trial.journal, other.problems)
        #expect(fix.status == 2)
        #expect(fix.diagnostics.contains("isn't from"))
        #expect(try await trial.value("SELECT count(*) FROM edit") == 0)
    }

    @Test func `the same file is given again, and an older one takes nothing back`() async throws {
        let trial = try await RepairTrial()
        try await trial.reject("1")
        try await trial.exportProblems()
        let older = trial.text
        try trial.edit("A-1,Acme,", "A-1,Acme Inc,")
        try trial.edit("A-2,,", "A-2,Two,")
        #expect(try await trial.fix().output.contains("2 rows corrected, 0 still invalid, 2 un"))
        try trial.edit("A-3,,", "A-3,Three,")
        #expect(try await trial.fix().output.contains("1 row corrected, 0 still invalid, 3 un"))

        _ = try trial.folder.write("problems.csv", older)
        try trial.edit("A-4,,", "A-4,Four,")
        #expect(try await trial.fix().output.contains("1 row corrected, 0 still invalid, 3 un"))
        let name = "SELECT json_extract(cells, '$[1]') FROM row WHERE id = 1"
        #expect(try await trial.value(name) == "Acme Inc")

        try trial.edit("A-1,Acme,", "A-1,Other,")
        try trial.edit("A-2,,", "A-2,Too late,")
        try trial.edit("A-4,Four,", "A-4,Four Inc,")
        let fix = try await trial.fix()
        #expect(fix.status == 3)
        #expect(fix.diagnostics.contains("problems.csv:2: row 1 was put right since this file was"))
        #expect(try await trial.value(name) == "Acme Inc")
    }

    @Test func `columns that the mapping doesn't use may change or go, others must stay`()
        async throws
    {
        let trial = try await RepairTrial()
        #expect(trial.text.hasPrefix("\u{FEFF}Account ID,Company Name,Phone,Price,Note,_row,"))
        #expect(trial.text.contains("'+1 555 0102,'02.50"))
        try trial.edit("'02.50", "2.5")
        try trial.edit("'1e5", "100000")
        try trial.edit("A-3,,", "A-3,Three,")
        let fix = try await trial.fix()
        #expect(fix.output.contains("1 row corrected, 0 still invalid, 2 unchanged"))
        #expect(fix.output.contains("1 cell changed in column “Company Name”"))
        #expect(fix.output.contains("2 changes in column “Price” ignored"))
        #expect(
            try await trial.value("SELECT json_extract(cells, '$[3]') FROM row WHERE id = 3")
                == "1e5"
        )

        try await trial.exportProblems()
        try trial.edit(",Price,Note,", ",X,Y,")
        #expect(try await trial.fix().status == 0)
        try trial.edit(",Phone,", ",Telephone,")
        let missing = try await trial.fix()
        #expect(missing.status == 2)
        #expect(missing.diagnostics.contains("the column “Phone” is missing"))
        #expect(missing.diagnostics.contains("The mapping uses it"))
    }

    @Test func `cells beyond the header come along, and are put where they belong`() async throws {
        let trial = try await RepairTrial(
            "Account ID,Company Name,Phone\nA-1,Acme, Inc,+1 555 0101\nA-2,B,\n"
        )
        #expect(trial.text.contains("Phone,_extra,_row"))
        #expect(trial.text.contains(#"A-1,Acme, Inc,"[""+1 555 0101""]",1-"#))
        try trial.edit(#"Acme, Inc,"#, #""Acme, Inc",+1 555 0101,"#)
        let early = try await trial.fix()
        #expect(
            early.diagnostics.contains("Put the values of _extra where they belong, and clear it.")
        )
        try trial.edit(#""[""+1 555 0101""]""#, "")
        let fix = try await trial.fix()
        #expect(fix.output.contains("1 row corrected"), "\(fix.diagnostics)")
        _ = try await trial.resume()
        let sent = trial.service.sandbox.ledger.last?.customer.fields
        #expect(sent?.name == "Acme, Inc")
        #expect(sent?[.phoneNumber] == "+1 555 0101")
        let all = try await Tool.run("export", trial.journal)
        #expect(!all.output.contains("_extra"))
    }

    @Test func `a NUL byte is its row's own damage`() async throws {
        let trial = try await RepairTrial(RepairTrial.export.replacing(",x\n", with: ",x\0\n"))
        let unchanged = try await trial.fix()
        #expect(unchanged.output.contains("0 rows corrected, 0 still invalid, 3 unchanged"))
        try trial.edit("A-2,,", "A-2,Two,")
        try trial.edit("A-3,,", "A-3,Three,")
        let fix = try await trial.fix()
        #expect(fix.output.contains("1 row corrected, 1 still invalid, 1 unchanged"))
        #expect(fix.diagnostics.contains("The row holds a NUL byte, which no text has."))
        try trial.edit("x\0", "x")
        #expect(try await trial.fix().output.contains("1 row corrected, 0 still invalid, 2 un"))
    }

    @Test func `a row that skip_when would leave out isn't sent`() async throws {
        let folder = try TemporaryFolder()
        let mapping = try folder.write(
            "m.yaml",
            """
            version: 1
            fields:
              name: Company Name
              external_id: Account ID
            skip_when:
              - {column: Note, equals: skip}
            """
        )
        let trial = try await RepairTrial(RepairTrial.export, ["--map", mapping])
        try trial.edit("'1e5,x,", "'1e5,skip,")
        let fix = try await trial.fix()
        #expect(fix.status == 3)
        #expect(
            fix.diagnostics.contains("row 3: The mapping leaves this row out, by its `skip_when`.")
        )
    }

    @Test func `JSON Lines are put right too, and lines of which nothing was read say where`()
        async throws
    {
        let trial = try await RepairTrial(
            #"{"id":"1","name":"A","city":null}"# + "\n" + #"{"id":"2"}"# + "\n[1]\n",
            name: "customers.jsonl"
        )
        #expect(
            trial.text.contains("It is line 3 of the source: put what _raw says into the columns")
        )
        try trial.edit("2,,,,2-", "2,Two,,,2-")
        let fix = try await trial.fix()
        #expect(fix.output.contains("1 row corrected, 0 still invalid, 1 unchanged"))
        #expect(try await trial.value("SELECT cells FROM row WHERE id = 2") == #"["2","Two",null]"#)
    }

    @Test func `a key of JSON Lines that came late is sent with a row that was put right`()
        async throws
    {
        let plain = (1...1_100).map { #"{"id":"\#($0)","name":"N"}"# }
        let late = #"{"id":"L","phone_number":"+1 555 0101"}"#
        let trial = try await RepairTrial(
            (plain + [late]).joined(separator: "\n"),
            name: "customers.jsonl"
        )
        try trial.edit("L,,", "L,Late,")
        #expect(try await trial.fix().output.contains("1 row corrected"))
        let phone = "SELECT json_extract(payload, '$.phone_number') FROM row WHERE id = 1101"
        #expect(try await trial.value(phone) == "+1 555 0101")
    }

    @Test func `what a spreadsheet did to tabs, line ends and letters is no change`() async throws {
        let trial = try await RepairTrial(
            "Account ID,Company Name,Phone\nA-1,,\"\t1\"\nA-2,,\"5\t5\r\n6\"\nA-3,,Łódź\n"
        )
        try trial.edit("Łódź", "?ód?")
        try trial.edit("'\t1", "'1")
        try trial.edit("5\t5\r\n6", "55\n6")
        #expect(try await trial.fix().output.contains("0 rows corrected, 0 still invalid, 3 un"))
    }

    @Test func `a file in a code page comes through standard input, too`() async throws {
        let trial = try await RepairTrial(
            "Account ID,Company Name,City,Email\nA-1,Żółć,Kraków,a@\nA-2,Łódź,Kraków,b@\n"
        )
        try trial.edit("Żółć,Kraków,a@", "Świątek,Kraków,a@a.example")
        let text = trial.text.replacing("\u{FEFF}", with: "")
        let saved = try #require(text.data(using: .windowsCP1250))
        let fix = try await Tool.run("fix", trial.journal, "-", input: saved)
        #expect(fix.output.contains("1 row corrected, 0 still invalid, 1 unchanged"), "\(fix)")
        #expect(
            try await trial.value("SELECT payload LIKE '%Świątek%' FROM row WHERE id = 1") == 1
        )
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice")))
    func `a file comes back from a spreadsheet as it was`() async throws {
        let trial = try await RepairTrial()
        for (input, format) in [("problems.csv", "xlsx"), ("problems.xlsx", "csv")] {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/soffice")
            process.arguments = [
                "--headless", "-env:UserInstallation=file://\(trial.folder.file("office"))",
                "--convert-to", format, "--outdir", trial.folder.path, trial.folder.file(input),
            ]
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
        }
        let unchanged = try await trial.fix()
        #expect(
            unchanged.output == "0 rows corrected, 0 still invalid, 3 unchanged.\n",
            "\(unchanged)"
        )
    }
}
