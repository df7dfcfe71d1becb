import Customers
import Foundation
import Testing

@testable import Sandbox

struct TokenDeskTests {
    private let now = Date(timeIntervalSince1970: 1_000)

    @Test func `a token is good until it expires`() {
        var desk = TokenDesk(bearers: .issued(alsoAccepting: []), seed: 1)
        let token = desk.issue(for: nil, until: now.addingTimeInterval(60))
        #expect(desk.verdict(of: token, at: now) == .good(scope: nil))
        #expect(desk.verdict(of: token, at: now.addingTimeInterval(59.9)) == .good(scope: nil))
        #expect(desk.verdict(of: token, at: now.addingTimeInterval(60)) == .expired)
    }

    @Test func `a token keeps its scope`() {
        var desk = TokenDesk(bearers: .issued(alsoAccepting: []), seed: 1)
        let token = desk.issue(for: BusinessID("biz_1"), until: now.addingTimeInterval(60))
        #expect(desk.verdict(of: token, at: now) == .good(scope: BusinessID("biz_1")))
    }

    @Test(
        arguments: [
            (.issued(alsoAccepting: ["listed"]), "listed", .good(scope: nil)),
            (.issued(alsoAccepting: ["listed"]), "other", .unknown),
            (.issued(alsoAccepting: []), nil, .missing),
            (.any, "whatever", .good(scope: nil)),
            (.any, nil, .missing),
        ] as [(SandboxConfiguration.Bearers, String?, TokenDesk.Verdict)]
    )
    func `other tokens are good where the configuration says so`(
        bearers: SandboxConfiguration.Bearers,
        token: String?,
        expected: TokenDesk.Verdict
    ) {
        #expect(TokenDesk(bearers: bearers, seed: 1).verdict(of: token, at: now) == expected)
    }

    @Test func `a revoked token is expired, wherever it came from`() {
        var desk = TokenDesk(bearers: .any, seed: 1)
        desk.revoke("mine")
        #expect(desk.verdict(of: "mine", at: now) == .expired)
    }

    @Test(
        arguments: [
            ("Bearer abc", "abc"), ("bearer  abc ", "abc"), ("Bearer ", nil), ("Bearer", nil),
            ("Basic abc", nil), ("", nil), (nil, nil),
        ] as [(String?, String?)]
    )
    func `a bearer token is read from its header`(header: String?, token: String?) {
        let request = ServiceRequest(method: "GET", path: "/", authorization: header)
        #expect(request.bearer == token)
    }
}
