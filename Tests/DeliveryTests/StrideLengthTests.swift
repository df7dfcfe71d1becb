import Testing

@testable import Delivery

struct StrideLengthTests {
    @Test func `until an answer came, a worker claims one row`() {
        #expect(StrideLength().rows == 1)
    }

    @Test(arguments: [
        (Duration.milliseconds(200), 1), (.milliseconds(20), 1), (.milliseconds(11), 1),
        (.milliseconds(10), 2), (.milliseconds(1), 20), (.microseconds(100), 48), (.zero, 48),
        (.seconds(3_600), 1),
    ])
    func `as many rows are claimed as are answered within the budget, up to a limit`(
        latency: Duration,
        rows: Int
    ) {
        var length = StrideLength()
        length.observe(latency)
        #expect(length.rows == rows)
    }

    @Test func `one slow answer counts at once, and fast ones only after some time`() {
        var length = StrideLength()
        length.observe(.microseconds(100))
        length.observe(.seconds(1))
        #expect(length.rows == 1)
        var answers = 0
        while length.rows < 48 {
            length.observe(.microseconds(100))
            answers += 1
        }
        #expect((20...100).contains(answers))
    }

    @Test func `a stride is over when its time is, however many rows are left`() {
        #expect(!StrideLength().isOver(after: .milliseconds(19)))
        #expect(StrideLength().isOver(after: .milliseconds(20)))
    }
}
