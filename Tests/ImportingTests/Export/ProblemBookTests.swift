import Customers
import Foundation
import Journal
import Spreadsheet
import Testing

@testable import Importing

/// The workbook that a person is sent who puts rows right.
@Suite(.onThreadOfItsOwn) struct ProblemBookTests {
    private static let export = """
        Account ID,Company Name,Email,Phone,Zip,Note
        A-1,Alder,alder@example.com,555-0101,94105,fine
        A-2,,b@@example.com,555-0102,0012,"=1+1"
        A-3,Cedar,NULL,5.55E+09,02139,"'quoted
        text\u{1}"
        A-4,Elm,elm@example.com,555-CALL-NOW,00,_x0041_
        A-5,Fir,fir@example.com,555-0105,1e5,x,surplus

        """

    private func rows(_ path: String, sheet: String) throws -> [[String]] {
        var options = ReaderOptions(header: .none, maximumRecordBytes: 64 << 20)
        options.sheet = sheet
        options.marksValues = true
        let reader = try RecordReader(.file(path: path), options: options)
        var rows: [[String]] = []
        var record = Record()
        while try reader.next(into: &record) {
            #expect(!(0..<record.count).contains { record.isValue(cell: $0) })
            rows.append((0..<record.count).map { record[cell: $0] ?? "" })
        }
        return rows
    }

    private func exported(_ text: String = export) async throws -> (Trial, String) {
        let trial = try await Trial(text)
        try trial.stage()
        var choice = ExportChoice(.problems, of: RowStatus.repairable, as: .xlsx)
        choice.nextSteps = "the commands"
        try trial.export(choice, to: "problems.xlsx")
        return (trial, trial.path("problems.xlsx"))
    }

