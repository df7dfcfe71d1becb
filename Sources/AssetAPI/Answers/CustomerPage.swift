import Customers

/// A page of customers, or why there is none.
package struct ListExchange: Sendable {
    package var result: Result<CustomerPage, ListFailure>
    package var rate: RateLimitReport?
    /// Nil where no answer came.
    package var httpStatus: Int?
    /// Whether there was no way to the service: nothing of the request left.
    package var isUnsent: Bool

    package init(
        result: Result<CustomerPage, ListFailure>,
        rate: RateLimitReport? = nil,
        httpStatus: Int? = nil,
        isUnsent: Bool = false
    ) {
        self.isUnsent = isUnsent
        self.result = result
        self.rate = rate
        self.httpStatus = httpStatus
    }
}

/// One page of the service's list.
package struct CustomerPage: Hashable, Sendable {
    /// The most that the service gives (API facts, "Other endpoints").
    package static let mostCustomers = 100

    package var customers: [Customer]
    /// Entries that can't be read like the others.
    package var odd: [OddCustomer]
    /// Nil on the last page.
    package var nextPageToken: String?

    package init(customers: [Customer], odd: [OddCustomer] = [], nextPageToken: String?) {
        self.customers = customers
        self.odd = odd
        self.nextPageToken = nextPageToken
    }
}

/// Why a page couldn't be read. Reading changes nothing, so trying again is always safe.
package enum ListFailure: Error, Hashable, Sendable {
    case tryLater(Problem)
    case unauthorised(Problem)
    /// The page is longer than is read: a smaller one may be had.
    case tooLarge(Problem)
    case stop(Problem, StopScope)
}
