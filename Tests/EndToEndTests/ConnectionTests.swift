import Foundation
import Testing

/// Connections that can't be made: the cause is named, nothing is lost, nothing was sent.
struct ConnectionTests {
    private func run(
        _ baseURL: String,
        _ arguments: [String] = [],
        environment: [String: String] = [:]
    ) async throws -> (Tool.Outcome, created: Int, pending: Int) {
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Export.customers(3))
        let run = try await Tool.start(
            [
                "run", file, "--base-url", baseURL, "--existing", "ignore", "--unknown", "hold",
                "--limit", "1", "--give-up-after", "1s", "--timeout", "2s", "--json",
            ] + arguments,
            environment: [
                "ASSET_ACCESS_TOKEN": "t", "ASSET_BUSINESS_ID": Service.business,
            ].merging(environment) { $1 }
        ).wait()
        let report =
            try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        let rows = try #require(report?["rows"] as? [String: Int])
        return (run, rows["created"] ?? -1, rows["pending"] ?? -1)
    }

    @Test(.enabled(if: TLSServer.program != nil, "there is no openssl on this machine"))
    func `an unknown authority is named, and --ca-file makes it known`() async throws {
        let server = try await TLSServer(.none)
        let url = "https://localhost:\(server.port)"
        let (untrusted, created, pending) = try await run(url)
        #expect(untrusted.status == 5)
        #expect((created, pending) == (0, 3))
        #expect(untrusted.diagnostics.contains("certificate"))
        #expect(untrusted.diagnostics.contains("--ca-file"))
        // The server never answers: that the outcome is unknown says that the request left.
        let (trusted, _, left) = try await run(url, ["--ca-file", server.authority])
        #expect(trusted.status == 4, "\(trusted.diagnostics)")
        #expect(left == 2)
    }

    @Test(
        .enabled(if: TLSServer.program != nil, "there is no openssl on this machine"),
        arguments: [
            (TLSServer.Flaw.expired, "expired"),
            (.otherHost, "no alternative certificate subject name"),
        ]
    )
    func `a certificate that is no good is named for what it is`(
        flaw: TLSServer.Flaw,
        word: String
    ) async throws {
        let server = try await TLSServer(flaw)
        let (outcome, created, pending) = try await run(
            "https://localhost:\(server.port)",
            ["--ca-file", server.authority]
        )
        #expect(outcome.status == 5)
        #expect((created, pending) == (0, 3))
        #expect(outcome.diagnostics.contains(word), "\(outcome.diagnostics)")
    }

    @Test(
        .enabled(if: TLSServer.program != nil, "there is no openssl on this machine"),
        arguments: [
            ["ASSET_ACCESS_TOKEN": "t"], ["ASSET_CLIENT_ID": "me", "ASSET_CLIENT_SECRET": "hush"],
        ]
    )
    func `whatever is asked for first, a certificate that is no good ends it at once`(
        credentials: [String: String]
    ) async throws {
        let server = try await TLSServer(.none)
        let (outcome, created, pending) = try await run(
            "https://localhost:\(server.port)",
            ["--existing", "skip", "--give-up-after", "1h"],
            environment: credentials
        )
        #expect(outcome.status == 5)
        #expect((created, pending) == (0, 3))
        #expect(outcome.diagnostics.contains("certificate"), "\(outcome.diagnostics)")
        #expect(outcome.diagnostics.contains("--ca-file"))
    }

    @Test func `a proxy that refuses ends it at once, and is named`() async throws {
        // A web server is a proxy that refuses.
        let service = try await Service()
        let proxy = service.sandbox.baseURL.replacing("http://", with: "http://me:pr0xy-pass@")
        let (outcome, created, pending) = try await run(
            "https://api.example.com",
            ["--existing", "skip", "--give-up-after", "1h"],
            environment: ["https_proxy": proxy]
        )
        #expect(outcome.status == 5)
        #expect((created, pending) == (0, 3))
        #expect(outcome.diagnostics.contains("CONNECT"), "\(outcome.diagnostics)")
    }

    @Test func `a proxy of an unknown kind ends it at once, and is named without its password`()
        async throws
    {
        let (outcome, created, pending) = try await run(
            "https://api.example.com",
            ["--existing", "skip", "--give-up-after", "1h"],
            environment: ["HTTPS_PROXY": "foo://u:p4ssw0rd@127.0.0.1:1"]
        )
        #expect(outcome.status == 5)
        #expect((created, pending) == (0, 3))
        #expect(outcome.diagnostics.contains("foo://•••@127.0.0.1:1"), "\(outcome.diagnostics)")
    }

    @Test(
        arguments: [
            ["ASSET_ACCESS_TOKEN": "t"], ["ASSET_CLIENT_ID": "me", "ASSET_CLIENT_SECRET": "hush"],
        ]
    )
    func `a proxy that nobody knows ends it at once, and is named`(
        credentials: [String: String]
    ) async throws {
        let (outcome, created, pending) = try await run(
            "https://api.example.com",
            ["--existing", "skip", "--give-up-after", "1h"],
            environment: credentials.merging(["https_proxy": "http://no-such-proxy.invalid:3128"]) {
                $1
            }
        )
        #expect(outcome.status == 5)
        #expect((created, pending) == (0, 3))
        #expect(outcome.diagnostics.contains("no-such-proxy.invalid"), "\(outcome.diagnostics)")
        #expect(outcome.diagnostics.contains("no_proxy"))
    }

    @Test func `a host that nobody knows is named, and the rows stay pending`() async throws {
        let (outcome, created, pending) = try await run("https://no-such-host.invalid")
        #expect(outcome.status == 5)
        #expect((created, pending) == (0, 3))
        #expect(outcome.diagnostics.contains("no-such-host.invalid"), "\(outcome.diagnostics)")
        let end = try #require(outcome.diagnostics.range(of: "gave up"))
        #expect(
            outcome.diagnostics[end.lowerBound...].contains("the service's name can't be found")
        )
        #expect(outcome.diagnostics[end.lowerBound...].contains("--base-url"))
    }

    @Test func `a proxy of the environment is used, and named when it isn't there`() async throws {
        let (outcome, created, pending) = try await run(
            "https://api.example.com",
            environment: ["https_proxy": "http://127.0.0.1:1"]
        )
        #expect(outcome.status == 5)
        #expect((created, pending) == (0, 3))
        #expect(outcome.diagnostics.contains("127.0.0.1"), "\(outcome.diagnostics)")
    }
}
