import Foundation
import GRDB
import TestSupport
import Testing

/// Texts from outside (a file's name, its cells, a journal that someone handed over) at all places where
/// they are printed: none of them ends a line, forges one of ours, or moves the terminal.
struct TerminalAttackTests {
    /// What a terminal would do something with, and lines that look like the program's own.
    private static let hostile = [
        "\u{1B}]0;pwned\u{7}", "\u{1B}[2J", "\u{1B}[31mred\u{1B}[0m", "\u{9B}2J",
        "a\nnext: rm -rf x",
        "a\r\n  try: rm -rf x", "\rnext: x", "\u{85}next: x", "\u{2028}next: x", "\u{B}\u{C}\u{8}",
        "\u{202E}evil\u{202C}", "\u{2066}x\u{2069}", "\u{200E}\u{200F}\u{61C}",
        "a\u{200B}b\u{FEFF}",
        "\u{7F}", "\u{1B}P1$r\u{1B}\\", "\u{E0041}",
    ]

    /// Everything that must never stand in what is printed; line feeds are the program's own.
    private func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A: true
        case ..<0x20, 0x7F..<0xA0, 0x61C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069,
            0xFEFF, 0xE0000...0xE007F:
            false
        default: true
        }
    }

    private func expectHarmless(_ outcome: Tool.Outcome, _ what: String) {
        let shown = outcome.output + outcome.diagnostics
        #expect(!shown.isEmpty, "\(what)")
        #expect(shown.unicodeScalars.allSatisfy(isHarmless), "\(what): \(shown.debugDescription)")
        for line in shown.split(separator: "\n") where line.contains("rm -rf") {
            #expect(!line.hasPrefix("next: rm") && !line.hasPrefix("  try: rm"), "\(what): \(line)")
        }
    }

    @Test func `a journal's texts are texts, in each command that prints them`() async throws {
        let trial = try await SmallImport()
        let texts = Self.hostile
        try await DatabaseQueue(path: trial.journal).write { db in
            try db.execute(sql: "DROP TRIGGER row_moves_legally")
            for text in texts {
                try db.execute(
                    sql: """
                        INSERT INTO row (line, business, external_id, digest, cells, payload, status,
                            problem_code, problem_field, problem)
                        VALUES (9, 1, ?1, x'00', '["x"]', '{"name":"x"}', 'rejected', ?1, ?1, ?1)
                        """,
                    arguments: [text]
                )
            }
            let all = texts.joined()
            try db.execute(
                sql: """
                    UPDATE import SET source_path = ?1, base_url = ?1;
                    UPDATE session SET command = 'customer-import run x --existing ' || ?1,
                        detail = ?1, host = ?1, ended = 'stopped';
                    """,
                arguments: [all, all]
            )
        }
        for arguments in [
            ["status", "J"], ["status", "J", "--json"], ["journal", "check", "J"],
            ["retry", "J", "--status", "rejected"],
            ["resume", "J"], ["verify", "J"], ["status", "J", "--watch"],
            ["retry", "J", "--status", "failed", "--where", texts.joined()],
        ] {
            let arguments = arguments.map { $0 == "J" ? trial.journal : $0 }
            expectHarmless(try await Tool.start(arguments).wait(), "\(arguments)")
        }
    }

    @Test func `a source's texts and name are texts, in each command that prints them`()
        async throws
    {
        let folder = try TemporaryFolder()
        let cells = Self.hostile.map { $0.replacing("\"", with: "") }
        let header = "name,email," + cells.map { "\"\($0)\"" }.joined(separator: ",")
        let rows = cells.map { "\"\($0)\",\"\($0)\"\n" }.joined() + "x,y\"z\n"
        let name = "a\nnext: rm -rf x\u{1B}[2J.csv"
        let file = try folder.write(name, header + "\n" + rows)
        let map = try folder.write(
            "m\n\u{1B}[2J.yaml",
            "version: 1\nfields: {name: \"\u{1B}[2Jx\"}\n"
        )
        for arguments in [
            ["peek", file], ["check", file], ["check", file, "--map", map], ["map", file],
            ["run", file, "--sandbox", "--business", "biz_abc", "--rate", "unlimited"],
            ["check", file + "\n  try: rm -rf x"], ["check", file, "--delimiter", "\u{1B}[2J"],
            ["\u{1B}[2J\nnext: rm"], ["run", file, "--\u{1B}[2J"],
        ] {
            expectHarmless(try await Tool.start(arguments).wait(), "\(arguments)")
        }
    }

    @Test func `a service's words are words, on the terminal and in what a run writes meanwhile`()
        async throws
    {
        let said = try String(
            decoding: JSONEncoder().encode(Self.hostile.joined(separator: " ")),
            as: UTF8.self
        )
        let server = try ScriptedServer { number, request in
            if request.head.hasPrefix("GET") {
                let entry =
                    #"{"id":"cus_1","name":\#(said),"external_id":\#(said),"email":\#(said)}"#
                return .bytes(
                    httpAnswer(
                        200,
                        #"{"data":[\#(entry)],"pagination":{"next_page_token":null}}"#
                    )
                )
            }
            let answers = [
                httpAnswer(201, #"{"data":{"id":"cus_\#(number)"}}"#),
                httpAnswer(
                    422,
                    #"{"detail":[{"loc":["body",\#(said)],"msg":\#(said)}]}"#,
                    headers: ["X-Request-ID: \u{1B}[2J\u{202E}\u{9B}2J"]
                ),
                httpAnswer(
                    409,
                    #"{"error":{"code":\#(said),"message":\#(said),"field":\#(said)}}"#
                ),
                httpAnswer(500, said), httpAnswer(201, #"{"data":{"id":\#(said)}}"#),
                httpAnswer(201, #"{"data":{"id":"cus_a","external_id":\#(said)}}"#),
            ]
            return .bytes(answers[number % answers.count])
        }
        defer { server.stop() }
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Export.customers(24))
        let journal = JournalPath.beside(file)
        let environment = [
            "ASSET_BASE_URL": server.url, "ASSET_ACCESS_TOKEN": "t0ken",
            "ASSET_BUSINESS_ID": Service.business,
        ]
        let written = ["events.jsonl", "run.log", "run.prom"]
        let flags = zip(["--events", "--log", "--metrics"], written).flatMap {
            [$0, folder.file($1)]
        }
        for arguments in [
            ["run", file, "--workers", "1", "--max-attempts", "1", "--grace", "0s"] + flags,
            ["status", journal], ["status", journal, "--json"], ["verify", journal],
            ["report", journal, "-o", folder.file("report.html")], ["journal", "check", journal],
        ] {
            expectHarmless(
                try await Tool.start(arguments, environment: environment).wait(),
                "\(arguments)"
            )
        }
        for name in written + ["report.html"] {
            let text = try String(contentsOf: folder.url(name), encoding: .utf8)
            #expect(!text.isEmpty, "\(name)")
            #expect(text.unicodeScalars.allSatisfy(isHarmless), "\(name): \(text.debugDescription)")
        }
    }

    @Test func `the next command can be copied, whatever the journal's name is`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("it's\u{301} a\n$(x).csv", "name\nA\n\n")
        let arguments = ["run", file, "--sandbox", "--business", "biz_abc"]
        let run = try await Tool.start(arguments).wait()
        let line = try #require(run.output.split(separator: "\n").first { $0.hasPrefix("next: ") })
        let command = line.dropFirst("next: customer-import export ".count)
            .components(separatedBy: "    # ")[0]
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/bash")
        shell.arguments = ["-c", "LC_ALL=C.UTF-8 test -f \(command)"]
        try shell.run()
        shell.waitUntilExit()
        #expect(shell.terminationStatus == 0, "\(line)")
    }

    @Test func `a name that isn't UTF-8 is refused with its bytes`() async throws {
        let shell = Process()
        let errors = Pipe()
        shell.executableURL = URL(fileURLWithPath: "/bin/bash")
        shell.arguments = ["-c", "'\(Tool.path)' check $'caf\\xe9.csv'"]
        shell.standardError = errors
        try shell.run()
        let said = String(
            decoding: errors.fileHandleForReading.readDataToEndOfFile(),
            as: UTF8.self
        )
        shell.waitUntilExit()
        #expect(shell.terminationStatus == 2)
        #expect(said.contains(#"$'caf\xe9.csv' isn't valid UTF-8"#), "\(said)")
    }
}
