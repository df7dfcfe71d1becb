import Foundation

/// What an answer says of the rate allowance; each part may be absent.
package struct RateLimitReport: Hashable, Sendable {
    /// `x-ratelimit-limit`: requests a minute.
    package var limitPerMinute: Int?
    /// `x-ratelimit-remaining`: requests left in the current window.
    package var remaining: Int?
    /// `x-ratelimit-reset`, as the time from the answer's receipt, 0 to ``longestReset``.
    package var resetAfter: Duration?
    /// `Retry-After`, as the time from the answer's receipt, 0 to 1 h. Wins over `resetAfter`.
    package var retryAfter: Duration?

    /// The length of the documented window: limits are "requests a minute" (API facts, "Limits").
    package static let window = Duration.seconds(60)
    /// By how much a reset may lie outside of the window: it is rounded up, and `Date` down.
    package static let tolerance = Duration.seconds(5)
    /// A reset further away isn't one of a window of a minute, but of a clock that is wrong.
    package static let longestReset = window + tolerance
    /// The longest that a `Retry-After` is heeded: one that asks for more is met again, and a run that
    /// is kept off for so long has given up.
    package static let longestPause = Duration.seconds(3_600)

    package init(
        limitPerMinute: Int? = nil,
        remaining: Int? = nil,
        resetAfter: Duration? = nil,
        retryAfter: Duration? = nil
    ) {
        self.limitPerMinute = limitPerMinute
        self.remaining = remaining
        self.resetAfter = resetAfter
        self.retryAfter = retryAfter
    }

    /// Reads the headers; what is malformed counts as absent.
    ///
    /// A reset is a Unix timestamp, or seconds from now where it is below 1e9 (API facts,
    /// "Limits"). A timestamp is held against the answer's own `Date`, so that a clock that
    /// disagrees by minutes doesn't matter. One that can't be the end of a window of a minute counts
    /// as absent: then `Date` is missing or wrong, and nothing is known of when the window ends.
    ///
    /// - Parameter receivedAt: this machine's clock, for answers without a `Date`.
    /// - Returns: nil where no header said anything.
    package init?(headers: ResponseHeaders, receivedAt: Date) {
        // Read only where it is needed: most answers name no moment.
        var serverTime: Date { headers.date.flatMap(HTTPDate.parse) ?? receivedAt }
        limitPerMinute = headers.rateLimit.flatMap(Self.number).flatMap { $0 > 0 ? Int($0) : nil }
        remaining = headers.rateRemaining.flatMap(Self.number).map { Int($0) }
        resetAfter = headers.rateReset.flatMap(Self.number).flatMap { number in
            let seconds = number < 1e9 ? number : number - serverTime.timeIntervalSince1970
            return Self.reset(seconds)
        }
        retryAfter = headers.retryAfter.flatMap { text in
            if let seconds = Self.number(text) { return Self.clamped(seconds) }
            return HTTPDate.parse(text).map { Self.clamped($0.timeIntervalSince(serverTime)) }
        }
        if limitPerMinute == nil, remaining == nil, resetAfter == nil, retryAfter == nil {
            return nil
        }
    }

    /// A number of digits, with a fraction perhaps; nothing else, and not absurdly large.
    private static func number(_ text: String) -> Double? {
        guard text.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }),
            let number = Double(text), number <= 1e12
        else { return nil }
        return number
    }

    private static func reset(_ seconds: Double) -> Duration? {
        let time = Duration.seconds(seconds)
        guard time >= .zero - tolerance, time <= longestReset else { return nil }
        return max(time, .zero)
    }

    private static func clamped(_ seconds: Double) -> Duration {
        .seconds(min(max(seconds, 0), longestPause.timeInterval))
    }
}

/// Dates as HTTP writes them in its one preferred form, `Sun, 06 Nov 1994 08:49:37 GMT`
/// (RFC 9110, 5.6.7).
///
/// Read by hand, since it is done for every answer: a date formatter costs more than the request.
enum HTTPDate {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// The moment; nil for any other form.
    static func parse(_ text: String) -> Date? {
        let words = text.split(separator: " ")
        guard words.count == 6, words[5] == "GMT", words[0].last == ",",
            let day = number(words[1], 1...31),
            let month = months.firstIndex(where: { $0 == words[2] }),
            let year = number(words[3], 1900...9999)
        else { return nil }
        let time = words[4].split(separator: ":", omittingEmptySubsequences: false)
        guard time.count == 3, let hour = number(time[0], 0...23),
            let minute = number(time[1], 0...59), let second = number(time[2], 0...60)
        else { return nil }
        let days = daysSince1970(year: year, month: month + 1, day: day)
        let seconds = ((days * 24 + hour) * 60 + minute) * 60 + second
        return Date(timeIntervalSince1970: Double(seconds))
    }

    private static func number(_ text: Substring, _ range: ClosedRange<Int>) -> Int? {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text),
            range.contains(number)
        else { return nil }
        return number
    }

    /// Counted in years that begin in March, so that the leap day is the last one.
    private static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
        let shifted = month > 2 ? year : year - 1
        let monthFromMarch = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        let leapDays = shifted / 4 - shifted / 100 + shifted / 400
        return shifted * 365 + leapDays + dayOfYear - 719_468
    }
}