    @Test func `it says what is wrong and what would be right, beside the source's own texts`()
        async throws
    {
        let (trial, path) = try await exported()
        defer { withExtendedLifetime(trial) {} }
        let rows = try rows(path, sheet: "Problems")
        try #require(rows.count == 4)
        #expect(
            rows[0] == [
                "What to put right", "Account ID", "Company Name", "Email", "Phone", "Zip", "Note",
                "_extra", "_row", "_status", "_field",
            ]
        )
        #expect(
            rows[1][0]
                == "This row has no name. The API wants one: fill in column “Company Name”"
                + " (name).\nColumn"
                + " “Email” (email) doesn't hold exactly one valid e-mail address. Enter one"
                + " address, such as name@example.com, or clear the cell."
        )
        #expect(rows[1][1...7] == ["A-2", "", "b@@example.com", "555-0102", "0012", "=1+1", ""])
        #expect(rows[1][8].hasSuffix("-0-w"))
        #expect(
            rows[2][0].contains(
                "Column “Phone” (phone_number) holds a number that a spreadsheet seems"
            )
        )
        #expect(rows[2][6] == "'quoted\ntext␁")
        #expect(
            rows[3][0].contains(
                "Put each value into its own column, then clear _extra."
            )
        )
        #expect(rows[3][7] == #"["surplus"]"#)
    }

    @Test func `its first sheet tells in ten lines what to do`() async throws {
        let (trial, path) = try await exported()
        defer { withExtendedLifetime(trial) {} }
        let rows = try rows(path, sheet: "Read me")
        #expect(rows.count == 10)
        #expect(rows[0] == ["3 rows of a.csv need a look"])
    }

    @Test func `header and sentences stay in view, and the program's columns are hidden`()
        async throws
    {
        let (trial, path) = try await exported()
        defer { withExtendedLifetime(trial) {} }
        let parts = try UnpackedWorkbook(path)
        let sheet = parts["xl/worksheets/sheet2.xml"]
        #expect(sheet.contains(#"<pane xSplit="1" ySplit="1""#))
        #expect(sheet.contains(#"<autoFilter ref="A1:K4"/>"#))
        for column in 9...11 {
            #expect(
                sheet.contains(#"<col min="\#(column)" max="\#(column)""#)
                    && sheet.matches(of: /hidden="1"/).count == 3
            )
        }
        // The name that is missing, the e-mail address, and so on: each has a note.
        #expect(parts["xl/comments1.xml"].components(separatedBy: "<comment ").count > 4)
        #expect(parts["xl/styles.xml"].contains(#"rgb="FFF8CBAD""#))
        #expect(sheet.contains(#"numberStoredAsText="1""#))
    }

    @Test func `nothing is changed by writing it and taking it back`() async throws {
        let (trial, path) = try await exported()
        let result = try trial.open().repair(from: RepairSource(path))
        #expect(result.unchanged == 3)
        #expect(result.fixed.isEmpty && result.refusals.isEmpty && result.leftOutCells.isEmpty)
    }

    @Test func `a text that no cell holds is cut, said, and still untouched`() async throws {
        let long = String(repeating: "long text ", count: 4_000)
        let trial = try await Trial("Account ID,Company Name,Note\nA-1,,\(long)\n")
        try trial.stage()
        var cut = 0
        _ = try trial.open().export(
            ExportChoice(.problems, of: RowStatus.repairable, as: .xlsx),
            remark: { if case .cutCells(let count) = $0 { cut = count } },
            to: {
                try trial.write("p.xlsx", "")
                return try FileHandle(
                    forWritingTo: trial.folder.appendingPathComponent("p.xlsx")
                )
            }
        )
        #expect(cut == 1)
        let result = try trial.open().repair(from: RepairSource(trial.path("p.xlsx")))
        #expect(result.unchanged == 1)
        // Any other export stops before it loses something.
        let error = #expect(throws: InputError.self) {
            try trial.export(ExportChoice(as: .xlsx), to: "all.xlsx")
        }
        #expect(error?.message.contains("row 1, “Note”: a cell of a workbook holds") == true)
    }

    @Test func `check writes the same before anything is sent, and fix takes it then`()
        async throws
    {
        let trial = try await Trial(Self.export)
        let source = try MappedSource(
            SourceOptions(.file(path: trial.path("a.csv"))),
            isHashed: true
        )
        let file = try FindingFile(source)
        _ = try Import.check(source, into: file)
        try trial.write("found.xlsx", "")
        try file.write(
            to: FileHandle(forWritingTo: trial.folder.appendingPathComponent("found.xlsx")),
            as: .xlsx,
            nextSteps: "the command"
        )
        let path = trial.path("found.xlsx")
        #expect(try rows(path, sheet: "Read me").last == ["When it comes back: the command"])
        let rows = try rows(path, sheet: "Problems")
        #expect(rows.count == 5)
        #expect(rows[3][0].contains("holds a phone number with letters in it."))
        try trial.stage()
        #expect(try trial.open().repair(from: RepairSource(path)).unchanged == 4)
    }

    @Test func `exports and ids are texts, too`() async throws {
        let trial = try await Trial(Self.export)
        _ = try trial.sent()
        try trial.export(ExportChoice(as: .xlsx), to: "all.xlsx")
        let all = try rows(trial.path("all.xlsx"), sheet: "Rows")
        #expect(all.count == 6)
        #expect(all[2][4] == "0012")
        #expect(all[3][5] == "'quoted\ntext\u{1}")
        #expect(all[4][5] == "_x0041_")
        try trial.export(ExportChoice(.idMap, as: .xlsx), to: "ids.xlsx")
        #expect(
            try rows(trial.path("ids.xlsx"), sheet: "Ids").first == ["external_id", "customer_id"]
        )
    }

    @Test func `every code that a row can have says what would be right`() {
        let silent = Problem.Code.eligible.filter {
            $0.subject == .row && Remedy.sentence($0, "x") == nil
        }
        // What is missing is told with what to do.
        #expect(silent == [.missing])
    }

    @Test func `what no column gives isn't asked of who puts the rows right`() async throws {
        // The service refuses an e-mail address, of which the source says nothing.
        let trial = try await Trial(faults: "422:x1")
        _ = try trial.sent()
        try trial.export(ExportChoice(.problems, of: [.rejected], as: .xlsx), to: "problems.xlsx")
        let rows = try rows(trial.path("problems.xlsx"), sheet: "Problems")
        try #require(rows.count == 2)
        #expect(rows[1][0].hasPrefix("The service refused email: "), "\(rows[1])")
        #expect(
            rows[1][0].hasSuffix(
                "No column has it. Leave the row as it is, and tell whoever sent you this file."
            ),
            "\(rows[1])"
        )
    }
}
