import Foundation
import TestSupport
import Testing

@testable import AssetAPI

struct TokenRequestTests {
    private func tokenRequest(
        _ server: ScriptedServer,
        secret: String = "hunter2"
    ) throws -> TokenRequest {
        TokenRequest(
            address: try ServiceAddress(baseURL: server.url),
            id: "me",
            secret: Secret(secret),
            business: nil,
            transport: TransportOptions(ignoresProxies: true),
            redactor: Redactor([Secret(secret)])
        )
    }

    @Test func `the client's secret is sent in the body and is in no error`() throws {
        let server = try ScriptedServer { _, request in
            .bytes(httpAnswer(401, #"{"error":"bad secret hunter2"}"#))
        }
        let request = try tokenRequest(server)
        let error = #expect(throws: TokenError.self) { try request.send(at: Date()) }
        #expect(error.map { "\($0)\($0.message)" }?.contains("hunter2") == false)
        let sent = try #require(server.received.first)
        #expect(sent.body.contains("client_secret=hunter2"))
        #expect(!sent.head.contains("hunter2"))
    }

    @Test(arguments: [400, 401, 404, 429, 500])
    func `promise 8: a form that the token endpoint repeats shows no secret`(status: Int) throws {
        let secret = "p@ss/w+rd=="
        let server = try ScriptedServer { _, request in
            .bytes(
                httpAnswer(
                    status,
                    #"{"error":"in \#(request.body) or Basic bWU6cEBzcy93K3JkPT0="}"#
                )
            )
        }
        let error = #expect(throws: TokenError.self) {
            try tokenRequest(server, secret: secret).send(at: Date())
        }
        let text = error.map { "\($0) \($0.message)" } ?? ""
        #expect(server.received.first?.body.contains("p%40ss%2Fw%2Brd%3D%3D") == true)
        for piece in ["p%40ss", "p@ss", "cEBzcy93K3JkPT0"] {
            #expect(!text.contains(piece), "\(text)")
        }
        #expect(text.contains("client_secret=•••"), "\(text)")
    }

    @Test(arguments: Writing.allCases)
    func `promise 8: the token endpoint's words hold no secret in any writing`(writing: Writing)
        throws
    {
        let secret = "sec=81d2a0b4&Cc/do+not%leak~9876"
        for status in [400, 401, 404, 500] {
            let server = try ScriptedServer { number, _ in
                let said = writing.write(secret, shift: number % 3)
                let body =
                    Array(#"{"error":"invalid_client","error_description":"no: "#.utf8) + said
                    + Array(#" "}"#.utf8)
                let head = "HTTP/1.1 \(status) X\r\nContent-Length: \(body.count)\r\n\r\n"
                return .raw(Array(head.utf8) + body)
            }
            for _ in 1...3 {
                let error = #expect(throws: TokenError.self) {
                    try tokenRequest(server, secret: secret).send(at: Date())
                }
                let text = error.map { "\($0) \($0.message) \($0.problem.text)" } ?? ""
                #expect(Writing.isLeaked(secret, in: Array(text.utf8)) == nil, "\(text)")
            }
            server.stop()
        }
    }

    @Test(arguments: [Writing.plain, .utf16, .utf32])
    func `promise 8: a secret of few letters is found in each form of Unicode`(writing: Writing)
        throws
    {
        let secret = "hx4-9Kq-2w"
        let server = try ScriptedServer { _, _ in
            let body = writing.write("there is no client with \(secret) here")
            let head = "HTTP/1.1 401 X\r\nContent-Length: \(body.count)\r\n\r\n"
            return .raw(Array(head.utf8) + body)
        }
        defer { server.stop() }
        let error = #expect(throws: TokenError.self) {
            try tokenRequest(server, secret: secret).send(at: Date())
        }
        #expect(error?.problem.text == "HTTP 401: there is no client with ••• here")
    }

    private enum Kind: String {
        case clientRefused, unavailable, wrongEndpoint, other
    }

    private func kind(_ error: TokenError?) -> Kind {
        switch error {
        case .clientRefused: .clientRefused
        case .unavailable: .unavailable
        case .wrongEndpoint: .wrongEndpoint
        default: .other
        }
    }

    @Test(arguments: [
        (302, "", "wrongEndpoint"), (307, "", "wrongEndpoint"), (400, "", "clientRefused"),
        (401, "", "clientRefused"), (403, "", "clientRefused"), (404, "", "wrongEndpoint"),
        (405, "", "wrongEndpoint"), (407, "", "wrongEndpoint"), (429, "", "unavailable"),
        (500, "", "unavailable"), (503, "", "unavailable"), (200, "{}", "unavailable"),
    ])
    func `an answer without a token says whose fault that is`(
        status: Int,
        body: String,
        expected: String
    ) throws {
        let server = try ScriptedServer { _, _ in
            .bytes(httpAnswer(status, body, headers: ["Retry-After: 7"]))
        }
        let error = #expect(throws: TokenError.self) {
            try tokenRequest(server).send(at: Date())
        }
        #expect(kind(error).rawValue == expected)
        #expect(error?.message.contains("the token endpoint") == true, "\(error?.message ?? "")")
        #expect(error?.hint?.contains("ASSET_CLIENT_ID") == (expected == "clientRefused"))
        if case .unavailable(_, let pause) = error, status != 200 { #expect(pause == .seconds(7)) }
    }
}
