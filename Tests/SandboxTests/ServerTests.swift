import Customers
import Foundation
import NIOCore
import Testing

@testable import Sandbox

/// The sandbox over real sockets.
struct ServerTests {
    /// Runs a test against a sandbox and stops it, whatever comes of the test.
    private func withSandbox(
        _ plan: String = "",
        _ change: (inout SandboxConfiguration) -> Void = { _ in },
        _ body: (RunningSandbox, RawClient) async throws -> Void
    ) async throws {
        var configuration = SandboxConfiguration()
        configuration.bearers = .issued(alsoAccepting: ["good"])
        configuration.faults = try FaultPlan(parsing: plan)
        change(&configuration)
        let sandbox = try await Sandbox.start(configuration)
        do {
            try await body(sandbox, RawClient(port: sandbox.port))
        } catch {
            await sandbox.stop()
            throw error
        }
        await sandbox.stop()
    }

    @Test func `create, list, get, update and token work over a socket`() async throws {
        try await withSandbox { sandbox, client in
            let created = await client.send(RawClient.create("Ann"))
            #expect(created.status == 201)
            let id = try #require(sandbox.ledger.first?.customer.id.text)
            #expect(created.body.contains(id))
            let path = "/v0/business/biz_1/customers"
            let list = await client.send(RawClient.request("GET", path + "?page_size=1"))
            #expect(list.status == 200 && list.body.contains(id))
            let changed = await client.send(
                RawClient.request("PATCH", "\(path)/\(id)", #"{"email":"a@b"}"#)
            )
            #expect(changed.status == 200)
            let got = await client.send(RawClient.request("GET", "\(path)/\(id)"))
            #expect(got.body == changed.body && got.body.contains("a@b"))
            let token = await client.send(
                RawClient.request(
                    "POST",
                    "/v0/auth/token",
                    "grant_type=client_credentials&client_id=a&client_secret=b"
                )
            )
            #expect(token.status == 200 && token.body.contains("access_token"))
        }
    }

    @Test func `every answer carries an id of its own, the date and the allowance`() async throws {
        try await withSandbox { _, client in
            var ids: Set<String> = []
            for text in [
                RawClient.create("Ann"), RawClient.create("Ann", token: "bad"),
                RawClient.request("GET", "/nowhere"), RawClient.request("PUT", "/v0/auth/token"),
            ] {
                let reply = await client.send(text)
                ids.insert(try #require(reply.header("x-request-id")))
                #expect(reply.header("date")?.hasSuffix(" GMT") == true)
                #expect(reply.header("x-ratelimit-limit") == "300")
                #expect(reply.header("x-ratelimit-remaining") != nil)
                #expect(reply.header("x-ratelimit-reset") != nil)
            }
            #expect(ids.count == 4)
        }
    }

    @Test(
        arguments: [
            ("drop-before@1", .closed, 0), ("drop-after@1", .closed, 1),
            ("refuse@1:1ms", .closed, 0),
        ] as [(String, RawClient.Reply, Int)]
    )
    func `a dropped request gets no byte`(
        plan: String,
        expected: RawClient.Reply,
        created: Int
    ) async throws {
        try await withSandbox(plan) { sandbox, client in
            let reply = await client.send(RawClient.create("Ann"))
            #expect(reply == expected)
            #expect(sandbox.ledger.count == created)
        }
    }

    @Test func `a reset connection gets no answer, and the next one does`() async throws {
        try await withSandbox("reset@1") { sandbox, client in
            let first = await client.send(RawClient.create("Ann"))
            // Whether that looks broken, refused or closed depends on what the client has seen of
            // its connection by then.
            #expect(first.status == nil)
            #expect(await client.send(RawClient.create("Ann")).status == 201)
            #expect(sandbox.statistics.arrivals == 1)
        }
    }

    @Test func `a cut-off body is shorter than its head says`() async throws {
        try await withSandbox("cut-body@1") { sandbox, client in
            let reply = await client.send(RawClient.create("Ann"))
            #expect(reply.status == 201)
            let promised = try #require(reply.header("content-length").flatMap { Int($0) })
            #expect(reply.body.utf8.count < promised)
            #expect(!reply.body.isEmpty)
            #expect(sandbox.ledger.count == 1)
        }
    }

    @Test func `a late answer comes whole`() async throws {
        try await withSandbox("slow@1:5ms,slow-before@2:5ms") { sandbox, client in
            #expect(await client.send(RawClient.create("Ann")).status == 201)
            #expect(await client.send(RawClient.create("Bob")).status == 201)
            #expect(sandbox.ledger.count == 2)
        }
    }

    @Test func `a request that waits is handled though its client has left`() async throws {
        try await withSandbox("slow-before@1:20ms") { sandbox, client in
            try await client.sendAndLeave(RawClient.create("Ann"))
            while sandbox.ledger.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
            #expect(sandbox.ledger.first?.customer.fields.name == "Ann")
        }
    }

    @Test func `while it is down connections are refused, and then taken on the same port`()
        async throws
    {
        try await withSandbox { sandbox, client in
            let outage = Task { await sandbox.goDown(for: .milliseconds(200)) }
            await outage.value
            #expect(await client.send(RawClient.create("Ann")) == .refused)
            var reply = RawClient.Reply.refused
            while reply == .refused { reply = await client.send(RawClient.create("Ann")) }
            #expect(reply.status == 201)
        }
    }

    @Test func `going down cuts idle connections too`() async throws {
        try await withSandbox { sandbox, client in
            try await client.connect().executeThenClose { inbound, outbound in
                let create = RawClient.create("Ann", keepAlive: true)
                try await outbound.write(ByteBuffer(string: create))
                var parts = inbound.makeAsyncIterator()
                #expect(try await parts.next() != nil)
                await sandbox.goDown(for: .milliseconds(1))
                #expect((try? await parts.next()) == nil)
            }
        }
    }

    @Test func `stopping doesn't wait for idle connections, nor for ever for late answers`()
        async throws
    {
        try await withSandbox("slow@2:1m") { sandbox, client in
            try await client.connect().executeThenClose { inbound, outbound in
                let first = RawClient.create("Ann", keepAlive: true)
                try await outbound.write(ByteBuffer(string: first))
                var parts = inbound.makeAsyncIterator()
                #expect(try await parts.next() != nil)
                try await client.sendAndLeave(RawClient.create("Bob"))
                while sandbox.ledger.count < 2 { try await Task.sleep(for: .milliseconds(1)) }
                await sandbox.stop()
                #expect((try? await parts.next()) == nil)
            }
            #expect(await client.send(RawClient.create("Ann")) == .refused)
            #expect(sandbox.ledger.count == 2)
        }
    }

    @Test func `one connection carries many requests`() async throws {
        try await withSandbox { sandbox, client in
            let requests = (1...20).map { RawClient.create("\($0)", keepAlive: $0 < 20) }
            let reply = await client.send(requests.joined())
            guard case .answer(let text) = reply else {
                Issue.record("\(reply)")
                return
            }
            #expect(text.split(separator: "HTTP/1.1 201 Created").count == 20)
            #expect(sandbox.ledger.map(\.number) == Array(1...20))
        }
    }

    @Test func `a body that never ends is cut short, and nonsense is answered`() async throws {
        try await withSandbox { sandbox, client in
            let huge = String(repeating: "x", count: 2 << 20)
            let reply = await client.send(
                RawClient.request("POST", "/v0/business/biz_1/customers", huge)
            )
            #expect(reply.status == 413 || reply == .broken)
            #expect(await client.send("nonsense\r\n\r\n").status == 400)
            #expect(await client.send(RawClient.create("Ann")).status == 201)
            #expect(sandbox.ledger.count == 1)
        }
    }

    @Test(
        arguments: [
            // A proxy's form of a target.
            ("GET http://sandbox:80/_sandbox/stats HTTP/1.1\r\nConnection: close\r\n\r\n", [200]),
            ("GET /_sandbox/stats HTTP/1.1\r\nConnection: Close\r\n\r\n", [200]),
            ("GET /_sandbox/stats HTTP/1.0\r\n\r\n", [200]),
            // Nothing is taken after the last request, and nothing is said of it.
            (RawClient.create("Ann") + RawClient.create("Bob"), [201]),
            (RawClient.create("Ann", keepAlive: true) + "nonsense\r\n\r\n", [201, 400]),
            (
                "GET /_sandbox/stats HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                [400]
            ),
            (
                "POST /v0/business/biz_1/customers HTTP/1.1\r\nAuthorization: Bearer good\r\n"
                    + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                    + "e\r\n{\"name\":\"Ann\"}\r\n0\r\n\r\n",
                [201]
            ),
        ] as [(String, [Int])]
    )
    func `odd requests are answered, and the connection ends`(
        text: String,
        expected: [Int]
    ) async throws {
        try await withSandbox { _, client in
            guard case .answer(let answers) = await client.send(text) else {
                Issue.record("no answer")
                return
            }
            let statuses = answers.split(separator: "HTTP/1.1 ").map { Int($0.prefix(3)) }
            #expect(statuses == expected)
        }
    }

    @Test(
        arguments: [
            ("", nil), ("GET /x HT", 400),
            ("GET /_sandbox/stats HTTP/1.1\r\n\r\n", 200),
            ("GET /_sandbox/stats HTTP/1.1\r\nContent-Length: 9\r\n\r\nx", 400),
        ] as [(String, Int?)]
    )
    func `a client that ends its side gets its answer, and the connection ends`(
        text: String,
        expected: Int?
    ) async throws {
        try await withSandbox { _, client in
            #expect(await client.send(text, thenEnding: true).status == expected)
        }
    }

    @Test func `it can be stopped while connections come in`() async throws {
        for _ in 1...50 {
            let sandbox = try await Sandbox.start()
            let client = RawClient(port: sandbox.port)
            await withTaskGroup(of: Void.self) { group in
                for _ in 1...4 {
                    group.addTask { _ = await client.send(RawClient.request("GET", "/nowhere")) }
                }
                await sandbox.stop()
            }
            #expect(await client.send(RawClient.request("GET", "/nowhere")) == .refused)
        }
    }

    @Test func `a port in use is an error of its own`() async throws {
        try await withSandbox { sandbox, _ in
            var configuration = SandboxConfiguration()
            configuration.port = sandbox.port
            await #expect(throws: SandboxError.portInUse(sandbox.port)) {
                try await Sandbox.start(configuration)
            }
        }
        var configuration = SandboxConfiguration()
        configuration.port = 70_000
        await #expect(throws: SandboxError.self) { try await Sandbox.start(configuration) }
    }

    @Test func `a store carries the ledger over to the next sandbox, and on`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("store.jsonl")
        for round in 1...3 {
            try await withSandbox("500-after@2", { $0.storePath = path }) { sandbox, client in
                #expect(sandbox.ledger.count == (round - 1) * 2)
                _ = await client.send(RawClient.create("Ann"))
                _ = await client.send(RawClient.create("Bob \(round)"))
                let ids = sandbox.ledger.map(\.customer.id)
                #expect(Set(ids).count == round * 2)
                #expect(sandbox.ledger.first?.arrivals == round)
                #expect(sandbox.ledger.last?.arrivals == 1)
            }
        }
    }

