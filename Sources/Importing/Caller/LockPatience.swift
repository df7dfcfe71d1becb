import Foundation
import Journal

/// How long a command waits for another one that is at work on its journal.
package struct LockPatience: Sendable {
    /// Between two tries.
    private static let interval = 0.25

    /// Zero for not at all.
    let longest: Duration
    /// Told once that it waits, and why.
    private let tells: @Sendable (_ reason: JournalError, _ longest: Duration) -> Void

    package init(
        _ longest: Duration = .zero,
        tells: @escaping @Sendable (JournalError, Duration) -> Void = { _, _ in }
    ) {
        self.longest = longest
        self.tells = tells
    }

    /// Opens a journal, as soon as nobody else is at work on it.
    ///
    /// - Parameter open: is called again as long as it says that the journal is in use.
    /// - Throws: what opening it says in the end.
    func open<Value>(_ journal: String, _ open: () throws -> Value) throws -> Value {
        let end = ContinuousClock.now + longest
        var isTold = false
        while true {
            do {
                return try open()
            } catch let error as JournalError where error.isInUse && ContinuousClock.now < end {
                if !isTold { tells(error, longest) }
                isTold = true
                Thread.sleep(forTimeInterval: Self.interval)
            }
        }
    }
}

extension JournalError {
    /// Whether waiting may mend it.
    fileprivate var isInUse: Bool { if case .inUse = self { true } else { false } }
}
