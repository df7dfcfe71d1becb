import Customers
import Foundation
import Synchronization
import Testing

@testable import Sandbox

/// The service without sockets, with a clock that the test sets.
private final class Desk: Sendable {
    let service: Service
    private let clock: Clock

    init(_ change: (inout SandboxConfiguration) throws -> Void = { _ in }) throws {
        var configuration = SandboxConfiguration()
        configuration.bearers = .issued(alsoAccepting: ["good"])
        try change(&configuration)
        let clock = Clock(Date(timeIntervalSince1970: 1_200_000))
        service = try Service(configuration) { clock.now }
        self.clock = clock
    }

    func pass(_ seconds: Double) { clock.pass(seconds) }

    func ask(
        _ method: String,
        _ path: String,
        _ body: String = "",
        query: [String: String] = [:],
        token: String? = "good"
    ) -> Answer {
        let request = ServiceRequest(
            method: method,
            path: path,
            query: query,
            authorization: token.map { "Bearer \($0)" },
            body: Data(body.utf8)
        )
        switch service.admit(request) {
        case .answered(let answer): return answer
        case .admitted(let call): return service.perform(call)
        }
    }

    func create(_ name: String, token: String? = "good") -> Answer {
        ask("POST", "/v0/business/biz_1/customers", #"{"name":"\#(name)"}"#, token: token)
    }
}

/// A clock that stands still until it is told otherwise.
private final class Clock: Sendable {
    private let time: Mutex<Date>

    init(_ start: Date) { time = Mutex(start) }

    var now: Date { time.withLock { $0 } }

    func pass(_ seconds: Double) { time.withLock { $0 += seconds } }
}

extension Answer {
    fileprivate func header(_ name: String) -> String? {
        headers.first { $0.name == name }?.value
    }

    fileprivate var object: [String: Any] {
        (try? JSONSerialization.jsonObject(with: body)) as? [String: Any] ?? [:]
    }

    fileprivate var text: String { String(decoding: body, as: UTF8.self) }
}

struct ServiceTests {
    private let customers = "/v0/business/biz_1/customers"

    @Test func `a create answers 201 with the customer, trimmed, and its id`() throws {
        let answer = try Desk().ask("POST", customers, #"{"name":" Ann ","email":" "}"#)
        #expect(answer.status == 201)
        let data = try #require(answer.object["data"] as? [String: Any])
        #expect(data["name"] as? String == "Ann")
        #expect(data["email"] is NSNull)
        let id = try #require(data["id"] as? String)
        #expect(id.hasPrefix("cus_") && id.utf8.count == 26)
    }

    @Test func `external ids need not be unique`() throws {
        let desk = try Desk()
        let body = #"{"name":"A","external_id":"7"}"#
        #expect((0..<2).map { _ in desk.ask("POST", customers, body).status } == [201, 201])
        #expect(desk.service.entries.map(\.arrivals) == [2, 2])
    }

    @Test(
        arguments: [
            ("POST", "/v0/business/biz_1/customers", "good", "{", 400),
            ("POST", "/v0/business/biz_1/customers", "good", "{}", 422),
            ("POST", "/v0/business/biz_1/customers", "bad", "{}", 401),
            ("POST", "/v0/business/biz_1/customers", nil, "{}", 401),
            ("POST", "/v0/business/biz_2/customers", "good", "{}", 404),
            ("GET", "/v0/business/biz_1/customers/cus_none", "good", "", 404),
            ("PATCH", "/v0/business/biz_1/customers/cus_none", "good", "{}", 404),
            ("PUT", "/v0/business/biz_1/customers", "good", "{}", 405),
            ("POST", "/v0/customers", "good", "{}", 404),
            ("POST", "/v0/auth/token", nil, "", 400),
        ] as [(String, String, String?, String, Int)]
    )
    func `each thing wrong has its status and a body that says so`(
        method: String,
        path: String,
        token: String?,
        body: String,
        status: Int
    ) throws {
        let business = try #require(BusinessID("biz_1"))
        let desk = try Desk { $0.businesses = .only([business]) }
        let answer = desk.ask(method, path, body, token: token)
        #expect(answer.status == status)
        #expect(answer.object["detail"] != nil || answer.object["error"] != nil)
        #expect(answer.header("x-ratelimit-remaining") != nil)
        #expect(desk.service.entries.isEmpty)
    }

    @Test func `over the limit comes 429, and the next window is open again`() throws {
        let desk = try Desk { $0.businessLimit = RateLimit(2) }
        let answers = (1...3).map { desk.create("Ann \($0)") }
        #expect(answers.map(\.status) == [201, 201, 429])
        #expect(answers.map { $0.header("x-ratelimit-limit") } == ["2", "2", "2"])
        #expect(answers.map { $0.header("x-ratelimit-remaining") } == ["1", "0", "0"])
        #expect(
            answers.map { $0.header("x-ratelimit-reset") } == ["1200060", "1200060", "1200060"]
        )
        #expect(answers[2].header("retry-after") == nil)
        desk.pass(60)
        #expect(desk.create("Ann 3").status == 201)
        #expect(desk.service.entries.count == 3)
        #expect(desk.service.statistics.limited == 1)
        #expect(desk.service.entries.last?.arrivals == 2)
    }

