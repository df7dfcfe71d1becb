import AssetAPI
import Customers
import Journal
import Testing

@testable import Delivery

struct JudgeTests {
    private let now = Timestamp(milliseconds: 1_000_000)

    private func verdict(
        _ outcome: Outcome,
        status: Int? = nil,
        rate: RateLimitReport? = nil,
        failures: Int = 0,
        isServiceDown: Bool = false,
        affordsRetry: Bool = true
    ) -> Settlement.Verdict {
        Judge().verdict(
            on: Exchange(outcome: outcome, httpStatus: status, rate: rate),
            Judge.Circumstances(
                failures: failures,
                isServiceDown: isServiceDown,
                affordsRetry: affordsRetry,
                now: now,
                jitter: 0.5
            )
        )
    }

    private let problem = Problem(code: "x", text: "x")

    @Test func `created, rejected and unknown are what they are`() throws {
        let id = try #require(CustomerID("cus_1"))
        #expect(verdict(.created(id)) == .created(id))
        #expect(verdict(.rejected(problem)) == .rejected)
        #expect(verdict(.unknown(problem)) == .unknown)
    }

    @Test func `promise 2: an unknown outcome is never pending, whatever its attempts`() {
        for failures in 0...20 {
            #expect(verdict(.unknown(problem), failures: failures) == .unknown)
        }
    }

    @Test func `a redirect that may stand for something done leaves the row unknown`() {
        #expect(verdict(.lost(problem), status: 303) == .unknown)
    }

    @Test func `a passing refusal waits half the bound at half the jitter`() {
        let later = Timestamp(milliseconds: 1_000_250)
        #expect(verdict(.tryLater(problem), status: 503) == .pending(dueAt: later, counts: true))
    }

    @Test func `once the retry budget is used up, a row waits for the longest`() {
        let later = Timestamp(milliseconds: 1_060_000)
        #expect(
            verdict(.tryLater(problem), status: 503, affordsRetry: false)
                == .pending(dueAt: later, counts: true)
        )
    }

    @Test func `Retry-After sets the time`() {
        let rate = RateLimitReport(retryAfter: .seconds(7))
        let later = Timestamp(milliseconds: 1_007_000)
        #expect(
            verdict(.tryLater(problem), status: 503, rate: rate)
                == .pending(dueAt: later, counts: true)
        )
    }

    @Test func `the eighth passing refusal is the last`() {
        #expect(verdict(.tryLater(problem), status: 503, failures: 7) == .failed)
    }

    @Test func `a 429 never uses up a row's attempts`() {
        #expect(
            verdict(.tryLater(problem), status: 429, failures: 7)
                == .pending(dueAt: now, counts: false)
        )
    }

    @Test func `a service that is down never uses up a row's attempts`() {
        #expect(
            verdict(.tryLater(problem), failures: 7, isServiceDown: true)
                == .pending(dueAt: now, counts: false)
        )
    }

    @Test func `a proxy that nobody knows never burns rows`() {
        let unknown = Problem(code: "proxy_unknown", text: "Could not resolve proxy: p")
        #expect(
            verdict(.tryLater(unknown), failures: 7) == .pending(dueAt: now, counts: false)
        )
    }

    @Test func `a dead token never burns rows`() {
        #expect(verdict(.unauthorised(problem), failures: 7) == .pending(dueAt: now, counts: false))
        #expect(
            verdict(.stop(problem, .business), failures: 7) == .pending(dueAt: now, counts: false)
        )
    }
}
