import TestSupport
import Testing

@testable import AssetAPI

struct CurlClientTests {
    private func client(timeout: Duration = .seconds(10)) -> CurlClient {
        CurlClient(TransportOptions(timeout: timeout, ignoresProxies: true))
    }

    private func post(_ server: ScriptedServer, _ body: String = #"{"name":"A"}"#) -> HTTPRequest {
        HTTPRequest(
            .post,
            server.url + "/v0",
            headers: ["Content-Type: application/json"],
            body: Array(body.utf8)
        )
    }

    @Test func `a request arrives as it was given, and its answer comes back`() throws {
        let server = try ScriptedServer { _, _ in
            .bytes(httpAnswer(201, "hello", headers: ["Retry-After: 7", "X-Request-ID: r1"]))
        }
        let response = try client().send(post(server))
        #expect(response.status == 201)
        #expect(response.body == Array("hello".utf8))
        #expect(response.headers.retryAfter == "7")
        #expect(response.headers.requestID == "r1")
        let request = try #require(server.received.first)
        #expect(request.head.hasPrefix("POST /v0 HTTP/1.1"))
        #expect(request.head.contains("Content-Type: application/json"))
        #expect(!request.head.contains("Expect"))
        #expect(request.body == #"{"name":"A"}"#)
    }

    @Test func `a connection is kept from one request to the next`() throws {
        let server = try ScriptedServer { _, _ in .bytes(httpAnswer(200)) }
        let client = client()
        for _ in 1...5 { _ = try client.send(post(server)) }
        #expect(server.connectionCount == 1)
    }

    @Test func `promise 2: a POST whose kept connection dies is not sent again by libcurl`() throws
    {
        let server = try ScriptedServer { number, _ in
            number == 2 ? .close : .bytes(httpAnswer(201))
        }
        let client = client()
        _ = try client.send(post(server, "1"))
        let error = #expect(throws: TransportFailure.self) { try client.send(post(server, "2")) }
        guard case .interrupted = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(server.received.map(\.body) == ["1", "2"])
        _ = try client.send(post(server, "3"))
        #expect(server.received.map(\.body) == ["1", "2", "3"])
    }

    @Test func `a kept connection that dies with the service is told as cut, not as refused`()
        throws
    {
        let server = try ScriptedServer { number, _ in
            number == 2 ? .closeAll : .bytes(httpAnswer(201))
        }
        let client = client()
        _ = try client.send(post(server, "1"))
        let error = #expect(throws: TransportFailure.self) { try client.send(post(server, "2")) }
        guard case .interrupted(let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.cause == .cut)
        #expect(reason.text.hasPrefix("the connection ended before an answer came"))
    }

    @Test func `a page whose kept connection dies is asked for again, and no other page`() throws {
        let server = try ScriptedServer { number, _ in
            number == 3 ? .close : .bytes(httpAnswer(200))
        }
        let client = client()
        for page in 1...4 {
            let url = "\(server.url)/v0?page=\(page)"
            #expect(try client.send(HTTPRequest(.get, url, headers: [])).status == 200)
        }
        let asked = server.received.map { $0.head.split(separator: " ")[1] }
        #expect(asked == ["/v0?page=1", "/v0?page=2", "/v0?page=3", "/v0?page=3", "/v0?page=4"])
    }