    @Test(
        arguments: [
            (.timestamp, "1200060"), (.fractionalTimestamp, "1200060.0"), (.seconds, "50"),
            (.absent, nil),
        ] as [(SandboxConfiguration.ResetStyle, String?)]
    )
    func `the reset is written as configured`(
        style: SandboxConfiguration.ResetStyle,
        expected: String?
    ) throws {
        let desk = try Desk { $0.resetStyle = style }
        desk.pass(10)
        #expect(desk.create("Ann").header("x-ratelimit-reset") == expected)
    }

    @Test func `a 429 says when to come back where that is configured`() throws {
        let desk = try Desk {
            $0.businessLimit = RateLimit(1)
            $0.sendsRetryAfter = true
        }
        _ = desk.create("Ann")
        desk.pass(12.5)
        #expect(desk.create("Bob").header("retry-after") == "48")
    }

    @Test func `without limits no header speaks of one`() throws {
        let desk = try Desk { $0.businessLimit = nil }
        #expect(desk.create("Ann").header("x-ratelimit-limit") == nil)
    }

    @Test func `paging forwards and back meets every customer once`() throws {
        let desk = try Desk { $0.businessLimit = nil }
        for number in 1...25 { #expect(desk.create("\(number)").status == 201) }
        var query = ["page_size": "10"]
        var names: [String] = []
        var previous: [String?] = []
        while true {
            let object = desk.ask("GET", customers, query: query).object
            let data = try #require(object["data"] as? [[String: Any]])
            names += data.compactMap { $0["name"] as? String }
            let pagination = try #require(object["pagination"] as? [String: Any])
            previous.append(pagination["previous_page_token"] as? String)
            guard let next = pagination["next_page_token"] as? String else {
                #expect(pagination["next_page_token"] is NSNull)
                break
            }
            query["page_token"] = next
        }
        #expect(names == (1...25).map(String.init))
        #expect(previous.map { $0 == nil } == [true, false, false])
        let back = desk.ask("GET", customers, query: ["page_token": try #require(previous[1])])
        #expect(back.text.contains(#""name":"1""#))
    }

    @Test(arguments: [
        ["page_size": "0"], ["page_size": "101"], ["page_size": "ten"], ["page_token": "nonsense"],
    ])
    func `a page that can't be is refused`(query: [String: String]) throws {
        #expect(try Desk().ask("GET", customers, query: query).status == 422)
    }

    @Test func `a customer can be fetched and changed`() throws {
        let desk = try Desk()
        _ = desk.create("Ann")
        let id = try #require(desk.service.entries.first?.customer.id.text)
        let path = "\(customers)/\(id)"
        #expect(desk.ask("PATCH", path, #"{"email":"a@b"}"#).status == 200)
        #expect(desk.ask("PATCH", path, #"{"external_id":"1"}"#).status == 422)
        #expect(desk.ask("PATCH", path, "{").status == 400)
        let data = desk.ask("GET", path).object["data"] as? [String: Any]
        #expect(data?["email"] as? String == "a@b")
        #expect(data?["name"] as? String == "Ann")
    }

    @Test func `time put between the steps is time in which nothing is handled`() throws {
        let desk = try Desk { $0.faults = try FaultPlan(parsing: "slow-before@1:3s") }
        let request = ServiceRequest(
            method: "POST",
            path: customers,
            authorization: "Bearer good",
            body: Data(#"{"name":"Ann"}"#.utf8)
        )
        guard case .admitted(let call) = desk.service.admit(request) else {
            Issue.record("not admitted")
            return
        }
        #expect(call.fault?.wait == .seconds(3))
        #expect(desk.service.entries.isEmpty)
        #expect(desk.service.perform(call).status == 201)
        #expect(desk.service.entries.count == 1)
    }

    @Test(
        arguments: [
            ("refuse", 500, .goDown(.seconds(2)), false),
            ("drop-before", 500, .none, false),
            ("drop-after", 201, .none, true),
            ("429", 429, .whole, false),
            ("500", 500, .whole, false),
            ("500-after", 500, .whole, true),
            ("502", 502, .whole, false),
            ("503", 503, .whole, false),
            ("slow:3s", 201, .late(.seconds(3)), true),
            ("slow-before", 201, .whole, true),
            ("cut-body", 201, .cut, true),
            ("not-json", 201, .whole, true),
            ("no-id", 201, .whole, true),
            ("expire-token", 401, .whole, false),
            ("403", 403, .whole, false),
            ("404", 404, .whole, false),
        ] as [(String, Int, Answer.Sending, Bool)]
    )
    func `each fault answers as it says, and creates or not`(
        plan: String,
        status: Int,
        sending: Answer.Sending,
        creates: Bool
    ) throws {
        let desk = try Desk { $0.faults = try FaultPlan(parsing: plan) }
        let answer = desk.create("Ann")
        #expect(answer.status == status)
        #expect(answer.sending == sending)
        #expect(desk.service.entries.count == (creates ? 1 : 0))
        #expect(desk.service.statistics.arrivals == 1)
        #expect(desk.service.statistics.faults.values.reduce(0, +) == 1)
        if plan == "not-json" { #expect(answer.contentType == "text/html") }
        if plan == "no-id" {
            #expect(
                answer.text
                    == #"{"data":{"email":null,"external_id":null,"name":"Ann","phone_number":null}}"#
            )
        }
        if plan == "503" { #expect(answer.header("retry-after") == "1") }
        if plan == "expire-token" { #expect(desk.service.entries.isEmpty) }
    }

    @Test func `an expired token stays expired when the fault is over`() throws {
        let desk = try Desk { $0.faults = try FaultPlan(parsing: "expire-token@1") }
        #expect(desk.create("Ann").status == 401)
        #expect(desk.create("Ann").status == 401)
        #expect(desk.create("Ann", token: nil).status == 401)
    }

    @Test func `faults of one operation leave the others alone`() throws {
        let desk = try Desk { $0.faults = try FaultPlan(parsing: "list/500") }
        #expect(desk.create("Ann").status == 201)
        #expect(desk.ask("GET", customers).status == 500)
        #expect(desk.ask("GET", "/_sandbox/stats").status == 200)
    }

    @Test func `the sandbox's own pages are for all, or want a token where they are guarded`()
        throws
    {
        for path in ["/_sandbox/ledger", "/_sandbox/stats"] {
            #expect(try Desk().ask("GET", path, token: nil).status == 200)
            let guarded = try Desk { $0.guardsPages = true }
            #expect(guarded.ask("GET", path, token: nil).status == 401)
            #expect(guarded.ask("GET", path, token: "wrong").status == 401)
            #expect(guarded.ask("GET", path).status == 200)
        }
    }
}
