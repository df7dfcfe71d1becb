import Foundation
import Testing

/// Profiles, as a user has them.
struct ConfigTests {
    private let folder: TemporaryFolder
    private let service: Service

    init() async throws {
        folder = try TemporaryFolder()
        service = try await Service()
    }

    private var environment: [String: String] {
        ["XDG_CONFIG_HOME": folder.file("config"), "HOME": folder.path]
    }

    private func write(_ yaml: String, in place: String = "config/customer-import") throws {
        let home = folder.url(place)
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        try Data(yaml.utf8).write(to: home.appendingPathComponent("config.yaml"))
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o600],
            ofItemAtPath: home.appendingPathComponent("config.yaml").path
        )
    }

    private var profile: String {
        """
        profiles:
          mine:
            base_url: \(service.sandbox.baseURL)
            business: \(Service.business)
            token_file: token
            rate: unlimited
        """
    }

    @Test func `a run takes what it needs from a profile, and what comes next names it`()
        async throws
    {
        try write(profile)
        try Data("good-token\n".utf8).write(to: folder.url("config/customer-import/token"))
        let file = try folder.write("a.csv", Export.customers(3))
        let run = try await Tool.run(
            "run",
            file,
            "--profile",
            "mine",
            "--limit",
            "1",
            environment: environment
        )
        #expect(run.status == 0, "\(run.diagnostics)")
        #expect(service.externalIDs == ["C-1"])
        #expect(run.output.contains("resume \(folder.file("a.journal.sqlite")) --profile mine"))
        let rest = try await Tool.run(
            "resume",
            folder.file("a.journal.sqlite"),
            "--profile",
            "mine",
            environment: environment
        )
        #expect(rest.status == 0, "\(rest.diagnostics)")
        #expect(Set(service.externalIDs) == Set(Export.identifiers(3)))
    }

    @Test func `a file in the folder where one stands is never read`() async throws {
        _ = try folder.write("a.csv", Export.customers(1))
        for place in ["stand", "stand/.config/customer-import", "stand/customer-import"] {
            try write(profile, in: place)
        }
        let run = try await Tool.start(
            ["run", folder.file("a.csv"), "--profile", "mine"],
            environment: environment,
            folder: folder.file("stand")
        ).wait()
        #expect(run.status == 2)
        #expect(run.diagnostics.contains("you have no profiles"), "\(run.diagnostics)")
    }

    @Test func `a file that others may write isn't read`() async throws {
        try write(profile)
        let path = folder.file("config/customer-import/config.yaml")
        try FileManager.default.setAttributes([.posixPermissions: 0o620], ofItemAtPath: path)
        let show = try await Tool.run("config", "show", environment: environment)
        #expect(show.status == 2)
        #expect(show.diagnostics.contains("other users can change this file"))
    }

    @Test
    func `config show tells where each setting comes from, and a wrong value where it stands`()
        async throws
    {
        try write("profiles:\n  bad:\n    workers: 900\n")
        let show = try await Tool.run(
            "config",
            "show",
            "--profile",
            "bad",
            "--rate",
            "5/s",
            environment: environment.merging(["ASSET_BASE_URL": "https://x.example"]) { $1 }
        )
        #expect(show.status == 0, "\(show.diagnostics)")
        #expect(show.output.contains(#/rate +5/s +argument/#))
        #expect(show.output.contains(#/base_url +https://x.example +variable ASSET_BASE_URL/#))
        #expect(show.output.contains(#/workers +900 +profile bad \(.*config.yaml:3\)/#))
        #expect(show.output.contains(#/timeout +30s +default/#))
        let run = try await Tool.run(
            "run",
            folder.write("a.csv", Export.customers(1)),
            "--profile",
            "bad",
            environment: environment.merging(service.environment) { $1 }
        )
        #expect(run.status == 2)
        #expect(run.diagnostics.contains("--workers comes from "), "\(run.diagnostics)")
        #expect(run.diagnostics.contains("config.yaml:3"))
    }
}
