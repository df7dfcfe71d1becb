import Testing

@testable import Delivery

struct RetryBudgetTests {
    /// How many of so many retries the budget pays for.
    private func paid(_ budget: inout RetryBudget, of retries: Int) -> Int {
        var paid = 0
        for _ in 0..<retries where budget.spend() { paid += 1 }
        return paid
    }

    @Test func `a hundred rows may fail at once before one has to wait`() {
        var budget = RetryBudget()
        #expect(paid(&budget, of: 150) == 100)
    }

    @Test func `five good answers pay for a retry`() {
        var budget = RetryBudget(capacity: 5)
        #expect(paid(&budget, of: 2) == 1)
        for _ in 1...4 { budget.earn() }
        #expect(paid(&budget, of: 1) == 0)
        budget.earn()
        #expect(paid(&budget, of: 1) == 1)
    }

    @Test func `what isn't used doesn't pile up`() {
        var budget = RetryBudget(capacity: 10)
        for _ in 1...1_000 { budget.earn() }
        #expect(paid(&budget, of: 10) == 2)
    }
}
