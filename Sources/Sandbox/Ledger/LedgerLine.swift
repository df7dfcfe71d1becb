import Customers
import Foundation

/// One event of the ledger, as a line of its file.
struct LedgerLine: Hashable, Sendable, Codable {
    enum Event: String, Hashable, Sendable, Codable {
        /// A create arrived and made a customer.
        case created
        /// A create arrived and made none.
        case arrived
        /// A customer was changed; the payload is the whole customer after it.
        case updated
    }

    var event: Event
    /// Seconds since 1970.
    var time: Double
    var business: String
    /// The customer's id; absent from an arrival that made none.
    var id: CustomerID?
    var payload: NewCustomer
    /// The fault that hit the request, by its name in a plan.
    var fault: String?
}

extension LedgerLine {
    /// The line with the newline that ends it.
    func encoded() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var line = try encoder.encode(self)
        line.append(UInt8(ascii: "\n"))
        return line
    }
}

/// A customer that the sandbox created, and what it knows of how that came about.
package struct LedgerEntry: Hashable, Sendable {
    /// The customer's place in the order of creation, from 1.
    package var number: Int
    package var time: Date
    package var business: BusinessID
    /// The customer as created: texts trimmed, blank ones absent. Updates don't change it.
    package var customer: Customer
    /// How many creates with an equal payload have arrived for this business, this one included
    /// and whatever became of them: refused, dropped before handling, or created.
    ///
    /// More than 1 for a customer that no other entry equals means that it was sent again, which is
    /// right only if the earlier ones created nothing: see ``arrivalsSince``.
    package var arrivals: Int
    /// How many creates with an equal payload arrived after this customer had been created.
    package var arrivalsSince: Int
}
