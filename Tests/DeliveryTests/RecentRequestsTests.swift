import Testing

@testable import Delivery

/// What tells a hiccup from an outage.
struct RecentRequestsTests {
    private let start = Moment.now

    @Test func `nothing is said while all requests are answered`() {
        var recent = RecentRequests()
        for second in 0..<100 { recent.note(failed: false, at: start + .seconds(second)) }
        #expect(recent.failures(at: start + .seconds(100)) == nil)
    }

    @Test
    func `failures of the last half minute count among all its requests, and older ones don't`() {
        var recent = RecentRequests()
        for second in 0..<60 { recent.note(failed: second % 10 == 0, at: start + .seconds(second)) }
        let failures = recent.failures(at: start + .seconds(60))
        #expect(failures == RecentFailures(failed: 3, of: 30))
        #expect(recent.failures(at: start + .seconds(72)) == RecentFailures(failed: 1, of: 18))
        #expect(recent.failures(at: start + .seconds(95)) == nil)
    }

    @Test func `where none is answered, all have failed`() {
        var recent = RecentRequests()
        for _ in 0..<4 { recent.note(failed: true, at: start) }
        #expect(recent.failures(at: start) == RecentFailures(failed: 4, of: 4))
    }
}
