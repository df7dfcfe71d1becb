import Dispatch
import Journal
import Synchronization

/// The one loop that reads the service's lists: of each business that a question needs, page by page at
/// the pool's pace, as often as it takes to tell.
///
/// The lists of several businesses are read side by side, since each has an allowance of its own. What
/// was read is in the journal, so that each list goes on where it was cut off.
final class ListSurvey<Question: ListQuestion>: Sendable {
    /// How far it has come.
    private struct State {
        var nextLane = 0
        var cases: [Int: Question.Case] = [:]
        /// How many pages were read of each list, in all sessions.
        var pages: [Int: Int] = [:]
        var allPages = 0
        var totalsAt = Moment.now
        var failure: JournalError?
    }

    private let question: Question
    private let room: ListRoom
    private let makeReader: @Sendable () -> ListReader
    private let state = Mutex(State())

    /// - Parameter makeReader: called on the thread that is to use it.
    init(_ question: Question, _ room: ListRoom, makeReader: @escaping @Sendable () -> ListReader) {
        self.question = question
        self.room = room
        self.makeReader = makeReader
    }

    /// Asks of one business after the other, some at a time, until the delivery is to end. Blocks.
    ///
    /// - Returns: what was found out, in the order of the businesses, also where a list was cut off.
    func run() throws(JournalError) -> [Question.Case] {
        let group = DispatchGroup()
        for number in 1...room.readers {
            // A queue of its own gives each reader a thread that may block.
            DispatchQueue(label: "delivery.reader.\(number)").async(group: group) { [self] in
                readLists()
            }
        }
        group.wait()
        try refreshTotals(olderThan: .zero)
        let (cases, failure) = state.withLock { ($0.cases, $0.failure) }
        if let failure { throw failure }
        return cases.sorted { $0.key < $1.key }.map(\.value)
    }

    /// One thread's part: whichever list is next.
    private func readLists() {
        do throws(JournalError) {
            var reader: ListReader?
            while let lane = nextLane() {
                guard var found = try question.open(lane) else { continue }
                let ownReader = reader ?? makeReader()
                reader = ownReader
                defer { state.withLock { $0.cases[lane] = found } }
                try settle(&found, lane, ownReader)
            }
        } catch {
            state.withLock { $0.failure = $0.failure ?? error }
            // So that the other threads come to their end.
            room.pool.update { dispatcher, _ in dispatcher.end(.journalFailed(error)) }
        }
    }

    private func nextLane() -> Int? {
        guard room.pool.mayGoOn else { return nil }
        return state.withLock { state in
            guard state.nextLane < room.pool.businesses.count else { return nil }
            defer { state.nextLane += 1 }
            return state.nextLane
        }
    }

    /// Reads one list until its case is settled, or the delivery is to end.
    private func settle(
        _ found: inout Question.Case,
        _ lane: Int,
        _ reader: ListReader
    ) throws(JournalError) {
        var listing = found.start
        var seenBefore: Int?
        while true {
            let end = try reader.read(listing, lane: lane) { listing in
                show(listing, lane)
                found.turnsPage(listing)
            }
            switch end {
            case .cutOff: return
            case .refused(let problem, let scope): return try found.refused(problem, scope)
            case .whole(let whole): listing = whole
            }
            let seen = try room.ledger.count(listing)
            let reading = WholeReading(
                listing: listing,
                vanished: try room.ledger.vanished(listing),
                added: seenBefore.map { seen - $0 } ?? 0
            )
            seenBefore = seen
            guard try found.wantsAnother(after: reading) else { break }
            listing = try room.ledger.readAgain(listing)
        }
        try refreshTotals(olderThan: Self.totalsAge)
    }

    private func show(_ listing: ServiceListing, _ lane: Int) {
        let pages = state.withLock { state in
            state.allPages += listing.requests - (state.pages[lane] ?? 0)
            state.pages[lane] = listing.requests
            return state.allPages
        }
        room.pool.show(question.activity(pages: pages))
    }

    /// Counting a million rows takes 40 ms, and there may be thousands of lists.
    private static var totalsAge: Duration { .seconds(1) }

    /// Takes the totals anew, after a list moved rows.
    private func refreshTotals(olderThan age: Duration) throws(JournalError) {
        // Under the lock, so that no older ones come last.
        let failure = state.withLock { state -> JournalError? in
            guard Moment.now - state.totalsAt >= age else { return nil }
            do throws(JournalError) {
                room.pool.reload(try room.ledger.totals())
            } catch {
                return error
            }
            state.totalsAt = .now
            return nil
        }
        if let failure { throw failure }
    }
}
