import Customers
import Dispatch
import GRDB

/// The part of a journal that a delivery works with: claims and settlements, in group commits.
///
/// A call returns when what it did is on the disk. So a claimed row is durably `sending` before
/// its claimer can write a byte of it to a socket. Whether the file still is where it was opened is
/// looked at with each commit: one `stat`, 3 µs.
package final class DeliveryLedger: Sendable {
    private struct Request: Sendable {
        var settlements: [Settlement] = []
        /// Rows that were claimed and not sent.
        var released: [ClaimedRow] = []
        var claims: [ClaimRequest] = []
        var now: Timestamp
    }

    private let writer: JournalWriter
    private let commits: GroupCommit<Request, ClaimResult>

    package init(_ writer: JournalWriter, session: SessionID) {
        self.writer = writer
        commits = GroupCommit(label: "journal.commit") { requests in
            do throws(JournalError) {
                return try Self.commit(requests, writer, session)
            } catch {
                // What came of requests that were sent mustn't be lost with a claim that met damage.
                if case .corrupt = error, requests.contains(where: { !$0.claims.isEmpty }) {
                    return Self.commitWithoutClaims(requests, writer, session, error)
                }
                return requests.map { _ in .failure(error) }
            }
        }
    }

    private typealias Answer = Result<ClaimResult, JournalError>

    private static func commit(
        _ requests: [Request],
        _ writer: JournalWriter,
        _ session: SessionID
    ) throws(JournalError) -> [Answer] {
        let moved = writer.moved()
        let answers = try writer.transaction { db in
            let statements = try DeliveryStatements(db, path: writer.path, session: session)
            return try requests.map { try answer($0, statements, moved) }
        }
        // Before any of the claimers can send.
        if let step = lastStep(requests, answers) { writer.memory.withLock { $0 }?.note(step) }
        return answers
    }

    /// Records what became of rows, and gives each that asked for further ones the failure.
    private static func commitWithoutClaims(
        _ requests: [Request],
        _ writer: JournalWriter,
        _ session: SessionID,
        _ failure: JournalError
    ) -> [Answer] {
        var settling = requests
        for index in settling.indices { settling[index].claims = [] }
        do throws(JournalError) {
            let answers = try commit(settling, writer, session)
            return zip(requests, answers).map { request, answer in
                request.claims.isEmpty ? answer : answer.map { _ in .refused(failure) }
            }
        } catch {
            return requests.map { _ in .failure(error) }
        }
    }

    /// Runs what claims and settles many rows, without the triggers that look up each move.
    ///
    /// They cost 3 µs of a row's 45 (measured: `make bench`), the statement journal that they take
    /// included. The statements here are made from ``RowMove``, as all are: none of them can make a move
    /// that the triggers would refuse.
    package func forManyRows(_ body: () -> Void) {
        writer.setTriggers(false)
        defer { writer.setTriggers(true) }
        body()
    }

    /// Settles finished attempts, gives back rows that weren't sent after all and, if asked, claims
    /// the next rows, all in one commit.
    ///
    /// - Parameters:
    ///   - released: rows of which no byte was sent: they are `pending` as before, and the attempt isn't
    ///     counted.
    ///   - claims: wishes for rows, each of another business.
    /// - Throws: ``JournalError/illegalMove(row:to:)`` if a row wasn't `sending`; what SQLite says
    ///   otherwise, and then nothing of this call was recorded.
    package func settle(
        _ settlements: [Settlement],
        releasing released: [ClaimedRow] = [],
        thenClaim claims: [ClaimRequest] = [],
        at now: Timestamp
    ) throws(JournalError) -> ClaimResult {
        try commits.submit(
            Request(settlements: settlements, released: released, claims: claims, now: now)
        )
    }

    /// Claims the pending rows of some businesses that have been due longest: they become `sending`.
    ///
    /// - Parameter claims: wishes for rows, each of another business.
    package func claim(
        _ claims: [ClaimRequest],
        at now: Timestamp
    ) throws(JournalError) -> ClaimResult {
        try commits.submit(Request(claims: claims, now: now))
    }

    /// What tells a journal with this commit from one without it: a row that was claimed, else one that
    /// was settled.
    private static func lastStep(
        _ requests: [Request],
        _ answers: [Answer]
    ) -> LastStep? {
        for (request, answer) in zip(requests, answers).reversed() {
            guard case .success(.claimed(let claims)) = answer,
                let last = claims.last(where: { !$0.rows.isEmpty })?.rows.last
            else { continue }
            return LastStep(
                .claimed,
                row: last.row,
                attempt: last.attempt,
                claimedAt: request.now
            )
        }
        for (request, answer) in zip(requests, answers).reversed() {
            guard case .success = answer, let last = request.settlements.last else { continue }
            return LastStep(.settled, row: last.row, attempt: last.attempt)
        }
        return nil
    }

    private static func answer(
        _ request: Request,
        _ statements: DeliveryStatements,
        _ moved: JournalError?
    ) throws -> Result<ClaimResult, JournalError> {
        // An illegal move is this caller's error alone: the others of the group go on.
        for settlement in request.settlements where try !statements.settle(settlement) {
            let target = settlement.verdict.status
            return .failure(.illegalMove(row: settlement.row, to: target))
        }
        for claimed in request.released where try !statements.release(claimed) {
            return .failure(.illegalMove(row: claimed.row, to: .pending))
        }
        // What was answered is kept, wherever the file is; nothing more is sent.
        if let moved, !request.claims.isEmpty { return .success(.refused(moved)) }
        let claimed = try request.claims.map { try statements.claim($0, now: request.now) }
        return .success(.claimed(claimed))
    }
}

