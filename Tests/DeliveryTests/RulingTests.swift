import AssetAPI
import Customers
import Journal
import Testing

@testable import Delivery

/// The table of ``Ruling``, and what the row's part of it hangs on besides the answer.
struct RulingTests {
    private static let now = Timestamp(milliseconds: 1_000_000)
    private static let problem = Problem(code: .refused, text: "x")
    private static let mixedUp = Problem(code: .otherAnswer, text: "x")
    private static let back = Settlement.Verdict.pending(dueAt: now, counts: false)
    /// Half of the bound of 0.5 s, at half the jitter.
    private static let again = Settlement.Verdict.pending(
        dueAt: Timestamp(milliseconds: 1_000_250),
        counts: true
    )

    private func ruling(
        _ outcome: Outcome,
        status: Int? = nil,
        rate: RateLimitReport? = nil,
        failures: Int = 0,
        _ change: (inout Ruling.Circumstances) -> Void = { _ in }
    ) -> Ruling {
        var circumstances = Ruling.Circumstances(failures: failures, now: Self.now, jitter: 0.5)
        change(&circumstances)
        return Ruling(
            on: Exchange(outcome: outcome, httpStatus: status, rate: rate),
            circumstances
        )
    }

    /// A line of the table.
    struct Line: CustomStringConvertible, Sendable {
        var outcome: Outcome
        var status: Int?
        var row: Settlement.Verdict?
        var health: ServiceSign.Health
        var token = Ruling.TokenSign.untold
        var stops: StopScope?
        var costsRetry = false

        var description: String { "\(outcome), HTTP \(status ?? 0)" }
    }

    private static let creating: [Line] = [
        Line(
            outcome: .created(.one),
            status: 201,
            row: .created(.one),
            health: .works,
            token: .proven
        ),
        Line(
            outcome: .rejected(problem),
            status: 422,
            row: .rejected,
            health: .works,
            token: .proven
        ),
        Line(outcome: .unknown(problem), status: 500, row: .unknown, health: .away(problem)),
        Line(outcome: .unknown(problem), row: .unknown, health: .away(problem)),
        Line(outcome: .unknown(mixedUp), status: 201, row: .unknown, health: .untold),
        Line(
            outcome: .lost(problem),
            status: 303,
            row: .unknown,
            health: .works,
            stops: .service
        ),
        Line(
            outcome: .unauthorised(problem),
            status: 401,
            row: back,
            health: .awaitsToken,
            token: .refused
        ),
        Line(
            outcome: .stop(problem, .business),
            status: 403,
            row: back,
            health: .works,
            stops: .business
        ),
        Line(
            outcome: .stop(problem, .service),
            status: 405,
            row: back,
            health: .works,
            stops: .service
        ),
        Line(outcome: .tryLater(problem), status: 429, row: back, health: .untold),
        Line(
            outcome: .tryLater(problem),
            status: 503,
            row: again,
            health: .away(problem),
            costsRetry: true
        ),
        Line(outcome: .tryLater(problem), row: again, health: .away(problem), costsRetry: true),
    ]

    private static let updating: [Line] = [
        Line(
            outcome: .created(.one),
            status: 200,
            row: .updated,
            health: .works,
            token: .proven
        ),
        Line(
            outcome: .tryLater(mixedUp),
            status: 200,
            row: again,
            health: .untold,
            costsRetry: true
        ),
    ]

    @Test(arguments: [false, true])
    func `each outcome has one line of the table`(isUpdate: Bool) {
        for line in isUpdate ? Self.updating : Self.creating {
            let ruling = ruling(line.outcome, status: line.status) { $0.isUpdate = isUpdate }
            #expect(ruling.row == line.row, "\(line)")
            #expect(ruling.problem == line.outcome.problem, "\(line)")
            #expect(ruling.sign.health == line.health, "\(line)")
            #expect(ruling.sign.httpStatus == line.status, "\(line)")
            #expect(ruling.token == line.token, "\(line)")
            #expect(ruling.stops == line.stops, "\(line)")
            #expect(ruling.costsRetry == line.costsRetry, "\(line)")
        }
    }

    @Test func `an id that another row has leaves the row unknown, and stops everything`() {
        let ruling = ruling(.created(.one), status: 201) { $0.isTaken = true }
        #expect(ruling.row == .unknown)
        #expect(ruling.problem?.code == .idTaken)
        #expect(ruling.stops == .service)
        #expect(ruling.sign.health == .untold)
    }

    @Test func `promise 2: an unknown outcome is never pending, whatever the circumstances`() {
        for outcome in [Outcome.unknown(Self.problem), .unknown(Self.mixedUp), .lost(Self.problem)]
        {
            for failures in 0...20 {
                for number in 0..<8 {
                    let ruling = ruling(outcome, failures: failures) {
                        $0.isServiceDown = number & 1 > 0
                        $0.isReached = number & 2 > 0
                        $0.affordsRetry = number & 4 > 0
                    }
                    #expect(ruling.row == .unknown)
                }
            }
        }
    }

    @Test func `once the retry budget is used up, a row waits for the longest`() {
        let ruling = ruling(.tryLater(Self.problem), status: 503) { $0.affordsRetry = false }
        #expect(
            ruling.row == .pending(dueAt: Timestamp(milliseconds: 1_060_000), counts: true)
        )
    }

    @Test func `Retry-After sets the time`() {
        let ruling = ruling(
            .tryLater(Self.problem),
            status: 503,
            rate: RateLimitReport(retryAfter: .seconds(7))
        )
        #expect(
            ruling.row == .pending(dueAt: Timestamp(milliseconds: 1_007_000), counts: true)
        )
    }

    @Test func `the eighth passing refusal is the last`() {
        #expect(ruling(.tryLater(Self.problem), status: 503, failures: 6).row?.status == .pending)
        #expect(ruling(.tryLater(Self.problem), status: 503, failures: 7).row == .failed)
    }

    @Test func `a refusal for the rate, an outage and a wrong proxy never use up a row's attempts`()
    {
        let proxy = Problem(code: .proxyUnknown, text: "Could not resolve proxy: p")
        #expect(ruling(.tryLater(Self.problem), status: 429, failures: 7).row == Self.back)
        #expect(ruling(.tryLater(proxy), failures: 7).row == Self.back)
        let down = ruling(.tryLater(Self.problem), failures: 7) { $0.isServiceDown = true }
        #expect(down.row == Self.back)
        #expect(!down.costsRetry)
    }

    @Test func `a dead token and a refused business never burn rows`() {
        #expect(ruling(.unauthorised(Self.problem), failures: 7).row == Self.back)
        #expect(ruling(.stop(Self.problem, .business), failures: 7).row == Self.back)
    }

    @Test func `a row of which nothing left for a service that was never reached is as before`() {
        let unsent = ruling(.tryLater(Self.problem)) { $0.isReached = false }
        #expect(unsent.row == nil)
        #expect(unsent.sign.isUnsent)
        let answered = ruling(.tryLater(Self.problem), status: 503) { $0.isReached = false }
        #expect(answered.row == Self.again)
    }
}

extension CustomerID {
    fileprivate static var one: CustomerID { CustomerID("cus_1") ?? .one }
}
