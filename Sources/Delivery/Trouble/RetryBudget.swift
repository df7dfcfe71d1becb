/// What the pool may spend on sending rows again: so that a service which fails now and then, too
/// seldom to open the breaker, isn't asked the same things ever faster by all rows that failed.
///
/// Each row that is to be sent again takes from the budget, and each answer of a service that works
/// adds to it: in the long run one retry for five good answers. A row that comes when it is used up
/// waits as long as a row ever waits. The numbers are those of the AWS SDKs' retry quota. A pure
/// value.
package struct RetryBudget: Hashable, Sendable {
    /// What it holds at most, and at first. Default: 500, a hundred retries.
    private let capacity: Int
    /// What a retry takes. Default: 5.
    private let price: Int
    private var left: Int

    package init(capacity: Int = 500, price: Int = 5) {
        self.capacity = max(capacity, 0)
        self.price = max(price, 1)
        left = self.capacity
    }

    /// The service answered like one that works.
    package mutating func earn() { left = min(left + 1, capacity) }

    /// Whether the price of a retry is there.
    package var affordsRetry: Bool { left >= price }

    /// Takes the price of a retry.
    ///
    /// - Returns: false where it isn't there, and then nothing is taken.
    @discardableResult
    package mutating func spend() -> Bool {
        guard affordsRetry else { return false }
        left -= price
        return true
    }
}
