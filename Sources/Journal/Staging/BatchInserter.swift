import Customers
import Dispatch
import GRDB
import Synchronization

/// Inserts staged rows on a queue of its own, so that the next batch is read and mapped meanwhile.
///
/// Inserting takes about as long as reading and mapping, so that two cores halve the time. At most
/// one batch is under way: memory doesn't grow with the source.
final class BatchInserter: Sendable {
    private struct State {
        var businesses: [BusinessID: BusinessKey] = [:]
        var failure: JournalError?
    }

    private let journal: NewJournal
    private let queue = DispatchQueue(label: "journal.staging")
    private let state = Mutex(State())

    init(_ journal: NewJournal) {
        self.journal = journal
    }

    /// Hands a batch over, once the one before it is in the journal.
    ///
    /// - Throws: what kept an earlier batch from the journal.
    func insert(_ batch: [StagedRow]) throws(JournalError) {
        try wait()
        queue.async { [self] in
            state.withLock { state in
                do throws(JournalError) {
                    try Self.insert(batch, &state.businesses, journal)
                } catch {
                    state.failure = error
                }
            }
        }
    }

    /// Waits until every batch is in the journal.
    ///
    /// - Throws: what kept one from it.
    func wait() throws(JournalError) {
        queue.sync {}
        if let failure = state.withLock({ $0.failure }) { throw failure }
    }

    private static func insert(
        _ batch: [StagedRow],
        _ businesses: inout [BusinessID: BusinessKey],
        _ journal: NewJournal
    ) throws(JournalError) {
        var keys = businesses
        try journal.transaction { db in
            let insert = try RowInsert(db)
            let insertFindings = try FindingInsert(db)
            for row in batch {
                try insert.run(row, business: try row.business.map { try key(of: $0, &keys, db) })
                if !row.findings.isEmpty {
                    try insertFindings.run(row.findings, row: RowID(Int64(row.number)))
                }
            }
        }
        businesses = keys
    }

    private static func key(
        of business: BusinessID,
        _ keys: inout [BusinessID: BusinessKey],
        _ db: Database
    ) throws -> BusinessKey {
        if let key = keys[business] { return key }
        try db.execute(
            sql: "INSERT INTO business (business_id) VALUES (?)",
            arguments: [business.text]
        )
        let key = BusinessKey(db.lastInsertedRowID)
        keys[business] = key
        return key
    }
}

/// The statement that stages a row.
struct RowInsert {
    private let statement: RawStatement

    init(_ db: Database) throws {
        statement = try RawStatement(
            db,
            sql: """
                INSERT INTO row (id, line, business, external_id, digest, cells, payload,
                    status, problem_code, problem_field, problem, same_as, raw)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
    }

    func run(_ row: StagedRow, business: BusinessKey?) throws {
        statement.bind(Int64(row.number), 1)
        statement.bind(Int64(row.line), 2)
        statement.bind(business, 3)
        statement.bind(row.externalID, 4)
        statement.bind(blob: row.digest, 5)
        statement.bind(row.status.rawValue, 8)
        statement.bind(row.problem?.code, 9)
        statement.bind(row.problem?.field, 10)
        statement.bind(row.problem?.text, 11)
        statement.bind(row.sameAs.map(Int64.init), 12)
        statement.bind(row.raw, 13)
        try statement.with(text: row.cells, 6) {
            guard let payload = row.payload else { return try statement.run() }
            try statement.with(text: payload, 7) { try statement.run() }
        }
    }
}
