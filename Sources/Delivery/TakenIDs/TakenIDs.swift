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

/// The hashes of the ids that answers gave last, exactly: those of requests that are under way, whose rows
/// the journal doesn't show yet, are among them.
///
/// So many are kept that memory doesn't grow with the file: 2 MB. A pure value.
struct RecentIDs: Sendable {
    static let most = 65_536

    private var known: Set<UInt64> = []
    /// Those that are known, from the place on by age.
    private var hashes: [UInt64] = []
    private var oldest = 0

    /// Notes an id.
    ///
    /// - Returns: whether it is new here.
    mutating func insert(_ hash: UInt64) -> Bool {
        guard known.insert(hash).inserted else { return false }
        if hashes.count < Self.most {
            hashes.append(hash)
        } else {
            known.remove(hashes[oldest])
            hashes[oldest] = hash
            oldest = (oldest + 1) % Self.most
        }
        return true
    }
}

/// A Bloom filter (Bloom, “Space/time trade-offs in hash coding with allowable errors”, 1970) of the ids
/// that rows have: it says of each one that it has seen that it may have, and of few others.
///
/// With 24 bits for each id and 8 places, of a million ids that are new 42 are taken for known when the
/// filter is full, and 5 over its whole life, since it fills slowly. Up to 5.6 million ids have so many
/// bits; beyond that memory has its bound, and of 10 million it is 2 in a thousand when it is full. A pure
/// value.
struct IDFilter: Sendable {
    static let bitsPerID = 24
    static let mostBytes = 16 << 20
    private static let places = 8

    private var words: [UInt64]

    /// - Parameter count: the most ids that are expected.
    init(count: Int) {
        let bits = min(max(count, 0), Self.mostBytes) * Self.bitsPerID
        let most = Self.mostBytes / MemoryLayout<UInt64>.size
        words = [UInt64](repeating: 0, count: min(bits / UInt64.bitWidth + 1, most))
    }

    /// Notes an id.
    ///
    /// - Returns: whether it is surely new.
    mutating func insert(_ hash: UInt64) -> Bool {
        var isNew = false
        let bits = UInt64(words.count) * UInt64(UInt64.bitWidth)
        // All places from two halves (Kirsch and Mitzenmacher, “Less hashing, same performance”, 2006).
        var place = UInt32(truncatingIfNeeded: hash)
        let step = UInt32(truncatingIfNeeded: hash >> 32) | 1
        for _ in 0..<Self.places {
            let bit = (UInt64(place) * bits) >> 32
            let mask: UInt64 = 1 << (bit % 64)
            if words[Int(bit / 64)] & mask == 0 {
                words[Int(bit / 64)] |= mask
                isNew = true
            }
            place &+= step
        }
        return isNew
    }
}
