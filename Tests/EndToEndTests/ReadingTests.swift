import Foundation
import GRDB
import Testing

/// How a source was read, as the commands tell it.
struct ReadingTests {
    @Test func `an encoding that a pipe shows late is told, and the journal has it`() async throws {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let rows = String(repeating: "Plain,x@example.com\n", count: 15_000)
        let outcome = try await Tool.run(
            "run",
            "-",
            "--journal",
            folder.file("j.sqlite"),
            "--limit",
            "1",
            environment: service.environment,
            input: Data(("name,email\n" + rows + "Caf").utf8) + Data([0xE9, 0x2C, 0x0A])
        )
        #expect(outcome.diagnostics.contains("comes late in the file: it was read as Windows-1252"))
        let database = try DatabaseQueue(path: folder.file("j.sqlite"))
        let (dialect, cells) = try await database.read { db in
            (
                try String.fetchOne(db, sql: "SELECT dialect FROM import") ?? "",
                try String.fetchOne(db, sql: "SELECT cells FROM row ORDER BY id DESC") ?? ""
            )
        }
        #expect(dialect.contains(#""encoding":"windows-1252""#))
        #expect(cells == #"["Café",""]"#)
    }

    @Test func `a mapping that doesn't fit is told with how the file was read`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", "Vendor!Town\nA!X\n")
        let outcome = try await Tool.run("check", file)
        #expect(outcome.status == 2)
        #expect(outcome.diagnostics.contains("no column gives `name`"))
        #expect(outcome.diagnostics.contains("a.csv was read as CSV, UTF-8, 1 column"))
        #expect(outcome.diagnostics.contains("--delimiter"))
        let asMeant = try await Tool.run("peek", file, "--delimiter", "!")
        #expect(asMeant.output.contains("CSV, UTF-8, “!”-separated, 2 columns"))
    }

    @Test(arguments: ["peek", "check", "map"])
    func `no control character of a file comes to a terminal`(command: String) async throws {
        let folder = try TemporaryFolder()
        let sound = try folder.write(
            "a.csv",
            "name,\u{1B}]0;pwned\u{7}x\nA\u{1B}[2J,b\n\u{1B}[2J,\u{9B}2J,c\n"
        )
        let nameless = try folder.write("b.csv", "a,\u{1B}]0;pwned\u{7}x\nA,b\n")
        for file in [sound, nameless] {
            let options = command == "map" ? ["-o", "-"] : []
            let outcome = try await Tool.start([command, file] + options).wait()
            let shown = outcome.output + outcome.diagnostics
            #expect(!shown.isEmpty)
            #expect(!shown.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x07 })
        }
    }

    @Test func `an error doesn't print a header of any length`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", String(repeating: "x", count: 200_000) + "\n1\n")
        let outcome = try await Tool.run("check", file)
        #expect(outcome.status == 2)
        #expect(outcome.diagnostics.utf8.count < 10_000)
    }

    @Test func `more ids than memory holds are held against each other on the disk`() async throws {
        let folder = try TemporaryFolder()
        let rows = (1...110_000).map { "A\($0),\($0)\n" }.joined()
        let file = try folder.write("a.csv", "name,external_id\n\(rows)B,1\nA2,2\n")
        let outcome = try await Tool.run("check", file)
        #expect(outcome.status == 3)
        #expect(outcome.output.contains("110,000 can be sent, 1 invalid; 1 the same as an earlier"))
        let nowhere = try await Tool.start(
            ["check", file],
            environment: ["TMPDIR": folder.file("none")]
        ).wait()
        #expect(nowhere.status == 2)
        #expect(nowhere.diagnostics.contains("can't use a temporary file: No such file"))
        #expect(nowhere.diagnostics.contains("TMPDIR"))
    }
}
