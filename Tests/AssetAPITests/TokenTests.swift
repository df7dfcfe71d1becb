import Foundation
import Synchronization
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

    @Test(arguments: ["", "{}", #"{"access_token":""}"#, #"{"access_token":"a\r\nX: y"}"#])
    func `an answer without a token that can be sent is none`(body: String) {
        #expect(TokenAnswer(Array(body.utf8), receivedAt: now) == nil)
    }
}

struct TokenStoreTests {
    private let now = Date(timeIntervalSince1970: 1_800_000_000)

    /// Gives tokens t1, t2, … that live for a minute.
    private func store(life: TimeInterval? = 60) -> TokenStore {
        let count = Mutex(0)
        return TokenStore(canRenew: true) { now in
            let number = count.withLock { count in
                count += 1
                return count
            }
            return (Secret("t\(number)"), life.map { now + $0 })
        }
    }

    @Test func `a token is used until shortly before it expires`() throws {
        let store = store()
        #expect(try store.token(at: now).version == 1)
        #expect(try store.token(at: now + 53).version == 1)
        #expect(try store.token(at: now + 55).version == 2)
    }

    @Test func `without an expiry it is used until the service refuses it`() throws {
        let store = store(life: nil)
        let token = try store.token(at: now)
        #expect(try store.token(at: now + 1e6) == token)
        try store.renew(rejected: token, at: now)
        #expect(try store.token(at: now).version == 2)
    }

    @Test func `many workers with the same refused token cost one renewal`() throws {
        let store = store()
        let token = try store.token(at: now)
        for _ in 1...16 { try store.renew(rejected: token, at: now) }
        #expect(try store.token(at: now).version == 2)
    }

    @Test func `a new token that is refused at once ends it`() throws {
        let store = store()
        let first = try store.token(at: now)
        try store.renew(rejected: first, at: now)
        let second = try store.token(at: now)
        #expect(throws: TokenError.renewedTokenRefused) {
            try store.renew(rejected: second, at: now)
        }
    }

    @Test func `a token that worked may be renewed again and again`() throws {
        let store = store()
        for _ in 1...5 {
            let token = try store.token(at: now)
            store.accepted(token)
            try store.renew(rejected: token, at: now)
        }
        #expect(try store.token(at: now).version == 6)
    }

    @Test func `a token from the environment can't be renewed`() throws {
        let store = TokenStore(canRenew: false) { _ in (Secret("t"), nil) }
        let token = try store.token(at: now)
        #expect(throws: TokenError.tokenRefused) { try store.renew(rejected: token, at: now) }
    }

    @Test func `a file that still holds the refused token ends it`() throws {
        let store = TokenStore(canRenew: true) { _ in (Secret("same"), nil) }
        let token = try store.token(at: now)
        #expect(throws: TokenError.tokenRefused) { try store.renew(rejected: token, at: now) }
    }
}

struct SecretTests {
    @Test func `promise 8: a secret is never printed`() {
        let secret = Secret("hunter2")
        var dumped = ""
        dump(secret, to: &dumped)
        dump(CredentialSource.client(id: "id", secret: secret), to: &dumped)
        dump(
            Token(secret: secret, version: 1, expiresAt: nil, issuedAt: .distantPast),
            to: &dumped
        )
        for text in ["\(secret)", String(reflecting: secret), dumped] {
            #expect(!text.contains("hunter2"))
        }
    }

    @Test func `the client's secret is sent in the body and is in no error`() throws {
        let server = try ScriptedServer { _, request in
            .bytes(httpAnswer(401, #"{"error":"bad secret hunter2"}"#))
        }
        let request = TokenRequest(
            address: try ServiceAddress(baseURL: server.url),
            id: "me",
            secret: Secret("hunter2"),
            business: nil,
            transport: TransportOptions(ignoresProxies: true)
        )
        let error = #expect(throws: TokenError.self) { try request.send(at: Date()) }
        #expect(error.map { "\($0)\($0.message)" }?.contains("hunter2") == false)
        let sent = try #require(server.received.first)
        #expect(sent.body.contains("client_secret=hunter2"))
        #expect(!sent.head.contains("hunter2"))
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
