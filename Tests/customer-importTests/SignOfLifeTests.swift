import Testing

@testable import customer_import

struct SignOfLifeTests {
    @Test(arguments: [
        (Duration.milliseconds(1_990), "checking … 1 s"), (.seconds(12), "checking … 12 s"),
        (.seconds(75), "checking … 1 min 15 s"),
    ])
    func `a long command says what it does, and for how long`(time: Duration, text: String) {
        #expect(SignOfLife.line("checking", after: time).text == text)
    }
}