extension Journal {
    /// The businesses that have rows, in the order in which they were first seen.
    package func businesses() throws(JournalError) -> [Business] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT id, business_id FROM business ORDER BY id")
                .map { row in
                    let text: String = try row["business_id"]
                    guard let id = BusinessID(text) else {
                        throw DamagedValue(column: "business_id", held: text.databaseValue)
                    }
                    return Business(key: try row["id"], id: id)
                }
        }
    }

    /// How many rows each business has that are to be sent, now or later. By the index alone.
    package func pendingRows() throws(JournalError) -> [BusinessKey: Int] {
        try read { db in
            var pending: [BusinessKey: Int] = [:]
            let counts = try RawStatement(
                db,
                sql: "SELECT business, count(*) FROM row WHERE status = 'pending' GROUP BY business"
            )
            try counts.run { pending[try counts.stored(0)] = Int(counts.int(1)) }
            return pending
        }
    }

    /// Hands over the id of each row's customer, in UTF-8, in one pass over the journal.
    package func forEachCustomer(_ body: ([UInt8]) -> Void) throws(JournalError) {
        try read { db in
            // Ids come from answers and from the service's list, and from nowhere else.
            let mayHaveAny = try Bool.fetchOne(
                db,
                sql: "SELECT EXISTS (SELECT 1 FROM attempt) OR EXISTS (SELECT 1 FROM listing)"
            )
            guard mayHaveAny == true else { return }
            let rows = try RawStatement(
                db,
                sql: "SELECT customer_id FROM row WHERE customer_id IS NOT NULL"
            )
            try rows.run { if let id = try rows.text(0) { body(id) } }
        }
    }

    /// Whether a row besides the given one has a customer, by one pass over the journal.
    package func hasCustomer(
        _ id: CustomerID,
        besides row: RowID
    ) throws(JournalError) -> Bool {
        try read { db in
            try Bool.fetchOne(
                db,
                sql: "SELECT EXISTS (SELECT 1 FROM row WHERE customer_id = ? AND id <> ?)",
                arguments: [id.text, row]
            ) ?? false
        }
    }

    /// The rows of a business that are still to be sent, or are being sent.
    package func remainingRows(business: BusinessKey) throws(JournalError) -> Int {
        try read { db in
            try Int.fetchOne(
                db,
                sql: """
                    SELECT count(*) FROM row
                    WHERE status IN ('pending', 'sending') AND business = ?
                    """,
                arguments: [business]
            ) ?? 0
        }
    }
}

/// Lets many threads share commits: requests that arrive while one commit runs travel together in
/// the next.
///
/// A commit costs a sync of the disk whatever it holds, so with N threads waiting the price of
/// durability falls to an N-th. Nothing waits for company: a lone request is committed at once.
final class GroupCommit<Request: Sendable, Reply: Sendable>: Sendable {
    typealias Answer = Result<Reply, JournalError>

    private struct State: Sendable {
        var waiting: [(Request, Ticket)] = []
        var isCommitting = false
    }

    /// What a thread waits on.
    ///
    /// `@unchecked Sendable` is sound since `answer` is written once before the semaphore is
    /// signalled, and read once after it was waited for.
    private final class Ticket: @unchecked Sendable {
        let arrived = DispatchSemaphore(value: 0)
        var answer: Answer?
    }

    private let state = Guarded(State())
    private let queue: DispatchQueue
    private let commit: @Sendable ([Request]) -> [Answer]

    /// - Parameter commit: makes the requests durable in one transaction, and answers each of them
    ///   in order. It is never called twice at a time.
    init(label: String, commit: @escaping @Sendable ([Request]) -> [Answer]) {
        queue = DispatchQueue(label: label, qos: .userInitiated)
        self.commit = commit
    }

    /// Blocks until the request is durable, and gives its answer.
    func submit(_ request: Request) throws(JournalError) -> Reply {
        let ticket = Ticket()
        let mustStart = state.withLock { state in
            state.waiting.append((request, ticket))
            defer { state.isCommitting = true }
            return !state.isCommitting
        }
        if mustStart { queue.async { self.drain() } }
        ticket.arrived.wait()
        guard let answer = ticket.answer else {
            throw .database(path: queue.label, reason: "a commit gave no answer")
        }
        return try answer.get()
    }

    private func drain() {
        while true {
            let group = state.withLock { state in
                defer { state.waiting.removeAll(keepingCapacity: true) }
                state.isCommitting = !state.waiting.isEmpty
                return state.waiting
            }
            guard !group.isEmpty else { return }
            let answers = commit(group.map(\.0))
            for (ticket, answer) in zip(group.map(\.1), answers) {
                ticket.answer = answer
                ticket.arrived.signal()
            }
        }
    }
}
