import Foundation
import Testing

/// What a command may write to, and what never.
struct OutputFileTests {
    @Test(
        arguments: ["export", "report"],
        [
            "a.csv", "hard.csv", "soft.csv", "sub/../a.csv", "a.journal.sqlite",
            "a.journal.sqlite-lock", "a.journal.sqlite-wal",
        ]
    )
    func `no output writes over the source or the journal, by whatever path`(
        command: String,
        name: String
    ) async throws {
        let trial = try await SmallImport()
        let files = FileManager.default
        try files.linkItem(
            atPath: trial.folder.file("a.csv"),
            toPath: trial.folder.file("hard.csv")
        )
        try files.createSymbolicLink(
            atPath: trial.folder.file("soft.csv"),
            withDestinationPath: "a.csv"
        )
        try files.createDirectory(
            atPath: trial.folder.file("sub"),
            withIntermediateDirectories: false
        )
        let before = try Data(contentsOf: trial.folder.url("a.journal.sqlite"))
        let output = trial.folder.path + "/" + name
        let outcome = try await Tool.run(command, trial.journal, "-o", output, "--force")
        #expect(outcome.status == 2)
        #expect(outcome.diagnostics.contains("would overwrite a file that this command reads"))
        #expect(trial.folder.text("a.csv") == Export.customers(2))
        #expect(try Data(contentsOf: trial.folder.url("a.journal.sqlite")) == before)
    }

    @Test(arguments: ["target.txt", "nowhere.txt"])
    func `a name of our own leads nowhere else, though somebody made a link of it`(
        target: String
    ) async throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Export.customers(1))
        _ = try folder.write("target.txt", "precious")
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("a.mapping.yaml"),
            withDestinationPath: target
        )
        #expect(try await Tool.run("map", file).status == 2)
        #expect(try await Tool.run("map", file, "--force").status == 0)
        #expect(folder.text("target.txt") == "precious")
        #expect(folder.text("a.mapping.yaml").hasPrefix("# How the columns"))
        #expect(!folder.names.contains("nowhere.txt"))
        // A name that the user gave is the file that it leads to.
        let named = folder.file("b.yaml")
        try FileManager.default.createSymbolicLink(
            atPath: named,
            withDestinationPath: "target.txt"
        )
        #expect(try await Tool.run("map", file, "-o", named, "--force").status == 0)
        #expect(folder.text("target.txt").hasPrefix("# How the columns"))
    }

    @Test(arguments: ["a.csv", "a.journal.sqlite", "a.journal.sqlite-lock"])
    func `no events are written into an input`(name: String) async throws {
        let trial = try await SmallImport()
        let before = trial.folder.text("a.csv")
        for arguments in [["run", trial.folder.file("a.csv")], ["resume", trial.journal]] {
            let outcome = try await Tool.start(
                arguments + ["--events", trial.folder.file(name)],
                environment: trial.service.environment
            ).wait()
            #expect(outcome.status == 2)
            #expect(outcome.diagnostics.contains("into a file that this command reads"))
        }
        #expect(trial.folder.text("a.csv") == before)
        #expect(try await Tool.run("journal", "check", trial.journal).status == 0)
    }

    @Test func `a pipe is written into, a link to a file is kept, a folder is refused`()
        async throws
    {
        let trial = try await SmallImport()
        let pipe = trial.folder.file("pipe")
        #expect(mkfifo(pipe, 0o600) == 0)
        // Opened for both, neither end waits.
        let reader = open(pipe, O_RDWR)
        defer { close(reader) }
        let out = try await Tool.run("export", trial.journal, "--id-map", "-o", pipe, "--force")
        #expect(out.status == 0, "\(out.diagnostics)")
        var bytes = [UInt8](repeating: 0, count: 200)
        let count = read(reader, &bytes, bytes.count)
        #expect(String(decoding: bytes[..<max(count, 0)], as: UTF8.self).hasPrefix("external_id,"))
        var entry = stat()
        #expect(lstat(pipe, &entry) == 0 && entry.st_mode & S_IFMT == S_IFIFO)

        _ = try trial.folder.write("target.csv", "old")
        let link = trial.folder.file("link.csv")
        try FileManager.default.createSymbolicLink(
            atPath: link,
            withDestinationPath: "target.csv"
        )
        let refused = try await Tool.run("export", trial.journal, "-o", link)
        #expect(refused.status == 2)
        let forced = try await Tool.run("export", trial.journal, "-o", link, "--force")
        #expect(forced.status == 0)
        #expect(trial.folder.text("target.csv").hasPrefix("Account ID,"))
        #expect(lstat(link, &entry) == 0 && entry.st_mode & S_IFMT == S_IFLNK)

        let folder = try await Tool.run("export", trial.journal, "-o", trial.folder.path, "--force")
        #expect(folder.status == 2)
        #expect(folder.diagnostics.contains("this is a folder"))
    }
}
