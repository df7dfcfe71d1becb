import Customers
import Foundation
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
            service.create([Array("{}".utf8)], business: business, token: token).first
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
                ? .bytes(httpAnswer(200, #"{"data":[{"id":"cus_1","name":"tee"}]}"#))
                : .bytes(httpAnswer(201, #"{"data":{"id":"cus_1"}}"#, headers: ["Request-Id: r1"]))
        }
        let service = try service(server)
        let created = service.create([Array("{}".utf8)], business: business, token: token)
        #expect(created.first?.outcome == CustomerID("cus_1").map(Outcome.created))
        #expect(created.first?.requestID == "r1")
        let page = service.list(business: business, pageToken: nil, size: 100, token: token)
        #expect(try page.result.get().customers.map(\.id.text) == ["cus_1"])
    }
}
