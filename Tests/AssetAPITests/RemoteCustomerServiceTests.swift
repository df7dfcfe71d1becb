import Customers
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import AssetAPI

struct RemoteCustomerServiceTests {
    private static let token = "SECRET-token/12345"
    private let business: BusinessID

    init() throws {
        business = try #require(BusinessID("biz_GA6EG2qFxA97NZHtxeLPUy"))
    }

    private func service(_ server: ScriptedServer) throws -> RemoteCustomerService {
        RemoteCustomerService(
            address: try ServiceAddress(baseURL: server.url),
            transport: TransportOptions(ignoresProxies: true)
        )
    }

    private let token = Token(
        secret: Secret(Self.token),
        version: 1,
        expiresAt: nil,
        issuedAt: .distantPast
    )

    /// Repeats the token in its body, in headers, and behind so much else.
    private func echo(_ status: Int, after padding: Int = 0) throws -> ScriptedServer {
        try ScriptedServer { _, _ in
            let coded = Data("me:\(Self.token)".utf8).base64EncodedString()
            let said =
                String(repeating: "x", count: padding)
                + #"Bearer SECRET-token\/12345, %2e, SECRET-token%2F12345, Basic \#(coded)"#
            return .bytes(
                httpAnswer(
                    status,
                    #"{"detail":"\#(said)"}"#,
                    headers: [
                        "X-Request-ID: r-\(Self.token)", "Location: https://\(Self.token)/",
                    ]
                )
            )
        }
    }

    private func isClean(_ value: Any) -> Bool {
        var text = ""
        dump(value, to: &text)
        return !text.contains("SECRET") && !text.contains("12345") && !text.contains("U0VDUkVU")
    }

    @Test(arguments: [200, 201, 302, 400, 401, 403, 404, 422, 429, 500, 503], [0, 270, 4_070])
    func `promise 8: what an answer repeats is kept without the token`(
        status: Int,
        padding: Int
    ) throws {
        let server = try echo(status, after: padding)
        let service = try service(server)
        let customer = try #require(CustomerID("cus_1"))
        let created = try #require(
            service.create([.init(business: business, payload: Array("{}".utf8))], token: token)
                .first
        )
        #expect(isClean(created), "\(created)")
        #expect(created.requestID == "r-•••")
        #expect(created.httpStatus == status)
        #expect(created.outcome.problem != nil)
        let updated = service.update(customer, [], business: business, token: token)
        #expect(isClean(updated), "\(updated)")
        let page = service.list(business: business, pageToken: nil, size: 100, token: token)
        #expect(isClean(page), "\(page)")
        #expect(server.received.count == 3)
        #expect(server.received.allSatisfy { $0.head.contains("Bearer \(Self.token)") })
    }

    @Test func `a good answer is read as it is`() throws {
        let server = try ScriptedServer { _, request in
            request.head.hasPrefix("GET")
                ? .bytes(
                    httpAnswer(
                        200,
                        #"{"data":[{"id":"cus_1","name":"tee"}],"pagination":{"next_page_token":null}}"#
                    )
                )
                : .bytes(httpAnswer(201, #"{"data":{"id":"cus_1"}}"#, headers: ["Request-Id: r1"]))
        }
        let service = try service(server)
        let created = service.create(
            [.init(business: business, payload: Array("{}".utf8))],
            token: token
        )
        #expect(created.first?.outcome == CustomerID("cus_1").map(Outcome.created))
        #expect(created.first?.requestID == "r1")
        let page = service.list(business: business, pageToken: nil, size: 100, token: token)
        #expect(try page.result.get().customers.map(\.id.text) == ["cus_1"])
    }

    /// The answer to a row of a name.
    private static func created(_ name: String) -> String {
        httpAnswer(201, #"{"data":{"id":"cus_\#(name)","name":"\#(name)"}}"#)
    }

    private static func name(in request: ScriptedServer.Request) -> String {
        request.body.split(separator: "\"").dropFirst(3).first.map(String.init) ?? ""
    }

    private func send(
        _ names: [String],
        to server: ScriptedServer
    ) throws -> [String] {
        let service = try service(server)
        return names.flatMap { name in
            service.create(
                [.init(business: business, payload: Array(#"{"name":"\#(name)"}"#.utf8))],
                token: token
            )
        }.map { $0.outcome.problem?.code.rawValue ?? "created" }
    }

    @Test func `a proxy that is an answer behind gives no row the id of another`() throws {
        let last = Mutex<[Int: String]>([:])
        let server = try ScriptedServer { number, request in
            let name = Self.name(in: request)
            // From the third request on, the first connection gives the answer before.
            let before = last.withLock { $0.updateValue(name, forKey: request.connection) }
            let isBehind = number >= 3 && request.connection == 1
            return .bytes(Self.created(isBehind ? before ?? name : name))
        }
        let codes = try send(["a", "b", "c", "d", "e"], to: server)
        // The connection is given up, and the next row has its own answer.
        #expect(codes == ["created", "created", "other_answer", "created", "created"])
        #expect(server.connectionCount == 2)
    }

    @Test func `a second answer on a kept connection closes it`() throws {
        let server = try ScriptedServer { number, request in
            let answer = Self.created(Self.name(in: request))
            return .bytes(number == 2 ? answer + Self.created("x") : answer)
        }
        #expect(try send(["a", "b", "c"], to: server) == ["created", "created", "created"])
        #expect(server.connectionCount == 2)
    }

    @Test func `a late second answer on a kept connection closes it`() throws {
        let server = try ScriptedServer { number, request in
            let answer = Self.created(Self.name(in: request))
            return number == 2 ? .bytesTwice(answer, Self.created("x")) : .bytes(answer)
        }
        let service = try service(server)
        var codes: [String] = []
        for name in ["a", "b", "c"] {
            let body = Array(#"{"name":"\#(name)"}"#.utf8)
            codes += service.create([.init(business: business, payload: body)], token: token)
                .map { $0.outcome.problem?.code.rawValue ?? "created" }
            if name == "b" { server.waitForSecondAnswer() }
        }
        #expect(codes == ["created", "created", "created"])
        #expect(server.connectionCount == 2)
    }

    @Test func `an update whose answer is another customer's is tried again`() throws {
        let server = try ScriptedServer { number, _ in
            .bytes(httpAnswer(200, #"{"data":{"id":"cus_\#(number == 1 ? 9 : 1)"}}"#))
        }
        let service = try service(server)
        let customer = try #require(CustomerID("cus_1"))
        let first = service.update(customer, [], business: business, token: token)
        guard case .tryLater(let problem) = first.outcome else {
            Issue.record("\(first.outcome)")
            return
        }
        #expect(problem.code == .otherAnswer)
        let second = service.update(customer, [], business: business, token: token)
        #expect(second.outcome == .created(customer))
        #expect(server.connectionCount == 2)
    }
}