    @Test func `an address that can't be read means that nothing was sent`() throws {
        let server = try ScriptedServer { _, _ in .bytes(httpAnswer(201)) }
        let client = client()
        _ = try client.send(post(server, "1"))
        let error = #expect(throws: TransportFailure.self) {
            try client.send(HTTPRequest(.post, "http://[::1/v0", headers: [], body: [1]))
        }
        guard case .notSent = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        _ = try client.send(post(server, "2"))
        #expect(server.received.map(\.body) == ["1", "2"])
    }

    @Test func `a connection that the service said it would close isn't used again`() throws {
        let server = try ScriptedServer { _, _ in
            .bytesThenClose(httpAnswer(201, headers: ["Connection: close"]))
        }
        let client = client()
        for _ in 1...3 { #expect(try client.send(post(server)).status == 201) }
        #expect(server.received.count == 3)
    }

    @Test func `a port where nobody listens means that nothing was sent`() throws {
        // Port 1 (tcpmux) is reserved, and nothing listens there.
        let error = #expect(throws: TransportFailure.self) {
            try client().send(HTTPRequest(.post, "http://127.0.0.1:1/", headers: [], body: [1]))
        }
        guard case .notSent(let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.cause == .refused)
    }

    @Test func `a name that doesn't resolve means that nothing was sent`() throws {
        let error = #expect(throws: TransportFailure.self) {
            try client().send(
                HTTPRequest(.post, "http://no-such-host.invalid/", headers: [], body: [1])
            )
        }
        guard case .notSent(let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.cause == .dns)
    }

    @Test func `an answer that doesn't come in time leaves the outcome open`() throws {
        let server = try ScriptedServer { _, _ in .stall }
        let error = #expect(throws: TransportFailure.self) {
            try client(timeout: .milliseconds(100)).send(post(server))
        }
        guard case .interrupted(let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.cause == .timeout)
    }

    @Test(arguments: [
        "HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{\"data\":", "HTTP/1.1 2",
        "garbage\r\n",
    ])
    func `an answer that is cut off leaves the outcome open`(bytes: String) throws {
        let server = try ScriptedServer { _, _ in .bytesThenClose(bytes) }
        let error = #expect(throws: TransportFailure.self) { try client().send(post(server)) }
        guard case .interrupted = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test(arguments: [(201, 1 << 20), (500, 65_536)])
    func `an answer of more than a mebibyte is cut off and still has its status`(
        status: Int,
        kept: Int
    ) throws {
        let body = String(repeating: "x", count: 3 << 20)
        let server = try ScriptedServer { _, _ in .bytes(httpAnswer(status, body)) }
        let response = try client().send(post(server))
        #expect(response.status == status)
        #expect(response.body.count == kept)
        #expect(response.isTruncated)
    }

    @Test func `a redirect is not followed`() throws {
        let other = try ScriptedServer { _, _ in .bytes(httpAnswer(201)) }
        let server = try ScriptedServer { _, _ in
            .bytes(httpAnswer(307, headers: ["Location: \(other.url)/"]))
        }
        #expect(try client().send(post(server)).status == 307)
        #expect(other.received.isEmpty)
    }

    @Test func `a large body arrives whole`() throws {
        let server = try ScriptedServer { _, _ in .bytes(httpAnswer(201)) }
        let body = String(repeating: "ä", count: 1 << 20)
        _ = try client().send(post(server, body))
        #expect(server.received.first?.body == body)
    }

    @Test func `requests go side by side, and each gets its own answer`() throws {
        let server = try ScriptedServer { _, request in
            .bytes(httpAnswer(201, "answer to \(request.body)"))
        }
        let client = client()
        for _ in 1...3 {
            let transfers = client.send((1...4).map { post(server, "\($0)") }, redactor: Redactor())
            let answers = try transfers.map {
                String(decoding: try $0.result.get().body, as: UTF8.self)
            }
            #expect(answers == (1...4).map { "answer to \($0)" })
            #expect(transfers.allSatisfy { $0.time > .zero })
        }
        #expect(server.received.count == 12)
        #expect(server.connectionCount <= 4)
    }

    @Test func `promise 2: of requests side by side, one that is cut off is sent once`() throws {
        let server = try ScriptedServer { _, request in
            request.body == "cut" ? .close : .bytes(httpAnswer(201))
        }
        let client = client()
        _ = client.send((1...4).map { post(server, "first \($0)") }, redactor: Redactor())
        let transfers = client.send(
            [post(server, "a"), post(server, "cut"), post(server, "b")],
            redactor: Redactor()
        )
        #expect((try? transfers[0].result.get().status) == 201)
        #expect((try? transfers[2].result.get().status) == 201)
        guard case .failure(.interrupted) = transfers[1].result else {
            Issue.record("\(transfers[1].result)")
            return
        }
        #expect(server.received.count { $0.body == "cut" } == 1)
        #expect(server.received.count == 7)
    }

    @Test func `nothing to send is nothing`() {
        #expect(client().send([HTTPRequest](), redactor: Redactor()).isEmpty)
    }
}
