import Delivery
import Journal

/// Who watches an import while it talks with the service. Its functions are called on several threads.
package protocol SendingWatcher: Sendable {
    /// How often ``show(_:)`` is called.
    var interval: Duration { get }

    /// Whether each row's settlement is to be told.
    var wantsSettlements: Bool { get }

    /// The session is about to begin its work.
    ///
    /// - Parameter stop: asks it to end once the answers that are under way are there; it may be called at
    ///   any time, on any thread.
    /// - Returns: what is to be kept until the work has ended, such as what listens for signals.
    func begins(_ session: SessionStart, stop: @escaping @Sendable () -> Void) -> AnyObject?

    func show(_ progress: ImportProgress)

    func tell(_ remark: Remark)

    func tell(_ event: DeliveryEvent)

    /// What an answer, or its absence, came to; told once the journal holds it.
    func tell(_ settlement: Settlement)

    /// The work has ended; the journal doesn't say so yet.
    func ends()
}

/// A session that has begun.
package struct SessionStart: Sendable {
    package var session: SessionID
    package var journal: String
    package var record: ImportRecord
    package var totals: Totals
}

/// What came of a session with the service.
package struct SendingReport {
    package var end: ExplainedEnd
    /// Where the import is now; its journal's path is where the file is by now.
    package var status: ImportStatus
    /// The requests that left.
    package var requests: Int
    package var length: Duration
}
