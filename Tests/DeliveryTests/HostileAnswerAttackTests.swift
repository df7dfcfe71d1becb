import AssetAPI
import Customers
import Foundation
import Journal
import Synchronization
import TestSupport
import Testing

@testable import Delivery

/// Hostile answers as a table: the bytes, what becomes of the row, and what the run does.
struct HostileAnswerAttackTests {
    /// An answer to a `POST` of a row, and what comes of it.
    struct Line: Sendable, CustomTestStringConvertible {
        var name: String
        var reply: ScriptedServer.Reply
        var row: RowStatus
        var code: String?
        var end = "finished"

        var testDescription: String { name }

        init(
            _ name: String,
            _ reply: ScriptedServer.Reply,
            _ row: RowStatus,
            _ code: String? = nil,
            end: String = "finished"
        ) {
            self.name = name
            self.reply = reply
            self.row = row
            self.code = code
            self.end = end
        }

        init(
            _ status: Int,
            _ body: String,
            _ row: RowStatus,
            _ code: String? = nil,
            end: String = "finished"
        ) {
            self.init("\(status) \(body)", .bytes(httpAnswer(status, body)), row, code, end: end)
        }
    }

    /// The row is Ada, A-1.
    static let lines: [Line] = [
        // The row's own.
        Line(201, #"{"data":{"id":"cus_1"}}"#, .created),
        Line(201, #"{"data":{"id":"cus_1","name":"Ada","external_id":"A-1"}}"#, .created),
        Line(200, #"{"data":{"id":"cus_1","name":" ADA ","external_id":null}}"#, .created),
        Line(201, #"{"data":{"id":"cus_1","name":"Bob","external_id":"A-1"}}"#, .created),
        Line(201, "\u{FEFF}" + #"{"data":{"id":"cus_1","external_id":"A-1"}}"#, .created),
        // Another row's.
        Line(201, #"{"data":{"id":"cus_2","external_id":"B-2"}}"#, .unknown, "other_answer"),
        Line(201, #"{"data":{"id":"cus_2","name":"Bob"}}"#, .unknown, "other_answer"),
        Line(201, #"{"data":{"id":"cus_2","name":"B\u006fb"}}"#, .unknown, "other_answer"),
        // Nothing that names a customer.
        Line(201, "", .unknown, "unreadable_answer"),
        Line(201, "{}", .unknown, "unreadable_answer"),
        Line(201, "null", .unknown, "unreadable_answer"),
        Line(201, "<html><title>Login</title>", .unknown, "unreadable_answer"),
        Line(201, #"{"data":{"id":""}}"#, .unknown, "unreadable_answer"),
        Line(201, #"{"data":{"id":17}}"#, .unknown, "unreadable_answer"),
        Line(201, #"{"data":{"id":".."}}"#, .unknown, "unreadable_answer"),
        Line(201, #"{"data":{"id":"../x"}}"#, .unknown, "unreadable_answer"),
        Line(201, #"{"data":{"id":"a\nb"}}"#, .unknown, "unreadable_answer"),
        Line(201, #"{"data":{"id":"\u001b[31m"}}"#, .unknown, "unreadable_answer"),
        Line(201, #"{"data":{"id":"\ud800"}}"#, .unknown, "unreadable_answer"),
        Line(201, #"{"data":[{"id":"cus_1"}]}"#, .unknown, "unreadable_answer"),
        Line(201, #"{"data":{"id":"cus_1"}"#, .unknown, "unreadable_answer"),
        Line(201, String(repeating: "[", count: 100_000), .unknown, "unreadable_answer"),
        Line(202, #"{"data":{"id":"cus_1"}}"#, .unknown, "unreadable_answer"),
        Line(204, "", .unknown, "unreadable_answer"),
        Line(206, #"{"data":{"id":"cus_1"}}"#, .unknown, "unreadable_answer"),
        // Refusals.
        Line(400, "", .rejected, "refused"),
        Line(409, #"{"detail":"exists"}"#, .rejected, "refused"),
        Line(422, #"{"detail":[{"loc":["body","name"],"msg":"no"}]}"#, .rejected, "validation"),
        Line(403, "", .pending, "forbidden", end: "stopped"),
        Line(404, "", .pending, "not_found", end: "stopped"),
        Line(405, "", .pending, "not_the_api", end: "stopped"),
        Line(401, "", .pending, "unauthorised", end: "noToken"),
        Line(302, "", .unknown, "redirected", end: "stopped"),
        Line(307, "", .pending, "redirected", end: "stopped"),
        Line(408, "", .unknown, "timeout"),
        Line(500, "", .unknown, "server_error"),
        Line(502, "<html>", .unknown, "server_error"),
        Line(503, "", .failed, "unavailable"),
        // No answer, or none of HTTP.
        Line("no byte", .close, .unknown, "connection_cut"),
        Line("a header that is cut off", .bytesThenClose("HTTP/1.1 201 C"), .unknown),
        Line("no HTTP", .bytesThenClose("SSH-2.0-OpenSSH_9.2\r\n"), .unknown),
        Line(
            "a body that is cut off",
            .bytesThenClose(
                "HTTP/1.1 201 X\r\nContent-Length: 99\r\n\r\n{\"data\":{\"id\":\"cus_1\"}}"
            ),
            .unknown,
            "connection_cut"
        ),
        Line(
            "a body of a negative length",
            .bytesThenClose("HTTP/1.1 201 X\r\nContent-Length: -5\r\n\r\n{}"),
            .unknown
        ),
        Line(
            "a body of more than 1 MiB",
            .bytesThenClose(
                httpAnswer(
                    201,
                    #"{"data":{"id":"cus_1"},"x":""# + String(repeating: "x", count: 1 << 20)
                        + #""}"#
                )
            ),
            .unknown,
            "unreadable_answer"
        ),
        Line(
            "a body that isn't the gzip that it is said to be",
            .bytesThenClose(httpAnswer(201, "{}", headers: ["Content-Encoding: gzip"])),
            .unknown
        ),
        Line(
            "headers without an end",
            .bytesThenClose("HTTP/1.1 201 X\r\n" + String(repeating: "A: b\r\n", count: 60_000)),
            .unknown
        ),
    ]

    private static let business = "biz_1"

    /// What a run of one row against a server comes to.
    private func deliver(
        _ fixture: DeliveryFixture,
        _ server: ScriptedServer,
        configure: (inout DeliveryOptions) -> Void = { _ in },
        report: @escaping @Sendable (DeliveryEvent) -> Void = { _ in }
    ) throws -> DeliveryEnd {
        let address = try ServiceAddress(baseURL: server.url)
        return try fixture.deliver(
            makeService: {
                RemoteCustomerService(
                    address: address,
                    transport: TransportOptions(ignoresProxies: true)
                )
            },
            configure: {
                $0.workers = 1
                $0.existing = .ignore
                $0.retry.maximumAttempts = 1
                configure(&$0)
            },
            report: report
        )
    }

    private func name(_ end: DeliveryEnd) -> String {
        String(describing: end).prefix { $0 != "(" }.description
    }

    @Test(arguments: lines)
    func `whatever answers, the row becomes what the table says`(line: Line) throws {
        let fixture = try DeliveryFixture(rows: 1) { _ in ("Ada", "A-1") }
        let server = try ScriptedServer { _, _ in line.reply }
        let end = try deliver(fixture, server)
        server.stop()
        #expect(name(end) == line.end)
        let totals = try fixture.totals()
        #expect(totals[line.row] == 1, "\(totals)")
        #expect(totals.addUp)
        #expect(server.received.count == 1)
        if let code = line.code {
            #expect(try fixture.writer.journal.row(1)?.problem?.code == code)
        }
    }

    /// Answers to rows by their `external_id`s.
    private static func created(_ request: ScriptedServer.Request, _ wrong: Bool) -> String {
        let id = request.body.split(separator: "\"").last { $0.hasPrefix("C-") } ?? "C-0"
        return httpAnswer(
            201,
            #"{"data":{"id":"cus_\#(id)","external_id":"\#(wrong ? "C-other" : id)"}}"#
        )
    }

    @Test(arguments: [
        // Which answers are another row's, and how many rows are then unknown, and how it ends.
        ("the first", Set([1]), 1, "finished"),
        ("one in three", Set([1, 4, 7, 10]), 4, "finished"),
        ("three in a row", Set([5, 6, 7]), 3, "stopped"), ("all", Set(1...40), 3, "stopped"),
        ("every second", Set(stride(from: 1, to: 40, by: 2)), 10, "stopped"),
    ])
    func `answers of other rows that keep coming stop the run`(
        name: String,
        wrong: Set<Int>,
        unknown: Int,
        end: String
    ) throws {
        let fixture = try DeliveryFixture(rows: 40) { ("N \($0)", "C-\($0)") }
        let server = try ScriptedServer { .bytes(Self.created($1, wrong.contains($0))) }
        let ended = try deliver(fixture, server)
        server.stop()
        #expect(self.name(ended) == end)
        #expect(try fixture.totals()[.unknown] == unknown)
        if end == "finished" { #expect(try fixture.totals()[.created] == 40 - unknown) }
        if case .stopped(let problem) = ended { #expect(problem.code == .otherAnswer) }
    }

    @Test(arguments: [true, false])
    func `an id that another row has stops the run, and its row is unknown`(isLater: Bool) throws {
        let fixture = try DeliveryFixture(rows: 8) { ("N \($0)", "C-\($0)") }
        let server = try ScriptedServer { number, _ in
            .bytes(httpAnswer(201, #"{"data":{"id":"cus_\#(number < 4 ? number : 2)"}}"#))
        }
        if isLater {
            // What a run before this one gave is known, too.
            _ = try deliver(fixture, server) { $0.limit = 3 }
            #expect(try fixture.totals()[.created] == 3)
        }
        let end = try deliver(fixture, server)
        server.stop()
        guard case .stopped(let problem) = end else {
            Issue.record("\(end)")
            return
        }
        #expect(problem.code == .idTaken)
        #expect(problem.text.contains("cus_2"))
        #expect(try fixture.totals()[.created] == 3)
        #expect(try fixture.totals()[.unknown] == 1)
        #expect(try fixture.totals()[.pending] == 4)
        #expect(try fixture.writer.journal.row(4)?.problem?.code == "id_taken")
    }
}
