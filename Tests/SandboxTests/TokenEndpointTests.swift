import Customers
import Foundation
import Synchronization
import Testing

@testable import Sandbox

struct TokenEndpointTests {
    private let start = 1_200_000.0

    private func ask(_ service: Service, _ form: String) -> (status: Int, body: [String: Any]) {
        let request = ServiceRequest(
            method: "POST",
            path: "/v0/auth/token",
            body: Data(form.utf8)
        )
        let answer =
            switch service.admit(request) {
            case .answered(let answer): answer
            case .admitted(let call): service.perform(call)
            }
        let body = (try? JSONSerialization.jsonObject(with: answer.body)) as? [String: Any]
        return (answer.status, body ?? [:])
    }

    private func service(
        _ change: (inout SandboxConfiguration) -> Void = { _ in }
    ) throws -> Service {
        var configuration = SandboxConfiguration()
        change(&configuration)
        let start = start
        return try Service(configuration) { Date(timeIntervalSince1970: start) }
    }

    @Test(arguments: [
        ("client_id=a&client_secret=b", 400),
        ("grant_type=password&client_id=a&client_secret=b", 400),
        ("grant_type=client_credentials&client_id=me&client_secret=wrong", 401),
        ("grant_type=client_credentials", 401),
        ("grant_type=client_credentials&client_id=me&client_secret=s%3D1", 200),
        ("grant_type=client_credentials&client_id=me&client_secret=s%3D1&business_id=biz_1", 200),
        ("grant_type=client_credentials&client_id=me&client_secret=s%3D1&business_id=7", 400),
        ("grant_type=client_credentials&client_id=me&client_secret=s%3D1&expires_in=-1", 400),
        ("grant_type=client_credentials&client_id=me&client_secret=s%3D1&expires_in=1e300", 400),
    ])
    func `a token is issued to the client that is known`(form: String, status: Int) throws {
        let service = try service { $0.clients = .only(id: "me", secret: "s=1") }
        let answer = ask(service, form)
        #expect(answer.status == status)
        #expect((answer.body["access_token"] != nil) == (status == 200))
    }

    @Test(
        arguments: [
            (.timestamp, 1_200_060), (.seconds, 60), (.absent, nil),
        ] as [(SandboxConfiguration.ExpiryStyle, Int?)]
    )
    func `the expiry is said as configured`(
        style: SandboxConfiguration.ExpiryStyle,
        expected: Int?
    ) throws {
        let service = try service { $0.expiryStyle = style }
        let form = "grant_type=client_credentials&client_id=a&client_secret=b&expires_in=60"
        #expect(ask(service, form).body["expires_in"] as? Int == expected)
    }

    @Test func `a token for one business gives 403 on another`() throws {
        let service = try service()
        let form = "grant_type=client_credentials&client_id=a&client_secret=b&business_id=biz_1"
        let token = try #require(ask(service, form).body["access_token"] as? String)
        for (business, expected) in [("biz_1", 201), ("biz_2", 403)] {
            let request = ServiceRequest(
                method: "POST",
                path: "/v0/business/\(business)/customers",
                authorization: "Bearer \(token)",
                body: Data(#"{"name":"A"}"#.utf8)
            )
            switch service.admit(request) {
            case .answered(let answer): #expect(answer.status == expected)
            case .admitted(let call): #expect(service.perform(call).status == expected)
            }
        }
    }
}
