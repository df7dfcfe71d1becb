import Customers

/// A customer that is to be made.
package struct Creation: Sendable {
    package var business: BusinessID
    /// The body of the request, JSON as the API page has it.
    package var payload: [UInt8]

    package init(business: BusinessID, payload: [UInt8]) {
        self.business = business
        self.payload = payload
    }
}

/// What a worker asks of the service. One value serves one thread at a time.
package protocol CustomerService: AnyObject {
    /// Sends a `POST` for each customer, side by side, each once, and tells what came of each, in the
    /// same order.
    func create(_ customers: [Creation], token: Token) -> [Exchange]

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
