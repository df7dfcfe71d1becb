import Customers
import Foundation

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
