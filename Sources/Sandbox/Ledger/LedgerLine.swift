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
