import Delivery
import Foundation
import Journal
import Testing

@testable import Importing

/// What people and spreadsheets do to a problem file.
@Suite(.onThreadOfItsOwn) struct RepairFileTests {
    @Test func `a line whose cells were blanked is invalid, and no row gets another's data`()
        async throws
    {
        let trial = try await Trial.withProblems()
        try trial.edit("A-2,,'+1 555 0102,'02.50,\"two\nlines\",2-", ",,,,,2-")
        try trial.edit("A-3,,", "A-3,Three,")
        try trial.edit("A-4,,", "A-4,Four,")
        let fix = try trial.fix()
        #expect(fix.counts == (2, 1, 0))
        #expect(fix.refused.first?.hasPrefix("2: row 2: This row has no name.") == true)
        try trial.resume()
        #expect(trial.customers.compactMap(\.name).sorted() == ["Acme", "Four", "Three"])
        #expect(try trial.value("SELECT external_id FROM row WHERE id = 3") == "A-3")
        #expect(
            try trial.value("SELECT cells FROM row WHERE id = 2 AND cells LIKE '%A-2%'")
                != nil as String?
        )
    }

    @Test func `what a service calls a field is no formula, and the file is still taken back`()
        async throws
    {
        let trial = try await Trial.withProblems()
        try trial.reject("1", ", problem_field = '=1+1', problem = '@x'")
        try trial.exportProblems()
        let text = try trial.problems
        #expect(text.contains(",rejected,'=1+1,The service refused =1+1: @x.\n"), "\(text)")
        try trial.edit("A-1,Acme,", "A-1,Acme Ltd,")
        #expect(try trial.fix().counts == (1, 0, 3))
    }

    @Test func `a rejected row that is changed into an invalid one stays what it was`() async throws
    {
        let trial = try await Trial.withProblems()
        try trial.reject("1")
        try trial.exportProblems()
        try trial.edit("A-1,Acme,", "A-1,,")
        #expect(try trial.fix().counts == (0, 1, 3))
        #expect(
            try trial.value("SELECT payload FROM row WHERE id = 1 AND status = 'rejected'")
                != nil as String?
        )
        #expect(try trial.value("SELECT count(*) FROM edit") == 0)
    }

    @Test func `one external id is given to one row of a file only, and rows may swap theirs`()
        async throws
    {
        let trial = try await Trial.withProblems()
        try trial.edit("A-2,,", "SAME,Two,")
        try trial.edit("A-3,,", "SAME,Three,")
        try trial.edit("A-4,,", "A-1,Four,")
        let fix = try trial.fix()
        #expect(fix.counts == (1, 2, 0))
        #expect(
            fix.refused == [
                "4: row 3: Row 2 already has the external id “SAME”.",
                "5: row 4: Row 1 already has the external id “A-1”.",
            ]
        )

        try trial.reject("1, 2")
        try trial.exportProblems()
        try trial.edit("A-1,Acme", "TEMP,Acme")
        try trial.edit("SAME,Two", "A-1,Two")
        try trial.edit("TEMP,Acme", "SAME,Acme")
        #expect(try trial.fix().counts == (2, 0, 2))
    }

    @Test func `the file of another import of the same source is refused`() async throws {
        let trial = try await Trial.withProblems()
        let other = try await Trial.withProblems()
        try other.edit("A-2,,", "A-2,Two,")
        let error = #expect(throws: InputError.self) {
            try trial.open().repair(from: RepairSource(other.path("problems.csv")))
        }
        #expect(error?.message.contains("isn't from") == true)
        #expect(try trial.value("SELECT count(*) FROM edit") == 0)
    }

    @Test func `the same file is given again, and an older one takes nothing back`() async throws {
        let trial = try await Trial.withProblems()
        try trial.reject("1")
        try trial.exportProblems()
        let older = try trial.problems
        try trial.edit("A-1,Acme,", "A-1,Acme Inc,")
        try trial.edit("A-2,,", "A-2,Two,")
        #expect(try trial.fix().counts == (2, 0, 2))
        try trial.edit("A-3,,", "A-3,Three,")
        #expect(try trial.fix().counts == (1, 0, 3))

        try trial.write("problems.csv", older)
        try trial.edit("A-4,,", "A-4,Four,")
        #expect(try trial.fix().counts == (1, 0, 3))
        let name = "SELECT json_extract(cells, '$[1]') FROM row WHERE id = 1"
        #expect(try trial.value(name) == "Acme Inc")

        try trial.edit("A-1,Acme,", "A-1,Other,")
        try trial.edit("A-2,,", "A-2,Too late,")
        try trial.edit("A-4,Four,", "A-4,Four Inc,")
        let late = try trial.fix().lateEdits
        #expect(late.map(\.row) == [1, 2, 4])
        #expect(late.map(\.line) == [2, 3, 6])
        #expect(late.allSatisfy { $0.reason == .putRight })
        #expect(try trial.value(name) == "Acme Inc")
    }

    @Test func `columns that the mapping doesn't use may change or go, others must stay`()
        async throws
    {
        let trial = try await Trial.withProblems()
        let text = try trial.problems
        #expect(text.hasPrefix("\u{FEFF}Account ID,Company Name,Phone,Price,Note,_row,"))
        #expect(text.contains("'+1 555 0102,'02.50"))
        try trial.edit("'02.50", "2.5")
        try trial.edit("'1e5", "100000")
        try trial.edit("A-3,,", "A-3,Three,")
        let fix = try trial.fix()
        #expect(fix.counts == (1, 0, 2))
        #expect(fix.cells(fix.changedCells) == ["Company Name 1"])
        #expect(fix.cells(fix.leftOutCells) == ["Price 2"])
        #expect(
            try trial.value("SELECT json_extract(cells, '$[3]') FROM row WHERE id = 3") == "1e5"
        )

        try trial.exportProblems()
        try trial.edit(",Price,Note,", ",X,Y,")
        #expect(try trial.fix().lateEdits.isEmpty)
        try trial.edit(",Phone,", ",Telephone,")
        let missing = #expect(throws: InputError.self) { try trial.fix() }
        #expect(missing?.message.contains("the column “Phone” is missing") == true)
        #expect(missing?.hint?.contains("The mapping uses it") == true)
    }

    @Test func `cells beyond the header come along, and are put where they belong`() async throws {
        let trial = try await Trial.withProblems(
            "Account ID,Company Name,Phone\nA-1,Acme, Inc,+1 555 0101\nA-2,B,\n"
        )
        let text = try trial.problems
        #expect(text.contains("Phone,_extra,_row"))
        #expect(text.contains(#"A-1,Acme, Inc,"[""+1 555 0101""]",1-"#))
        try trial.edit(#"Acme, Inc,"#, #""Acme, Inc",+1 555 0101,"#)
        let early = try trial.fix().refused
        #expect(
            early.first?.hasSuffix("Put the values of _extra where they belong, and clear it.")
                == true
        )
        try trial.edit(#""[""+1 555 0101""]""#, "")
        #expect(try trial.fix().counts == (1, 0, 0))
        try trial.resume()
        let sent = trial.customers.last
        #expect(sent?.name == "Acme, Inc")
        #expect(sent?[.phoneNumber] == "+1 555 0101")
        #expect(try !trial.exported().contains("_extra"))
    }

    @Test func `a NUL byte is its row's own damage`() async throws {
        let trial = try await Trial.withProblems(
            Trial.invalidRows.replacing(",x\n", with: ",x\0\n")
        )
        #expect(try trial.fix().counts == (0, 0, 3))
        try trial.edit("A-2,,", "A-2,Two,")
        try trial.edit("A-3,,", "A-3,Three,")
        let fix = try trial.fix()
        #expect(fix.counts == (1, 1, 1))
        #expect(
            fix.refused
                == ["4: row 3: The row contains a NUL byte, which doesn't belong in a text."]
        )
        try trial.edit("x\0", "x")
        #expect(try trial.fix().counts == (1, 0, 2))
    }

    @Test func `a row that skip_when would leave out isn't sent`() async throws {
        let trial = try await Trial.withProblems(
            mappedBy: """
                version: 1
                fields:
                  name: Company Name
                  external_id: Account ID
                skip_when:
                  - {column: Note, equals: skip}
                """
        )
        try trial.edit("'1e5,x,", "'1e5,skip,")
        #expect(
            try trial.fix().refused == [
                "4: row 3: The mapping's `skip_when` leaves this row out."
            ]
        )
    }

    @Test func `JSON Lines are put right too, and lines of which nothing was read say where`()
        async throws
    {
        let trial = try await Trial.withProblems(
            #"{"id":"1","name":"A","city":null}"# + "\n" + #"{"id":"2"}"# + "\n[1]\n",
            name: "a.jsonl"
        )
        let text = try trial.problems
        #expect(text.contains("It is line 3 of the source: put what _raw says into the columns"))
        try trial.edit("2,,,,2-", "2,Two,,,2-")
        #expect(try trial.fix().counts == (1, 0, 1))
        #expect(try trial.value("SELECT cells FROM row WHERE id = 2") == #"["2","Two",null]"#)
    }

    @Test func `a key of JSON Lines that came late is sent with a row that was put right`()
        async throws
    {
        let plain = (1...1_100).map { #"{"id":"\#($0)","name":"N"}"# }
        let late = #"{"id":"L","phone_number":"+1 555 0101"}"#
        let trial = try await Trial((plain + [late]).joined(separator: "\n"), name: "a.jsonl")
        try withExtendedLifetime(trial.stage()) {}
        try trial.exportProblems()
        try trial.edit("L,,", "L,Late,")
        #expect(try trial.fix().counts == (1, 0, 0))
        let phone = "SELECT json_extract(payload, '$.phone_number') FROM row WHERE id = 1101"
        #expect(try trial.value(phone) == "+1 555 0101")
    }

    @Test func `what a spreadsheet did to tabs, line ends and letters is no change`() async throws {
        let trial = try await Trial.withProblems(
            "Account ID,Company Name,Phone\nA-1,,\"\t1\"\nA-2,,\"5\t5\r\n6\"\nA-3,,Łódź\n"
        )
        try trial.edit("Łódź", "?ód?")
        try trial.edit("'\t1", "'1")
        try trial.edit("5\t5\r\n6", "55\n6")
        #expect(try trial.fix().counts == (0, 0, 3))
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice")))
    func `a file comes back from a spreadsheet as it was`() async throws {
        let trial = try await Trial.withProblems()
        for (input, format) in [("problems.csv", "xlsx"), ("problems.xlsx", "csv")] {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/soffice")
            process.arguments = [
                "--headless", "-env:UserInstallation=file://\(trial.path("office"))",
                "--convert-to", format, "--outdir", trial.folder.path, trial.path(input),
            ]
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
        }
        let unchanged = try trial.fix()
        #expect(unchanged.counts == (0, 0, 3))
        #expect(unchanged.leftOutCells.isEmpty)
    }
}
