import Foundation
import Testing

/// Workbooks as the commands write them and take them back.
struct WorkbookCommandTests {
    private static let sample = """
        Account ID,Company Name,Phone
        0012,Alder,+1 555 0101
        0013,,+1 555 0102

        """

    @Test func `a workbook goes out of check, is staged, and comes back to fix unchanged`()
        async throws
    {
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Self.sample)
        let problems = folder.file("problems.xlsx")
        let check = try await Tool.run("check", file, "-o", problems, "--delimiter", ",", "--force")
        #expect(check.status == 3)
        #expect(check.diagnostics.contains("problems.xlsx: 1 row"))
        // What is next reads the file in the same way, and can be pasted.
        let next = check.diagnostics.split(separator: "\n").suffix(2)
        #expect(
            next.first?.hasPrefix("next: customer-import run \(file) --delimiter , --limit 0 ")
                == true
        )
        #expect(
            next.last?.hasPrefix("then: customer-import fix \(folder.file("a.journal.sqlite")) ")
                == true
        )
        #expect(folder.names == ["a.csv", "problems.xlsx"])
        let store = folder.file("store")
        _ = try await Tool.run("run", file, "--sandbox", "--store", store, "--limit", "0")
        let journal = folder.file("a.journal.sqlite")
        let fixed = try await Tool.run("fix", journal, problems)
        #expect(
            fixed.output == "0 rows corrected, 0 changed but still invalid, 1 unchanged.\n",
            "\(fixed)"
        )
        #expect(fixed.diagnostics.contains("save the file"))
        // From standard input, too, as a workbook.
        let bytes = try Data(contentsOf: folder.url("problems.xlsx"))
        let piped = try await Tool.run("fix", journal, "-", input: bytes)
        #expect(piped.output == fixed.output, "\(piped)")
    }

    @Test func `the name of the file says that it is a workbook, and --bom is for CSV`()
        async throws
    {
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Self.sample)
        let store = folder.file("store")
        _ = try await Tool.run("run", file, "--sandbox", "--store", store)
        let journal = folder.file("a.journal.sqlite")
        func export(_ options: String...) async throws -> Tool.Outcome {
            try await Tool.start(["export", journal] + options, folder: folder.path).wait()
        }
        let all = try await export("-o", "all.XLSX", "--json")
        #expect(all.output.contains(#""format" : "xlsx""#), "\(all)")
        let peek = try await Tool.run("peek", folder.file("all.XLSX"), "--jsonl")
        #expect(peek.output.contains(#""Account ID":"0012""#), "\(peek)")
        #expect(try await export("--id-map", "-o", "ids.xlsx").status == 0)
        // To a pipe only where it is asked for.
        #expect(try await export("--format", "xlsx").output.hasPrefix("PK"))

        #expect(try await export("-o", "a.ods").diagnostics.contains("written as .xlsx only"))
        let clash = try await export("--format", "csv", "-o", "b.xlsx")
        #expect(clash.diagnostics.contains("a workbook's name, but --format says csv"))
        #expect(try await export("--bom", "-o", "b.csv").status == 0)
        #expect(folder.text("b.csv").hasPrefix("\u{FEFF}Account ID,"))
        #expect(try await export("-o", "c.csv").status == 0)
        #expect(folder.text("c.csv").hasPrefix("Account ID,"))
        #expect(try await export("--bom", "-o", "c.xlsx").status == 2)
        #expect(folder.names.filter { $0.hasSuffix("xlsx") } == ["ids.xlsx"])
    }

    @Test func `a workbook that can't be written whole leaves no file`() async throws {
        let folder = try TemporaryFolder()
        let long = String(repeating: "x", count: 40_000)
        let file = try folder.write("a.csv", Self.sample + "0014,Birch,\"\(long)\"\n")
        _ = try await Tool.run(
            "run",
            file,
            "--sandbox",
            "--limit",
            "0",
            "--store",
            folder.file("s")
        )
        let journal = folder.file("a.journal.sqlite")
        let all = try await Tool.run("export", journal, "-o", folder.file("all.xlsx"))
        #expect(all.status == 2)
        #expect(all.diagnostics.contains("row 3, “Phone”: a cell of a workbook holds 32767"))
        #expect(!folder.names.contains { $0.contains("all.xlsx") })
        let problems = try await Tool.run(
            "export",
            journal,
            "--problems",
            "-o",
            folder.file("problems.xlsx")
        )
        #expect(problems.diagnostics.contains("1 cell holds more text than a workbook can"))
    }
}
