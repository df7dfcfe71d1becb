import Testing

@testable import Delivery

struct RateTests {
    @Test(arguments: [
        ("300/min", Rate.perMinute(300)), ("300", .perMinute(300)), ("5/s", .perMinute(300)),
        ("18000/h", .perMinute(300)), ("0.5/s", .perMinute(30)), (" 10 / SEC ", .perMinute(600)),
        ("unlimited", .unlimited), ("none", .unlimited), ("1/h", .perMinute(1.0 / 60)),
    ])
    func `a rate is read as people write it`(text: String, rate: Rate) {
        #expect(Rate(argument: text) == rate)
    }

    @Test(arguments: [
        "", "0", "-5/s", "fast", "5/day", "5/", "/s", "nan", "inf", "1e99/s", "1e-300/h", "0.04/h",
    ])
    func `what isn't a rate is refused`(text: String) {
        #expect(Rate(argument: text) == nil)
    }

    @Test func `a rate is said a minute, with a fraction only where there is one`() {
        #expect(Rate.perMinute(300).description == "300/min")
        #expect(Rate.perMinute(7.5).description == "7.5/min")
        #expect(Rate.unlimited.description == "unlimited")
    }

    @Test func `the slower of two rates holds`() {
        #expect(Rate.perMinute(300).limited(by: .perMinute(60)) == .perMinute(60))
        #expect(Rate.perMinute(60).limited(by: .unlimited) == .perMinute(60))
        #expect(Rate.unlimited.limited(by: .unlimited) == .unlimited)
    }

    @Test func `headroom is left to others`() {
        #expect(Rate.perMinute(300).leaving(0.2) == .perMinute(240))
        #expect(Rate.unlimited.leaving(0.2) == .unlimited)
    }

    @Test func `shards share the tenant's rate evenly, and each has a business's own`() {
        let rate = Rate.perMinute(300)
        func ceiling(_ options: DeliveryOptions, _ businesses: Int) -> Rate? {
            options.tenantCeiling(businesses: businesses)
        }
        #expect(ceiling(DeliveryOptions(), 1) == nil)
        #expect(ceiling(DeliveryOptions(), 2) == rate)
        // Also where it has but one business: the others have theirs.
        #expect(ceiling(DeliveryOptions(sharers: 4), 1) == .perMinute(75))
        #expect(ceiling(DeliveryOptions(rate: .perMinute(100), sharers: 4), 9) == .perMinute(25))
        let options = DeliveryOptions(rate: rate, tenantRate: .perMinute(1_000), sharers: 4)
        #expect(ceiling(options, 9) == .perMinute(250))
        #expect(ceiling(DeliveryOptions(tenantRate: .unlimited, sharers: 4), 9) == .unlimited)
    }
}
