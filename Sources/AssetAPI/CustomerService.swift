import Customers

/// What a worker asks of the service. One value serves one thread at a time.
package protocol CustomerService: AnyObject {
    /// Sends a `POST` for each payload, side by side, each once, and tells what came of each, in the
    /// same order.
    ///
    /// - Parameter payloads: the bodies, JSON as the API page has it.
    func create(_ payloads: [[UInt8]], business: BusinessID, token: Token) -> [Exchange]

    /// Sends one `PATCH`. Its effect is the same however often it arrives, so no outcome is unknown.
    ///
    /// - Parameter changes: the body: the fields that differ.
    func update(
        _ customer: CustomerID,
        _ changes: [UInt8],
        business: BusinessID,
        token: Token
    ) -> Exchange

    /// Reads one page of a business's customers, in an order that isn't documented.
    ///
    /// - Parameters:
    ///   - pageToken: where to go on, from the page before; nil for the first page.
    ///   - size: 1 to 100.
    func list(
        business: BusinessID,
        pageToken: String?,
        size: Int,
        token: Token
    ) -> ListExchange
}

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
