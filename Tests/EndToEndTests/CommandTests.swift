import Foundation
import Testing

/// The commands that send nothing, as a person or a script meets them.
struct CommandTests {
    private static let sample = """
        Account ID;Company Name;Phone
        1;"Müller; Söhne";+49 555 0100
        2;Acme;555-CALL-NOW

        3;;555-0102
        """

    @Test func `peek shows how a file is read`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Self.sample)
        let outcome = try await Tool.run("peek", file)
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("CSV, UTF-8, semicolon-separated, 3 columns"))
        #expect(outcome.output.contains("Müller; Söhne"))
        // Every part of it is said by the option that changes it.
        let options = [
            "--encoding", "utf-8", "--delimiter", "semicolon", "--quote", "double", "--escape",
            "none", "--no-skip-initial-space", "--line-end", "lf",
        ]
        #expect(
            outcome.output.contains(
                "to read it the same way again: \(options.joined(separator: " "))"
            )
        )
        let again = try await Tool.run(
            "peek",
            file,
            options[0],
            options[1],
            options[2],
            options[3],
            options[4],
            options[5],
            options[6],
            options[7],
            options[8],
            options[9],
            options[10]
        )
        #expect(again.output == outcome.output)
    }

    @Test(arguments: [
        ("a^b\n1^2\n", "--delimiter '^' --quote double --escape none"),
        ("'a'|'b'\n'1'|'2|3'\n", "--delimiter pipe --quote single --escape none"),
        ("a\u{1F}b\n1\u{1F}2\n", "--delimiter U+001F --quote double --escape none"),
        ("a, \"b\"\n\"1\", \"2\"\n", "--escape none --skip-initial-space"),
    ])
    func `peek says an unusual dialect by its options, too`(
        _ text: String,
        _ options: String
    ) async throws {
        let folder = try TemporaryFolder()
        let outcome = try await Tool.run("peek", try folder.write("a.csv", text))
        #expect(outcome.output.contains(options), "\(outcome.output)")
    }

    @Test func `peek --jsonl prints every row as header and text`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", "id,name\n007,\"A \"\"q\"\"\n\tb\"\n1e3,\n")
        let outcome = try await Tool.run("peek", file, "--jsonl")
        #expect(
            outcome.output
                == #"{"id":"007","name":"A \"q\"\n\tb"}"# + "\n" + #"{"id":"1e3","name":""}"# + "\n"
        )
        let array = try await Tool.run("peek", file, "--jsonl", "--no-header")
        #expect(array.output.hasPrefix(#"["id","name"]"# + "\n"))
    }

    @Test func `peek --jsonl loses no column to a repeated or missing name`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", "x,x,\n1,2,3\n")
        let outcome = try await Tool.run("peek", file, "--jsonl")
        #expect(outcome.output == #"{"x":"1","x (2)":"2","column 3":"3"}"# + "\n")
    }

    @Test func `check sends nothing, makes nothing, and exits with 3 for invalid rows`()
        async throws
    {
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Self.sample)
        let outcome = try await Tool.run("check", file)
        #expect(outcome.status == 3)
        #expect(outcome.output.contains("← Company Name"))
        #expect(outcome.output.contains("3 rows: 2 can be sent, 1 invalid"))
        #expect(outcome.output.contains("line 5"))
        #expect(folder.names == ["a.csv"])
    }

    @Test func `a mapping written by map gives what the guess gave`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Self.sample)
        let written = try await Tool.run("map", file)
        #expect(written.status == 0)
        #expect(folder.names == ["a.csv", "a.mapping.yaml"])
        let guessed = try await Tool.run("check", file, "--json")
        let mapped = try await Tool.run(
            "check",
            file,
            "--map",
            folder.file("a.mapping.yaml"),
            "--json"
        )
        #expect(guessed.output == mapped.output)
        let again = try await Tool.run("map", file)
        #expect(again.status == 2)
        #expect(again.diagnostics.contains("--force"))
    }

    @Test func `export writes the source's columns and what became of each row`() async throws {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Self.sample)
        _ = try await Tool.run("run", file, "--rate", "unlimited", environment: service.environment)
        let journal = folder.file("a.journal.sqlite")
        let all = try await Tool.run("export", journal)
        let lines = all.output.split(separator: "\n").map(String.init)
        #expect(
            lines.first == "Account ID,Company Name,Phone,_row,_status,_customer_id,_problem"
        )
        #expect(lines.count == 4)
        #expect(lines[1].hasPrefix("1,Müller; Söhne,+49 555 0100,1,created,cus_"))
        #expect(
            lines[3]
                == "3,,555-0102,3,invalid,,This row has no name. The API wants one: fill in"
                + " column “Company Name” (name)."
        )
        let some = try await Tool.run(
            "export",
            journal,
            "--status",
            "invalid",
            "--format",
            "jsonl",
            "-o",
            folder.file("bad.jsonl")
        )
        #expect(some.status == 0)
        #expect(folder.text("bad.jsonl").contains(#""_status":"invalid""#))
        let over = try await Tool.run("export", journal, "-o", file, "--force")
        #expect(over.status == 2)
        #expect(folder.text("a.csv") == Self.sample)
    }

    @Test func `status answers at a glance and in JSON, with the run's exit code`() async throws {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Self.sample)
        _ = try await Tool.run("run", file, "--rate", "unlimited", environment: service.environment)
        let journal = folder.file("a.journal.sqlite")
        let text = try await Tool.run("status", journal)
        #expect(text.status == 3)
        #expect(text.output.contains("2  created"))
        let json = try await Tool.run("status", journal, "--json")
        let report = try #require(
            try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        )
        #expect((report["rows"] as? [String: Int])?["created"] == 2)
        #expect(report["version"] as? Int == 1)
    }

    @Test(arguments: [
        (["peek", "/no/such.csv"], "no such file"),
        (["check", "/tmp"], "this is a folder, not a file"),
        (["status", "/no/such.sqlite"], "no such journal"),
        (["run", "x.csv", "--rate", "fast"], "--rate doesn't take “fast”"),
        (["run", "x.csv", "--workers", "0"], "--workers takes 1 to 256, not 0"),
        (["sandbox", "--fault", "frob:1%"], "there is no fault “frob”"),
        (["peek", "x.csv", "--delimiter", "ab"], "--delimiter"),
        (["frobnicate"], "frobnicate"),
    ])
    func `wrong usage exits with 2 and says what to do`(
        arguments: [String],
        words: String
    ) async throws {
        let outcome = try await Tool.start(arguments).wait()
        #expect(outcome.status == 2)
        #expect(outcome.diagnostics.contains(words), "\(outcome.diagnostics)")
        #expect(outcome.output.isEmpty)
    }

    @Test(arguments: [[], ["--help"], ["run", "--help"], ["--version"]])
    func `help and the version are results`(arguments: [String]) async throws {
        let outcome = try await Tool.start(arguments).wait()
        #expect(outcome.status == 0)
        #expect(!outcome.output.isEmpty)
    }

    @Test func `a column that no row of JSON Lines has stops a run before anything is sent`()
        async throws
    {
        let folder = try TemporaryFolder()
        let file = try folder.write("a.jsonl", "{\"Company\":\"Cedar\",\"id\":\"1\"}\n")
        let mapping = try folder.write(
            "m.yaml",
            "version: 1\nfields:\n  name: Company\n  external_id: id\n  email: Compony\n"
        )
        for arguments in [["check", file], ["run", file, "--sandbox"]] {
            let outcome = try await Tool.start(arguments + ["--map", mapping]).wait()
            #expect(outcome.status == 2)
            #expect(
                outcome.diagnostics.contains("m.yaml:5: no row of the source has “Compony”")
            )
            #expect(outcome.diagnostics.contains("Did you mean “Company”?"))
        }
        #expect(folder.names == ["a.jsonl", "m.yaml"])
    }

    @Test func `check shows what the first cells hold, and --json their rows`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", "Name,Phone\nA,5.57E+09\nB,5.58E+09\n")
        let check = try await Tool.run("check", file)
        #expect(check.output.contains("2 rows: 1, 2 (lines 2, 3)"))
        #expect(check.output.contains("“5.57E+09” · “5.58E+09”"))
        let json = try await Tool.run("check", file, "--json")
        #expect(json.output.contains("\"first_rows\""))
        #expect(!json.output.contains("5.57E+09"))
    }

    @Test func `a file that gives no name is named with how it was read`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", "Nam^Email\nx^y\n")
        let outcome = try await Tool.start(["check", file]).wait()
        #expect(outcome.status == 2)
        #expect(outcome.diagnostics.contains("a.csv was read as CSV, UTF-8"))
        #expect(outcome.diagnostics.contains("--delimiter"))
    }
}
