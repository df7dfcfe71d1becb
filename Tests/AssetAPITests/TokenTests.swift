import Foundation
import Testing

@testable import AssetAPI

struct TokenAnswerTests {
    private let now = Date(timeIntervalSince1970: 1_800_000_000)

    @Test(arguments: [
        (#"{"access_token":"t","expires_in":1800003600}"#, 3_600.0),
        (#"{"access_token":"t","expires_in":3600}"#, 3_600),
        (#"{"access_token":"t","expires_in":"3600"}"#, 3_600),
        (#"{"access_token":"t"}"#, nil),
        (#"{"access_token":"t","expires_in":null}"#, nil),
        (#"{"access_token":"t","expires_in":-1}"#, nil),
    ])
    func `expires_in may be a timestamp, seconds, or absent`(body: String, life: Double?) {
        let answer = TokenAnswer(Array(body.utf8), receivedAt: now)
        #expect(answer?.secret.revealed == "t")
        #expect(answer?.expiresAt == life.map { now + $0 })
    }

    @Test(arguments: [
        (0.0, 1_800_003_600.0, 3_600.0),
        // This machine's clock is two hours ahead, or behind.
        (7_200, 1_800_003_600, 3_600),
        (-7_200, 1_800_003_600, 3_600),
        (0, 1_799_999_900, nil), (0, 1_800_000_000, nil),
    ])
    func `a timestamp is held against the service's own clock, and means nothing in the past`(
        clock: Double,
        expiry: Double,
        life: Double?
    ) {
        let answer = TokenAnswer(
            Array(#"{"access_token":"t","expires_in":\#(Int(expiry))}"#.utf8),
            receivedAt: now + clock,
            serviceTime: now
        )
        #expect(answer?.secret.revealed == "t")
        #expect(answer?.expiresAt == life.map { now + clock + $0 })
    }

    @Test(arguments: [(clock: 0.0, life: 3_600.0), (3_570, nil), (3_500, 100), (90_000, nil)])
    func `without a Date a clock that is ahead doesn't have each token renewed at once`(
        clock: Double,
        life: Double?
    ) {
        let now = Date(timeIntervalSince1970: 1_800_000_000 + clock)
        let body = Array(#"{"access_token":"t","expires_in":1800003600}"#.utf8)
        let answer = TokenAnswer(body, receivedAt: now)
        #expect(answer != nil)
        #expect(answer?.expiresAt == life.map { now + $0 })
    }

    @Test func `without the service's clock a timestamp in the past means nothing either`() {
        let body = #"{"access_token":"t","expires_in":1799999900}"#
        let answer = TokenAnswer(Array(body.utf8), receivedAt: now)
        #expect(answer?.secret.revealed == "t")
        #expect(answer != nil && answer?.expiresAt == nil)
    }

    @Test(arguments: ["", "{}", #"{"access_token":""}"#, #"{"access_token":"a\r\nX: y"}"#])
    func `an answer without a token that can be sent is none`(body: String) {
        #expect(TokenAnswer(Array(body.utf8), receivedAt: now) == nil)
    }
}

struct CredentialSourceTests {
    @Test func `without any credentials the error names the ways`() {
        let error = #expect(throws: TokenError.self) {
            _ = try CredentialSource.choose(environment: [:], tokenFile: nil)
        }
        #expect(error?.hint?.contains("ASSET_CLIENT_ID") == true)
    }

    @Test func `a client, which can renew its tokens, goes before a token`() throws {
        let source = try CredentialSource.choose(
            environment: [
                "ASSET_ACCESS_TOKEN": "t", "ASSET_CLIENT_ID": "i", "ASSET_CLIENT_SECRET": "s",
            ],
            tokenFile: nil
        )
        guard case .client = source else {
            Issue.record("\(source)")
            return
        }
    }
}

struct ServiceAddressTests {
    @Test(arguments: [
        "https://api.example.com", "https://api.example.com/", "http://127.0.0.1:8080",
        "http://localhost:1", "http://[::1]:8080", "https://example.com/prefix/",
    ])
    func `https anywhere and http on this machine are taken`(text: String) throws {
        let address = try ServiceAddress(baseURL: text)
        #expect(!address.baseURL.hasSuffix("/"))
    }

    @Test(arguments: [
        "http://api.example.com", "http://127.0.0.1.example.com", "http://10.0.0.1", "ftp://x",
        "api.example.com", "", "https://", "https://user:pw@example.com", "https://x.com?a=b",
        "http://localhost.example.com", "http://0.0.0.0",
    ])
    func `anything else is refused`(text: String) {
        #expect(throws: AddressError.self) { try ServiceAddress(baseURL: text) }
    }
}
