import Testing

@testable import Delivery

struct RejectLimitTests {
    @Test(arguments: [
        ("0", RejectLimit.count(0)), ("100", .count(100)), ("5%", .share(0.05)),
        ("0%", .share(0)), ("12.5%", .share(0.125)), ("", nil), ("-1", nil), ("5 %x", nil),
        ("100%", nil), ("-3%", nil), ("%", nil), ("many", nil), ("nan%", nil),
    ])
    func `an argument is a number of rows or a share`(text: String, limit: RejectLimit?) {
        #expect(RejectLimit(argument: text) == limit)
    }

    @Test(arguments: [
        (RejectLimit.count(0), 0, 5, false), (.count(0), 1, 1, true),
        (.count(10), 10, 10, false), (.count(10), 11, 5_000, true),
        (.share(0.05), 1, 1, false), (.share(0.05), 19, 19, false), (.share(0.05), 1, 20, false),
        (.share(0.05), 2, 20, true), (.share(0.05), 50, 1_000, false),
        (.share(0.05), 51, 1_000, true), (.share(0), 1, 20, true),
    ])
    func `a share is judged once there are enough answers`(
        limit: RejectLimit,
        rejected: Int,
        answered: Int,
        isExceeded: Bool
    ) {
        #expect(limit.isExceeded(rejected: rejected, answered: answered) == isExceeded)
    }
}
