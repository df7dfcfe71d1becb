import AssetAPI
import Customers
import Journal

/// What the service's lists are read for: each phase of a delivery that reads them asks something else.
///
/// ``ListSurvey`` reads the lists, and gives back what became of each business as a ``ListCase``.
protocol ListQuestion: Sendable {
    associatedtype Case: ListCase

    /// What is to be found out about one business. Blocks until its list can tell.
    ///
    /// - Returns: nil where its list isn't needed, or the delivery is to end.
    func open(_ lane: Int) throws(JournalError) -> Case?

    /// What a display shows while lists are read.
    ///
    /// - Parameter pages: so many were read of them all.
    func activity(pages: Int) -> DeliverySnapshot.Activity
}

/// What is to be found out about one business from its list, and what was so far.
protocol ListCase: Sendable {
    /// The listing to begin, or to go on with.
    var start: ServiceListing { get }

    /// Told of each page before it is asked for.
    mutating func turnsPage(_ listing: ServiceListing)

    /// Draws what there is to draw from a whole reading.
    ///
    /// - Returns: whether it takes another one to tell.
    mutating func wantsAnother(after reading: WholeReading) throws(JournalError) -> Bool

    /// The service doesn't give the list.
    mutating func refused(_ problem: Problem, _ scope: StopScope) throws(JournalError)
}

extension ListCase {
    mutating func turnsPage(_ listing: ServiceListing) {}
}

/// A list that was read from its first page to its last.
struct WholeReading {
    var listing: ServiceListing
    /// Customers that the reading before it saw, and this one didn't.
    var vanished: Int
    /// Customers that it saw, and none before it since the case was opened; 0 for the first.
    var added: Int
}