    @Test func `many connections at once lose nothing and double nothing`() async throws {
        try await withSandbox("", { $0.businessLimit = nil }) { sandbox, client in
            await withTaskGroup(of: Void.self) { group in
                for connection in 1...16 {
                    group.addTask {
                        let requests = (1...25).map {
                            RawClient.create("\(connection)/\($0)", keepAlive: $0 < 25)
                        }
                        _ = await client.send(requests.joined())
                    }
                }
            }
            let ledger = sandbox.ledger
            #expect(Set(ledger.compactMap(\.customer.fields.name)).count == 400)
            #expect(ledger.count == 400)
            #expect(sandbox.statistics.mostArrivalsOfOnePayload == 1)
        }
    }

    @Test func `the ledger and the counts can be read over HTTP`() async throws {
        try await withSandbox { _, client in
            _ = await client.send(RawClient.create("Ann"))
            _ = await client.send(RawClient.create("Ann"))
            let ledger = await client.send(RawClient.request("GET", "/_sandbox/ledger"))
            let lines = ledger.body.split(separator: "\n")
            #expect(lines.count == 2)
            #expect(lines.first?.contains(#""arrivals":2,"arrivals_since":1"#) == true)
            let stats = await client.send(RawClient.request("GET", "/_sandbox/stats"))
            let counts = try JSONDecoder().decode(
                SandboxStatistics.self,
                from: Data(stats.body.utf8)
            )
            #expect(counts.customers == 2)
            #expect(counts.answers == ["201": 2])
        }
    }

    @Test func `faults and limits can be changed while it runs`() async throws {
        try await withSandbox { sandbox, client in
            sandbox.set(faults: try FaultPlan(parsing: "503"))
            #expect(await client.send(RawClient.create("Ann")).status == 503)
            sandbox.set(faults: .none)
            sandbox.set(businessLimit: RateLimit(1))
            #expect(await client.send(RawClient.create("Ann")).status == 201)
            #expect(await client.send(RawClient.create("Ann")).status == 429)
            sandbox.set(businessLimit: nil)
            sandbox.expire(token: "good")
            #expect(await client.send(RawClient.create("Ann")).status == 401)
        }
    }
}

struct BlockingTests {
    /// On a thread of its own, as a program's main thread is.
    @Test func `a program that isn't asynchronous can start and stop a sandbox`() async throws {
        let stopped = await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                do {
                    let sandbox = try Sandbox.startBlocking()
                    sandbox.stopBlocking()
                    continuation.resume(returning: sandbox.port > 0)
                } catch {
                    continuation.resume(returning: false)
                }
            }
        }
        #expect(stopped)
    }
}
