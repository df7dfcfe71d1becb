import Foundation
import Testing

/// What must never be found anywhere but in the requests themselves.
struct SecretTests {
    private static let token = "tok-3f9c1e77-do-not-leak"
    private static let secret = "sec-81d2a0b4-do-not-leak"

    /// All that a run leaves: its words, its files, and what other users of the machine can see.
    private func traces(_ run: RunningTool, _ folder: TemporaryFolder) async -> String {
        let arguments =
            (try? Data(
                contentsOf: URL(fileURLWithPath: "/proc/\(run.process.processIdentifier)/cmdline")
            ))
        let outcome = await run.wait()
        let files = folder.names.map { name in
            String(decoding: (try? Data(contentsOf: folder.url(name))) ?? Data(), as: UTF8.self)
        }
        return
            ([
                outcome.output, outcome.diagnostics,
                String(decoding: arguments ?? Data(), as: UTF8.self),
            ] + files)
            .joined(separator: "\n")
    }

    @Test(arguments: ["", "403:x3", "drop-after:50%", "expire-token:@3", "not-json:50%"])
    func `promise 8: no secret is written anywhere, whatever goes wrong`(faults: String)
        async throws
    {
        let service = try await Service(faults: faults) { configuration in
            configuration.bearers = .issued(alsoAccepting: [Self.token])
            configuration.clients = .only(id: "me", secret: Self.secret)
        }
        let folder = try TemporaryFolder()
        for (number, credentials) in [
            ["ASSET_ACCESS_TOKEN": Self.token],
            ["ASSET_CLIENT_ID": "me", "ASSET_CLIENT_SECRET": Self.secret],
            ["ASSET_CLIENT_ID": "you", "ASSET_CLIENT_SECRET": Self.secret],
        ].enumerated() {
            let file = try folder.write("customers\(number).csv", Export.customers(12))
            var environment = service.environment
            environment["ASSET_ACCESS_TOKEN"] = nil
            let run = try Tool.start(
                ["run", file, "--rate", "unlimited", "--grace", "0s"],
                environment: environment.merging(credentials) { $1 }
            )
            let traces = await traces(run, folder)
            #expect(!traces.contains(Self.token))
            #expect(!traces.contains(Self.secret))
        }
    }

    @Test func `promise 8: nor is a proxy's password`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("customers.csv", Export.customers(2))
        let run = try Tool.start(
            ["run", file, "--base-url", "https://api.example.com", "--existing", "ignore"],
            environment: [
                "ASSET_ACCESS_TOKEN": Self.token, "ASSET_BUSINESS_ID": Service.business,
                "HTTPS_PROXY": "foo://u:\(Self.secret)@127.0.0.1:1",
            ]
        )
        let traces = await traces(run, folder)
        #expect(traces.contains("127.0.0.1:1"))
        #expect(!traces.contains(Self.secret))
    }

    @Test func `a token in an argument isn't taken`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("customers.csv", Export.customers(1))
        let outcome = try await Tool.run("run", file, "--token", "x")
        #expect(outcome.status == 2)
    }

    @Test func `without credentials nothing is made, and the ways to give them are named`()
        async throws
    {
        let folder = try TemporaryFolder()
        let file = try folder.write("customers.csv", Export.customers(1))
        let outcome = try await Tool.run("run", file, "--business", "biz_1")
        #expect(outcome.status == 2)
        #expect(outcome.diagnostics.contains("ASSET_CLIENT_ID"))
        #expect(folder.names == ["customers.csv"])
    }
}
