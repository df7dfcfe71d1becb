import Foundation
import Testing

@testable import AssetAPI

struct RateLimitReportTests {
    private let now = Date(timeIntervalSince1970: 1_800_000_000)

    private func report(_ lines: String...) -> RateLimitReport? {
        var headers = ResponseHeaders()
        for line in lines { headers.note(line.utf8) }
        return RateLimitReport(headers: headers, receivedAt: now)
    }

    @Test func `limit, remaining and reset are read`() {
        let report = report(
            "X-RateLimit-Limit: 300",
            "x-ratelimit-remaining: 299",
            "x-ratelimit-reset: 1800000042"
        )
        #expect(
            report
                == RateLimitReport(
                    limitPerMinute: 300,
                    remaining: 299,
                    resetAfter: .seconds(42)
                )
        )
    }

    @Test func `a reset below a thousand million is seconds from now`() {
        #expect(report("x-ratelimit-reset: 30")?.resetAfter == .seconds(30))
    }

    @Test func `a timestamp is held against the answer's own date, not this clock`() {
        let report = report(
            "Date: Fri, 15 Jan 2027 08:10:00 GMT",
            "x-ratelimit-reset: 1800000630"
        )
        #expect(report?.resetAfter == .seconds(30))
    }

    @Test(arguments: [
        ("Retry-After: 7", 7.0), ("Retry-After: 0", 0), ("Retry-After: 99999999", 3_600),
    ])
    func `Retry-After in seconds is read, up to an hour`(line: String, seconds: Double) {
        #expect(report(line)?.retryAfter == .seconds(seconds))
    }

    @Test func `Retry-After as a date is read`() {
        let report = report(
            "Date: Sun, 06 Nov 1994 08:49:37 GMT",
            "Retry-After: Sun, 06 Nov 1994 08:50:07 GMT"
        )
        #expect(report?.retryAfter == .seconds(30))
    }

    @Test(arguments: [
        "x-ratelimit-remaining: many", "x-ratelimit-limit: -5", "x-ratelimit-limit: 0",
        "x-ratelimit-reset: ", "Retry-After: soon", "x-ratelimit-remaining: 1e9999", "X: y",
    ])
    func `what is malformed counts as absent`(line: String) {
        #expect(report(line) == nil)
    }

    @Test func `a reset just past is now`() {
        #expect(report("x-ratelimit-reset: 1799999997")?.resetAfter == .zero)
    }

    @Test(arguments: [66, 3_600, 784_111_787, 1_799_999_000, 1_800_000_066, 1_800_003_600])
    func `a reset that no window of a minute can have counts as absent`(reset: Int) {
        #expect(report("x-ratelimit-reset: \(reset)") == nil)
    }
}

struct HTTPDateTests {
    @Test(arguments: [
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0), ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
        ("Thu, 29 Feb 2024 23:59:59 GMT", 1_709_251_199),
        ("Fri, 01 Mar 2024 00:00:00 GMT", 1_709_251_200),
        ("Sat, 31 Dec 2099 12:00:00 GMT", 4_102_401_600),
    ])
    func `a date is the moment that it names`(text: String, seconds: Double) {
        #expect(HTTPDate.parse(text) == Date(timeIntervalSince1970: seconds))
    }

    @Test(arguments: [
        "", "1994-11-06", "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 32 Nov 1994 08:49:37 GMT",
        "Sun, 06 Foo 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:49:37 GMT",
        "Sun, -6 Nov 1994 0:0:0 GMT",
    ])
    func `anything else is no date`(text: String) {
        #expect(HTTPDate.parse(text) == nil)
    }
}

struct ResponseHeadersTests {
    @Test(arguments: [
        ("Retry-After: 30\r\n", "30"), ("retry-after:30\r\n", "30"),
        ("RETRY-AFTER:\t 30 \r\n", "30"),
        ("Retry-After:\r\n", ""), ("Retry-After: a: b\r\n", "a: b"),
    ])
    func `a header is known whatever its case, and trimmed`(line: String, value: String) {
        var headers = ResponseHeaders()
        headers.note(line.utf8)
        #expect(headers.retryAfter == value)
    }

    @Test(arguments: [
        "", "\r\n", "HTTP/1.1 201 Created\r\n", "Retry-Afte: 1", "Retry\u{0}After: 1",
    ])
    func `other lines are passed over`(line: String) {
        var headers = ResponseHeaders()
        headers.note(line.utf8)
        #expect(headers == ResponseHeaders())
    }
}
