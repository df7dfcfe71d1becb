import Foundation
import TestSupport
import Testing

@testable import AssetAPI

struct RedactorTests {
    /// With all that URLs, JSON and HTML escape.
    private static let secret = #"p@ss/w+rd=="&\x"#
    private let redactor = Redactor([Secret(Self.secret), Secret("tok-3f9c1e77")])

    @Test(arguments: [
        ("as it is", secret),
        ("percent-encoded", "p%40ss%2Fw%2Brd%3D%3D%22%26%5Cx"),
        ("percent-encoded in small letters", "p%40ss%2fw%2brd%3d%3d%22%26%5cx"),
        ("percent-encoded in part", "p@ss/w%2Brd==%22%26%5Cx"),
        ("percent-encoded twice", "p%2540ss%252Fw%252Brd%253D%253D%2522%2526%255Cx"),
        ("JSON", #"p@ss/w+rd==\"&\\x"#),
        ("JSON as some write it", #"p@ss\/w+rd==\"\u0026\\x"#),
        ("JSON in JSON", #"p@ss\\/w+rd==\\\"&\\\\x"#),
        ("HTML", #"p@ss/w+rd==&quot;&amp;\x"#),
        ("HTML by numbers", #"p&#64;ss&#x2F;w+rd==&#34;&#x26;\x"#),
    ])
    func `promise 8: a secret is found in any writing`(name: String, writing: String) {
        let text = "before " + writing + "; after"
        #expect(redactor.redacted(text) == "before •••; after")
    }

    @Test(arguments: ["me:", "", "a longer name:", "nn:"])
    func `promise 8: a secret is found in base64 wherever it begins`(before: String) {
        for secret in [Self.secret, ServiceAddress.escaped(Self.secret), "tok-3f9c1e77"] {
            let coded = Data((before + secret).utf8).base64EncodedString()
            let forURLs = coded.replacing("+", with: "-").replacing("/", with: "_")
            for text in [coded, forURLs, coded.replacing("=", with: "")] {
                let redacted = redactor.redacted("Basic \(text)")
                #expect(redacted.contains("•••"))
                // The characters that are left belong to what stands before, or to its end.
                #expect(redacted.utf8.count < 6 + before.utf8.count * 4 / 3 + 3 + 9 + 4)
            }
        }
    }

    @Test func `promise 8: a secret is found as an array of its bytes`() {
        let bytes = Array("tok-3f9c1e77".utf8)
        #expect(redactor.redacted("{\"data\":\(bytes)}") == #"{"data":[•••]}"#)
        let packed = bytes.map { "\($0)" }.joined(separator: ",")
        #expect(redactor.redacted("[\(packed)]") == "[•••]")
    }

    @Test func `promise 8: a secret that the end of a text cuts off is found`() {
        #expect(redactor.redacted("token=tok-3f9c1e") == "token=•••")
    }

    @Test func `a secret that is as short as a syllable is found where it stands alone`() {
        let redactor = Redactor([Secret("t"), Secret("sand")])
        #expect(redactor.redacted("timeout: Bearer t") == "timeout: Bearer •••")
        #expect(redactor.redacted("a thousand in sand") == "a thousand in •••")
    }

    @Test(arguments: [
        ("Unsupported proxy scheme for 'foo://u:p4ssw0rd@127.0.0.1:1'", "'foo://•••@127.0.0.1:1'"),
        ("see https://u:p@h/x?y=z@w", "https://•••@h/x?y=z@w"),
        ("see https://h/@u and a@b", "https://h/@u and a@b"),
        (#"{"url":"https://h","mail":"a@b"}"#, #"{"url":"https://h","mail":"a@b"}"#),
    ])
    func `promise 8: a URL loses the login in it`(text: String, part: String) {
        #expect(redactor.redacted(text).hasSuffix(part))
    }

    @Test(arguments: [
        (["https_proxy": "http://u:p%40ss@h:1"], ["u:p%40ss", "p%40ss"]),
        (["ALL_PROXY": "u:a/b@c@h:1"], ["u:a/b@c", "a/b@c"]),
        (["HTTPS_PROXY": "http://token@h"], ["token"]),
        (["https_proxy": "http://h:1", "no_proxy": "a:b@c"], []),
    ])
    func `proxies of the environment have secrets`(
        environment: [String: String],
        secrets: [String]
    ) {
        #expect(Redactor.proxySecrets(environment).map(\.revealed) == secrets)
    }

    /// The limit is for a reader that would go on and on, not for a slow machine.
    @Test(.timeLimit(.minutes(5)), arguments: [#"\"#, "%25", "%", "&#", "://", "tok-3f9c1e7"])
    func `a text that nearly holds a secret everywhere is read in one go`(piece: String) {
        let text = String(repeating: piece, count: 16_384 / piece.utf8.count) + " "
        #expect(redactor.redacted(text) == text)
    }

    @Test func `a text without secrets stays as it is`() {
        for text in ["", "HTTP 422: name: “A & B” is 100% wrong\\", "%", "\\", "&#", "%2", "://"] {
            #expect(redactor.redacted(text) == text)
            #expect(Redactor().redacted(text) == text)
        }
    }
}

/// Bodies in which some texts have another form of Unicode than the others have, or than the whole has.
struct UnicodeBodyTests {
    private static let secret = "tok-3F9c1e77_a0B2.dO-nOt+lEaK/0123"
    private static let forms: [String.Encoding] = [
        .utf8, .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian,
    ]

    private static func bytes(_ text: String, _ form: String.Encoding) -> [UInt8] {
        Array(text.data(using: form) ?? Data())
    }

    /// What is left of a body once it is kept.
    private func kept(_ body: [UInt8], status: Int = 500) throws -> String {
        let response = try Redactor([Secret(Self.secret)])
            .redacted(.success(HTTPResponse(status: status, body: body))).get()
        return String(decoding: response.body, as: UTF8.self)
    }

    /// Whether somebody could read the secret in a text, also one who takes its bytes apart.
    private func isLeaked(in text: String) -> Bool {
        let secret = Array(Self.secret.utf8)
        return Self.forms.contains { form in
            let bytes = Self.bytes(text, form).filter { $0 != 0 }
            return Writing.isLeaked(Self.secret, in: bytes) != nil
                || Data(bytes).range(of: Data(secret)) != nil
        }
    }

    @Test(arguments: [0, 1, 2, 3, 300, 301])
    func `promise 8: no form of Unicode hides a secret in a body of another`(before: Int) throws {
        for around in Self.forms {
            for form in Self.forms {
                for start in [#"{"detail":""#, "\u{FEFF}{\"detail\":\""] {
                    let body =
                        Self.bytes(start, around) + [UInt8](repeating: 0x20, count: before)
                        + Self.bytes(Self.secret, form) + Self.bytes(#""}"#, around)
                    for status in [200, 500] {
                        let kept = try kept(body, status: status)
                        #expect(!isLeaked(in: kept), "\(form) in \(around): \(kept)")
                    }
                }
            }
        }
    }

    @Test func `a body in any form of Unicode is read as the text that it is`() throws {
        for form in Self.forms {
            for start in ["", "\u{FEFF}"] {
                let body = Self.bytes(start + #"{"detail":"Größe \#u{1F600} ist falsch"}"#, form)
                #expect(try kept(body) == #"{"detail":"Größe \#u{1F600} ist falsch"}"#)
            }
        }
    }
}
