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

    @Test(arguments: ["tok-1", "tok-1\r\n", "\u{FEFF}tok-1", " \t\u{FEFF} tok-1\n\n"])
    func `what stands around a token in the environment isn't sent`(text: String) throws {
        let source = try CredentialSource.choose(
            environment: ["ASSET_ACCESS_TOKEN": text],
            tokenFile: nil
        )
        guard case .token(let secret) = source else {
            Issue.record("\(source)")
            return
        }
        #expect(secret.revealed == "tok-1")
    }

    @Test func `nor what stands around a client's id and secret`() throws {
        let source = try CredentialSource.choose(
            environment: ["ASSET_CLIENT_ID": "me\r", "ASSET_CLIENT_SECRET": " s&cr t\r\n"],
            tokenFile: nil
        )
        guard case .client(let id, let secret) = source else {
            Issue.record("\(source)")
            return
        }
        #expect(id == "me")
        #expect(secret.revealed == "s&cr t")
    }

    @Test(arguments: ["a\r\nX-Evil: 1", "a b", "a\tb", "tök", "a\u{FEFF}b", "a\u{7F}b"])
    func `a token that would end its header, or change it, is refused with the reason`(
        text: String
    ) throws {
        let error = #expect(throws: TokenError.self) {
            _ = try CredentialSource.choose(
                environment: ["ASSET_ACCESS_TOKEN": text],
                tokenFile: nil
            )
        }
        #expect(error == .malformedToken(variable: "ASSET_ACCESS_TOKEN"))
        #expect(error?.message.contains(text) == false)
    }

    private static func wide(_ text: String, isLittle: Bool) -> [UInt8] {
        Array(text.utf16).flatMap { unit -> [UInt8] in
            let bytes = [UInt8(unit & 255), UInt8(unit >> 8)]
            return isLittle ? bytes : bytes.reversed()
        }
    }

    static let files: [(name: String, bytes: [UInt8], token: String?)] = [
        ("UTF-8", Array("tok-1\n".utf8), "tok-1"),
        ("UTF-8 with a mark", [0xEF, 0xBB, 0xBF] + Array("tok-1\r\n".utf8), "tok-1"),
        ("UTF-16LE, as PowerShell's >", [0xFF, 0xFE] + wide("tok-1\r\n", isLittle: true), "tok-1"),
        ("UTF-16BE with a mark", [0xFE, 0xFF] + wide("tok-1", isLittle: false), "tok-1"),
        ("UTF-16BE without a mark", wide("tok-1\r\n", isLittle: false), "tok-1"),
        ("blank", Array(" \r\n".utf8), nil), ("two lines", Array("tok-1\nmore".utf8), nil),
        ("nothing", [], nil), ("no text", [0xFF, 0x00, 0x80], nil),
    ]

    @Test(arguments: files.indices)
    func `a token file is read in whatever form of Unicode it is`(number: Int) throws {
        let file = Self.files[number]
        let path = NSTemporaryDirectory() + "token-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(file.bytes).write(to: URL(fileURLWithPath: path))
        #expect((try? CredentialSource.read(path))?.revealed == file.token, "\(file.name)")
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
