import Customers
import Foundation
import Journal

/// Tells an answer that gives the id of another row's customer, whichever row of the journal that is.
///
/// Of all ids there are only traces in memory: the last ones' hashes (``RecentIDs``) and a filter
/// (``IDFilter``). What the filter may have seen is looked up in the journal, by a pass over its rows:
/// an index would cost each row more than 4 µs, and one in 24,000 ids is looked up without need, at most.
///
/// The journal's own ids are read by whoever has the first id to ask for, so never before the first
/// request has left: all others wait meanwhile, about a second for a million rows. An id costs 1 µs, 0.4 of
/// it the filter's (both measured on a machine that had other work).
final class TakenIDs: Sendable {
    private struct State: Sendable {
        var recent = RecentIDs()
        var filter: IDFilter
        /// Whether the filter has the journal's ids.
        var isWhole = false
    }

    private let journal: Journal
    private let state: Guarded<State>

    /// - Parameter rows: as many as the journal has.
    init(_ journal: Journal, rows: Int) {
        self.journal = journal
        state = Guarded(State(filter: IDFilter(count: rows)))
    }

    /// Notes that rows may have got ids that no answer gave.
    func forget() { state.withLock { $0.isWhole = false } }

    /// Whether an id that an answer gives is that of another row's customer. To be asked once an answer:
    /// from then on it is known.
    func isTaken(_ id: CustomerID, besides row: RowID) throws(JournalError) -> Bool {
        let hash = Self.hash(id.text.utf8)
        let look = state.withLock { state -> Result<Look, JournalError> in
            if !state.isWhole {
                do throws(JournalError) {
                    try journal.forEachCustomer { _ = state.filter.insert(Self.hash($0)) }
                } catch {
                    return .failure(error)
                }
                state.isWhole = true
            }
            let isRecent = !state.recent.insert(hash)
            let isNew = state.filter.insert(hash)
            return .success(isRecent ? .taken : isNew ? .new : .doubtful)
        }
        switch try look.get() {
        case .taken: return true
        case .new: return false
        case .doubtful: return try journal.hasCustomer(id, besides: row)
        }
    }

    private enum Look {
        case new
        case taken
        case doubtful
    }

    private static func hash(_ utf8: some Collection<UInt8>) -> UInt64 {
        var hasher = Hasher()
        let isHashed: Void? = utf8.withContiguousStorageIfAvailable {
            hasher.combine(bytes: UnsafeRawBufferPointer($0))
        }
        if isHashed == nil { utf8.forEach { hasher.combine($0) } }
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }
}
