import AssetAPI
import Customers
import Foundation
import Journal
import Synchronization
import TestSupport
import Testing

@testable import Delivery

/// Secrets in every writing at every place of an answer: none of it is in the journal's files, in what
/// is told, or in how the delivery ended.
struct SecretAttackTests {
    private static let token = "tok-3F9c1e77_a0B2.dO-nOt+lEaK/0123"
    private static let secret = "sec=81d2a0b4&Cc/do+not%leak~9876"

    private func service(_ server: ScriptedServer) throws -> RemoteCustomerService {
        RemoteCustomerService(
            address: try ServiceAddress(baseURL: server.url),
            transport: TransportOptions(ignoresProxies: true)
        )
    }

    @Test func `promise 8: what is kept of an answer holds no secret in any writing`() throws {
        let next = Mutex<[UInt8]>([])
        let server = try ScriptedServer { _, _ in .raw(next.withLock { $0 }) }
        let service = try service(server)
        let business = try #require(BusinessID("biz_1"))
        let token = Token(
            secret: Secret(Self.token),
            version: 1,
            expiresAt: nil,
            issuedAt: .distantPast,
            redactor: Redactor([Secret(Self.secret)])
        )
        let payload = NewCustomer([.name: "Ada", .externalID: "A-1"]).payload()
        for place in Array(AnswerPlace.ofRows) + Array(AnswerPlace.ofLists) {
            let isList = AnswerPlace.ofLists.contains(place)
            for (number, writing) in Writing.allCases.enumerated() {
                for secret in [Self.token, Self.secret] {
                    let said = writing.write(secret, shift: number % 3)
                    next.withLock { $0 = place.answer(said) }
                    var kept = ""
                    if isList {
                        let page = service.list(
                            business: business,
                            pageToken: nil,
                            size: 100,
                            token: token
                        )
                        dump(page, to: &kept)
                    } else {
                        dump(
                            service.create(
                                [Creation(business: business, payload: payload)],
                                token: token
                            ),
                            to: &kept
                        )
                    }
                    #expect(
                        Writing.isLeaked(secret, in: Array(kept.utf8)) == nil,
                        "\(place), \(writing): \(kept)"
                    )
                }
            }
        }
        server.stop()
        // A page's token never leaves with one.
        for request in server.received {
            let target = request.head.prefix { !$0.isNewline }
            #expect(Writing.isLeaked(Self.token, in: Array(target.utf8)) == nil)
        }
    }

    /// Places whose answers don't end the run: every writing is a row's answer.
    @Test(arguments: [AnswerPlace.message, .field, .title, .requestID, .listedName])
    func `promise 8: the journal's files and what is told hold no secret`(place: AnswerPlace) throws
    {
        let all = Writing.allCases
        let fixture = try DeliveryFixture(rows: all.count) { ("N \($0)", "E-\($0)") }
        let rows = Mutex(0)
        let server = try ScriptedServer { _, request in
            if request.head.hasPrefix("GET") {
                guard place == .listedName else {
                    return .bytes(AnswerPlace.emptyPage)
                }
                // All writings in one page.
                let entries = all.enumerated().map { number, writing in
                    Array(#"{"id":"cus_\#(number)","name":""#.utf8) + writing.write(Self.token)
                        + Array(#"","email":""#.utf8) + writing.write(Self.secret)
                        + Array(#""}"#.utf8)
                }
                let body =
                    Array(#"{"data":["#.utf8) + entries.joined(separator: [UInt8(ascii: ",")])
                    + Array(#"],"pagination":{"next_page_token":null}}"#.utf8)
                let head = "HTTP/1.1 200 X\r\nContent-Length: \(body.count)\r\n\r\n"
                return .raw(Array(head.utf8) + body)
            }
            let number = rows.withLock { rows in
                defer { rows += 1 }
                return rows
            }
            if place == .listedName {
                return .bytes(httpAnswer(201, #"{"data":{"id":"cus_new\#(number)"}}"#))
            }
            let secret = number % 2 == 0 ? Self.token : Self.secret
            let said = all[number % all.count].write(secret, shift: number % 3)
            return .raw(place.answer(said))
        }
        let address = try ServiceAddress(baseURL: server.url)
        let words = Words()
        let end = try fixture.deliver(
            tokens: TokenStore(
                canRenew: false,
                redactor: Redactor([Secret(Self.secret)])
            ) { _ in (Secret(Self.token), nil) },
            makeService: {
                RemoteCustomerService(
                    address: address,
                    transport: TransportOptions(ignoresProxies: true)
                )
            },
            configure: {
                $0.workers = 1
                $0.existing = .update
                $0.retry.maximumAttempts = 1
            },
            report: { words.add("\($0)") }
        )
        server.stop()
        var traces = Array("\(end) \(words.all)".utf8)
        for name in try FileManager.default.contentsOfDirectory(atPath: fixture.folder) {
            let path = fixture.folder + "/" + name
            traces += Array(FileManager.default.contents(atPath: path) ?? Data())
        }
        for secret in [Self.token, Self.secret] {
            #expect(Writing.isLeaked(secret, in: traces) == nil)
        }
        #expect(try fixture.totals()[.pending] == 0)
        #expect(try fixture.totals().addUp)
    }

    private final class Words: Sendable {
        private let words = Mutex("")
        var all: String { words.withLock { $0 } }
        func add(_ text: String) { words.withLock { $0 += text + "\n" } }
    }

    @Test func `a text of chance holds no secret, and one with a secret has it found`() throws {
        let seed = UInt64(ProcessInfo.processInfo.environment["ATTACK_SEED"] ?? "") ?? 1
        let trials = Int(ProcessInfo.processInfo.environment["ATTACK_TRIALS"] ?? "") ?? 300
        var random = SplitMix64(seed: seed)
        let redactor = Redactor([Secret(Self.token), Secret(Self.secret)])
        let pieces = [
            "\\", "%", "&", "=", "\\u", "%25", "&#", "=\r\n", "\"", "{", "tok-3F9c", "a", " ",
        ]
        for trial in 0..<trials {
            func noise() -> [UInt8] {
                (0..<Int.random(in: 0...40, using: &random)).flatMap { _ in
                    Bool.random(using: &random)
                        ? Array((pieces.randomElement(using: &random) ?? "").utf8)
                        : [UInt8.random(in: 0...255, using: &random)]
                }
            }
            let clean = noise()
            let writing = Writing.allCases.randomElement(using: &random) ?? .plain
            let said = writing.write(Self.token, shift: trial % 3)
            let text = clean + Array(" ".utf8) + said + Array(" ".utf8) + noise()
            let kept = redactor.redacted(text)
            #expect(
                Writing.isLeaked(Self.token, in: kept) == nil,
                "seed \(seed), trial \(trial): \(writing)"
            )
        }
    }
}
