import AssetAPI
import Customers
import Foundation
import Journal
import Synchronization
import TestSupport
import Testing

@testable import Delivery

/// Hostile lists as a table: what the pages say, what is sent, and what the run does.
struct HostileListAttackTests {
    private static let secret = "tok-3f9c1e77-a0b2-do-not-leak"
    /// No list here is read for longer: what should stop at the list, and doesn't, comes to an end.
    private static let mostPages = 1_000

    /// A list, and what comes of it. The rows are A-1, B-2 and C-3; a sound list holds B-2.
    struct Line: Sendable, CustomTestStringConvertible {
        var name: String
        /// Given the page's token and size, and the number of the request for a page.
        var pages: @Sendable (_ token: String?, _ size: Int, _ number: Int) -> String
        var sent: Int
        /// The code of the problem where the run stops.
        var stop: String?
        /// What is said of entries that were set aside: how many, and of how many nothing is known.
        var odd: [Int] = []

        var testDescription: String { name }

        init(
            _ name: String,
            sent: Int,
            stop: String? = nil,
            odd: [Int] = [],
            pages: @escaping @Sendable (_ token: String?, _ size: Int, _ number: Int) -> String
        ) {
            self.name = name
            self.pages = pages
            self.sent = sent
            self.stop = stop
            self.odd = odd
        }

        /// A list of one page.
        init(
            _ name: String,
            status: Int = 200,
            _ page: String,
            sent: Int,
            stop: String? = nil,
            odd: [Int] = []
        ) {
            self.init(name, sent: sent, stop: stop, odd: odd) { _, _, _ in httpAnswer(status, page)
            }
        }
    }

    private static let b2 = #"{"id":"cus_b","name":"Bob","external_id":"B-2"}"#
    private static let end = #""pagination":{"next_page_token":null}"#
    private static let long = String(repeating: "x", count: 12_000)

    private static func page(_ entries: String, next: String? = nil) -> String {
        let token = next.map { "\"\($0)\"" } ?? "null"
        return httpAnswer(
            200,
            #"{"data":[\#(entries)],"pagination":{"next_page_token":\#(token)}}"#
        )
    }

    /// A page of a list of so many customers with long streets, by offset, as the size asks.
    private static func long(_ count: Int, _ token: String?, _ size: Int) -> String {
        let start = token.flatMap { Int($0) } ?? 0
        let entries = (start..<min(start + size, count)).map { number in
            let id = number == count - 1 ? "B-2" : "X-\(number)"
            return #"{"id":"cus_\#(number)","name":"n","external_id":"\#(id)","billing_address":"#
                + #"{"street_1":"\#(long)"}}"#
        }
        let next = start + size < count ? "\(start + size)" : nil
        return page(entries.joined(separator: ","), next: next)
    }

