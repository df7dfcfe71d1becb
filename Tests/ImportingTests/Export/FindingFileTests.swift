import Customers
import Foundation
import Journal
import Spreadsheet
import Testing

@testable import Importing

/// The rows of a source with a finding, written before anything of it is sent, and given to `fix` then.
struct FindingFileTests {
    private static let export = """
        Account ID,Company Name,Email,Phone
        A-1,Alder,alder@example.com,555-0101
        A-2,Birch,NULL,555-0102
        A-3,Cedar,cedar@example.com,555-0103,x
        A-4,Elm,elm@example.com,555-CALL-NOW
        A-5,Fir,fir@example.com,555-0105

        """

    @discardableResult
    private func check(_ trial: Trial, _ name: String = "a.csv") throws -> SourceCheck {
        let source = try MappedSource(
            SourceOptions(.file(path: trial.path(name))),
            isHashed: true
        )
        let file = try FindingFile(source)
        let report = try Import.check(source, into: file)
        try trial.write("found.csv", "")
        try file.write(
            to: FileHandle(forWritingTo: trial.folder.appendingPathComponent("found.csv"))
        )
        return report
    }

    @Test func `each row with a finding is written as an export of problems has it`() async throws {
        let trial = try await Trial(Self.export)
        try check(trial)
        let lines = try trial.text("found.csv").split(separator: "\n").map(String.init)
        try #require(lines.count == 4)
        #expect(
            lines[0]
                == "\u{feff}Account ID,Company Name,Email,Phone,_extra,_row,_status,_field,_problem"
        )
        #expect(lines[1].hasPrefix("A-2,Birch,NULL,'555-0102,,2-"))
        #expect(lines[1].contains(",invalid,email,\"Column “Email” (email) holds a placeholder"))
        #expect(lines[2].hasPrefix("A-3,Cedar,cedar@example.com,'555-0103,\"[\"\"x\"\"]\",3-"))
        #expect(lines[3].hasPrefix("A-4,Elm,elm@example.com,555-CALL-NOW,,4-"))
        #expect(
            lines[3].contains(
                ",pending,phone_number,\"Column “Phone” (phone_number) holds a phone number"
            )
        )
    }

    @Test
    func `fix takes the file once the source is staged, warned rows that weren't sent included`()
        async throws
    {
        let trial = try await Trial(Self.export)
        try check(trial)
        let work = try trial.stage()
        #expect(try work.repair(from: RepairSource(trial.path("found.csv"))).unchanged == 3)
        let mended = try trial.text("found.csv").replacing(
            "Birch,NULL",
            with: "Birch,b@example.com"
        )
        .replacing("555-CALL-NOW", with: "555-0104")
        try trial.write("found.csv", mended)
        let result = try work.repair(from: RepairSource(trial.path("found.csv")))
        #expect(result.fixed == [2, 4])
        #expect(result.warnings.sorted.isEmpty)
        #expect(try work.status().findings.map(\.code) == ["too_many_cells"])
        // Given once more, it changes nothing.
        #expect(try work.repair(from: RepairSource(trial.path("found.csv"))).fixed.isEmpty)
        _ = try work.send(to: trial.target, Trial.options, watcher: Watcher())
        let phones = trial.sandbox.ledger.compactMap { $0.customer.fields[.phoneNumber] }
        #expect(phones.sorted() == ["555-0101", "555-0102", "555-0104", "555-0105"])
    }

    @Test func `a warned row that was sent meanwhile isn't changed any more, and that is told`()
        async throws
    {
        let trial = try await Trial(Self.export)
        try check(trial)
        _ = try trial.sent()
        let mended = try trial.text("found.csv")
            .replacing("555-CALL-NOW", with: "555-0104")
        try trial.write("found.csv", mended)
        let result = try trial.open().repair(from: RepairSource(trial.path("found.csv")))
        #expect(result.fixed.isEmpty)
        #expect(result.lateEdits.map(\.row) == [4])
        #expect(result.lateEdits.first?.words == "is created")
    }

    @Test func `the file of another source, or of other rows, is refused`() async throws {
        let trial = try await Trial(Self.export)
        try trial.write("b.csv", Self.export.replacing("Fir", with: "Oak"))
        try check(trial, "b.csv")
        let error = #expect(throws: InputError.self) {
            try trial.stage().repair(from: RepairSource(trial.path("found.csv")))
        }
        #expect(error?.message.contains("isn't from") == true)
    }

    @Test func `lines of JSON whose keys come late have all their columns`() async throws {
        let trial = try await Trial("x\n1\n")
        let lines =
            [#"{"name":"Alder","email":"NULL"}"#]
            + (1...1_200).map { #"{"name":"Customer \#($0)"}"# }
            + [#"{"name":"Birch","email":"NULL","note":"late"}"#]
        try trial.write("a.jsonl", lines.joined(separator: "\n"))
        #expect(try check(trial, "a.jsonl").invalid == 2)
        let written = try trial.text("found.csv").split(separator: "\n")
        #expect(written[0] == "\u{feff}name,email,note,_row,_status,_field,_problem")
        #expect(written[1].hasPrefix("Alder,NULL,,1-"))
        #expect(written[2].hasPrefix("Birch,NULL,late,1202-"))
    }
}