    static let lines: [Line] = [
        Line("sound", "{\"data\":[\(b2)],\(end)}", sent: 2),
        Line("the last page names an empty token", sent: 2) { _, _, _ in page(b2, next: "") },
        Line("no pagination", "{\"data\":[\(b2)]}", sent: 0, stop: "list_partial"),
        Line(
            "an empty pagination",
            "{\"data\":[\(b2)],\"pagination\":{}}",
            sent: 0,
            stop: "list_partial"
        ),
        Line("HTTP 206", status: 206, "{\"data\":[\(b2)],\(end)}", sent: 0, stop: "list_partial"),
        Line("only the second page says", sent: 0, stop: "list_partial") { token, _, _ in
            token == nil ? page(b2, next: "2") : httpAnswer(200, #"{"data":[]}"#)
        },
        Line("a token that is a number", sent: 2) { token, _, _ in
            token == "2"
                ? page(b2) : httpAnswer(200, #"{"data":[],"pagination":{"next_page_token":2}}"#)
        },
        Line("half a surrogate pair", sent: 2, odd: [1, 0]) { _, _, _ in
            page(#"\#(b2),{"id":"cus_2","name":"a\ud83d"}"#)
        },
        Line("half a pair in the row's own customer", sent: 2, odd: [1, 0]) { _, _, _ in
            page(#"{"id":"cus_b","name":"Bob\ud83d","external_id":"B-2"}"#)
        },
        Line("a control character that isn't escaped", sent: 2, odd: [1, 0]) { _, _, _ in
            page("{\"id\":\"cus_b\",\"name\":\"Bo\tb\",\"external_id\":\"B-2\"}")
        },
        Line("a number for a phone", sent: 2, odd: [1, 0]) { _, _, _ in
            page(#"{"id":"cus_b","phone_number":5550101,"external_id":"B-2"}"#)
        },
        Line("a number for an external_id", sent: 2, odd: [1, 1]) { _, _, _ in
            page(#"\#(b2),{"id":"cus_2","external_id":17}"#)
        },
        Line("an entry without an id", sent: 2, odd: [1, 0]) { _, _, _ in
            page(#"{"name":"Bob","external_id":"B-2"}"#)
        },
        Line("an id that leads elsewhere", sent: 2, odd: [1, 0]) { _, _, _ in
            page(#"{"id":"..","name":"Bob","external_id":"B-2"}"#)
        },
        Line("entries that are none", sent: 2, odd: [4, 3]) { _, _, _ in
            page(#"null,[],7,\#(b2),{}"#)
        },
        Line("pages that are larger than 1 MiB", sent: 2) { token, size, _ in
            long(230, token, size)
        },
        Line("a customer that is larger than 1 MiB", sent: 0, stop: "list_too_large") { _, _, _ in
            page(#"{"id":"cus_1","name":"\#(String(repeating: "x", count: 1 << 20))"}"#)
        },
        Line("a token that comes again", sent: 0, stop: "list_endless") { _, _, number in
            page(#"{"id":"cus_\#(number)"}"#, next: "again")
        },
        Line("empty pages for ever", sent: 0, stop: "list_endless") { _, _, number in
            page("", next: "\(number)")
        },
        Line("the same page for ever", sent: 0, stop: "list_endless") { _, _, number in
            page(b2, next: "\(number)")
        },
        Line("another customer a page for ever", sent: 0, stop: "list_endless") { _, _, number in
            page(#"{"id":"cus_\#(number)"}"#, next: "\(number)")
        },
        Line("a token that holds a secret", sent: 0, stop: "list_partial") { _, _, _ in
            page(b2, next: secret)
        },
        Line("names that hold a secret", sent: 2, odd: [1, 0]) { _, _, _ in
            page(#"\#(b2),{"id":"cus_2","name":"\#(secret)"}"#)
        },
        Line("an id that is a secret", sent: 2, odd: [1, 0]) { _, _, _ in
            page(#"{"id":"\#(secret)","external_id":"B-2"}"#)
        },
    ]

    @Test(arguments: lines)
    func `whatever the list says, no row is sent that it may hold`(line: Line) throws {
        let fixture = try DeliveryFixture(rows: 3) {
            [("Ada", "A-1"), ("Bob", "B-2"), ("Cy", "C-3")][$0 - 1]
        }
        let pages = Mutex(0)
        let server = try ScriptedServer { number, request in
            guard request.head.hasPrefix("GET") else {
                return .bytes(httpAnswer(201, #"{"data":{"id":"cus_new\#(number)"}}"#))
            }
            let number = pages.withLock { count in
                count += 1
                return count
            }
            guard number <= Self.mostPages else { return .bytes(Self.page("")) }
            let size = request.query("page_size").flatMap { Int($0) } ?? 0
            return .bytes(line.pages(request.query("page_token"), size, number))
        }
        let address = try ServiceAddress(baseURL: server.url)
        let odd = Mutex<[Int]>([])
        let end = try fixture.deliver(
            tokens: TokenStore(canRenew: false) { _ in (Secret(Self.secret), nil) },
            makeService: {
                RemoteCustomerService(
                    address: address,
                    transport: TransportOptions(ignoresProxies: true)
                )
            },
            configure: { $0.existing = .skip },
            report: { event in
                if case .oddEntries(_, let count, let unknown) = event {
                    odd.withLock { $0 = [count, unknown] }
                }
            }
        )
        server.stop()
        let posts = server.received.filter { $0.head.hasPrefix("POST") }
        #expect(posts.count == line.sent)
        #expect(!posts.contains { $0.body.contains("B-2") })
        #expect(odd.withLock { $0 } == line.odd)
        if case .stopped(let problem) = end {
            #expect(problem.code.rawValue == line.stop, "\(problem.text)")
        } else {
            #expect(line.stop == nil)
            #expect(try fixture.totals()[.existing] == 1)
        }
        #expect(try fixture.totals().addUp)
    }

    @Test func `pages that are too large are read anew in smaller ones`() throws {
        let fixture = try DeliveryFixture(rows: 1) { _ in ("Bob", "B-2") }
        let server = try ScriptedServer { _, request in
            let size = request.query("page_size").flatMap { Int($0) } ?? 0
            return .bytes(Self.long(120, request.query("page_token"), size))
        }
        let address = try ServiceAddress(baseURL: server.url)
        _ = try fixture.deliver(
            makeService: {
                RemoteCustomerService(
                    address: address,
                    transport: TransportOptions(ignoresProxies: true)
                )
            },
            configure: { $0.existing = .skip }
        )
        server.stop()
        let asked = server.received.map {
            "\($0.query("page_size") ?? "") from \($0.query("page_token") ?? "the start")"
        }
        #expect(asked == ["100 from the start", "50 from the start", "50 from 50", "50 from 100"])
        #expect(try fixture.totals()[.existing] == 1)
    }

    @Test(arguments: [
        // An entry beside the list's others, and what becomes of unknown rows that aren't found:
        // of one with an external_id, and of one without.
        (#"{"id":"cus_9","external_id":17}"#, "list_unreadable", "list_unreadable"),
        (#"{"id":"cus_9","name":"a\ud83d"}"#, "connection_cut", "list_unreadable"),
        (#"{"id":"cus_9","name":"a\ud83d","external_id":"X"}"#, "connection_cut", "connection_cut"),
        (#"{"name":"Ada","external_id":"A-1"}"#, "ambiguous", "connection_cut"),
        (#"{"name":"Bob"}"#, "connection_cut", "ambiguous"),
        (#"null"#, "list_unreadable", "list_unreadable"),
    ])
    func `an entry that could be an unknown row proves no absence`(
        entry: String,
        withID: String,
        without: String
    ) throws {
        let fixture = try DeliveryFixture(rows: 2) { $0 == 1 ? ("Ada", "A-1") : ("Bob", nil) }
        let server = try ScriptedServer { _, request in
            request.head.hasPrefix("GET") ? .bytes(Self.page(entry)) : .close
        }
        let address = try ServiceAddress(baseURL: server.url)
        _ = try fixture.deliver(
            makeService: {
                RemoteCustomerService(
                    address: address,
                    transport: TransportOptions(ignoresProxies: true)
                )
            },
            configure: {
                $0.existing = .ignore
                $0.unknown = .reconcile
                $0.retry.maximumAttempts = 1
            }
        )
        server.stop()
        for (row, code) in [(1, withID), (2, without)] {
            let found = try fixture.writer.journal.row(RowID(Int64(row)))
            #expect(found?.problem?.code == code)
            #expect(found?.status == (code == "connection_cut" ? .failed : .unknown))
        }
    }
}
