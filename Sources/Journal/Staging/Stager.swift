import Customers
import Dispatch
import GRDB
import Synchronization

/// One row of the source on its way into the journal.
package struct StagedRow: Sendable {
    /// 1-based among the data rows; blank rows aren't counted.
    package var number: Int
    /// The 1-based line of the source on which the row starts.
    package var line: Int
    /// Nil only for a row that is invalid.
    package var business: BusinessID?
    package var externalID: String?
    /// What tells whether two rows are the same, whatever their place: 16 bytes.
    package var digest: [UInt8]
    /// The cells as a JSON array, in UTF-8, aligned with the import's columns.
    package var cells: [UInt8]
    /// The row as it is in the source, where its cells don't show that; nil elsewhere.
    package var raw: String?
    /// The body of the POST, in UTF-8; nil for a row that is invalid.
    package var payload: [UInt8]?
    /// Why the row is invalid; nil for a row to be sent.
    package var problem: RowProblem?
    /// What was found in the row, whether it is to be sent or not.
    package var findings: [RowFinding]
    /// The earlier row that is the same customer in every field: this one is `existing` then.
    package var sameAs: Int?

    package init(
        number: Int,
        line: Int,
        business: BusinessID?,
        externalID: String?,
        digest: [UInt8],
        cells: [UInt8],
        raw: String? = nil,
        payload: [UInt8]?,
        problem: RowProblem?,
        findings: [RowFinding] = [],
        sameAs: Int? = nil
    ) {
        self.number = number
        self.line = line
        self.business = business
        self.externalID = externalID
        self.digest = digest
        self.cells = cells
        self.raw = raw
        self.payload = payload
        self.problem = problem
        self.findings = findings
        self.sameAs = sameAs
    }

    var status: RowStatus {
        if problem != nil { return .invalid }
        return sameAs == nil ? .pending : .existing
    }
}

/// Brings the rows of a source into a new journal, a batch at a time.
///
/// The journal is there once ``finish(_:columns:)`` returns, with every row. A staging that is cut
/// off before leaves none, and is begun anew from the first row, which loses nothing since nothing
/// was sent.
package final class Stager {
    /// Rows that are handed over together: enough that handing over costs little, and few, since two
    /// batches are in memory.
    private static let batchSize = 500

    private let journal: NewJournal
    private var batch: [StagedRow] = []
    private let inserter: BatchInserter
    private var isFinished = false

    /// Begins an import at a path where there is no file, or an empty one.
    ///
    /// - Throws: ``JournalError/inUse(path:holder:)``, or what keeps a journal from being made.
    package convenience init(at path: String, record: ImportRecord) throws(JournalError) {
        try self.init(NewJournal(at: path), record)
    }

    /// Begins an import that nobody keeps, to find out what would become of its rows.
    ///
    /// - Parameter path: what messages call its journal.
    package convenience init(scratchFor path: String, record: ImportRecord) throws(JournalError) {
        try self.init(NewJournal(scratchFor: path), record)
    }

    /// Begins an import in place of one that was never completely staged.
    package convenience init(
        replacing writer: JournalWriter,
        record: ImportRecord
    ) throws(JournalError) {
        try self.init(NewJournal(replacing: writer), record)
    }

    init(_ journal: NewJournal, _ record: ImportRecord) throws(JournalError) {
        self.journal = journal
        inserter = BatchInserter(journal)
        batch.reserveCapacity(Self.batchSize)
        do {
            try journal.transaction { try record.insert($0) }
        } catch {
            journal.discard()
            throw error
        }
    }

    /// A staging that is given up leaves nothing behind, and nothing at work.
    deinit {
        try? inserter.wait()
        if !isFinished { journal.discard() }
    }

    package func append(_ row: StagedRow) throws(JournalError) {
        batch.append(row)
        if batch.count == Self.batchSize { try flush() }
    }

    /// Ends the staging: from here on the journal is there, whole and durable.
    ///
    /// - Parameters:
    ///   - columns: the source's columns, which JSON Lines may have grown.
    ///   - dialect: how the source was read, where that showed itself only later; nil for no change.
    ///   - mapping: the mapping, which may have grown with the columns; nil where it is as it was.
    package func finish(
        _ staged: ImportRecord.Staged,
        columns: [String],
        dialect: [String: String]? = nil,
        mapping: String? = nil
    ) throws(JournalError) -> JournalWriter {
        try flush()
        try inserter.wait()
        try journal.transaction { db in
            try staged.record(in: db, columns: columns, dialect: dialect, mapping: mapping)
        }
        let writer = try journal.publish()
        isFinished = true
        return writer
    }

    private func flush() throws(JournalError) {
        guard !batch.isEmpty else { return }
        try inserter.insert(batch)
        batch.removeAll(keepingCapacity: true)
    }
}

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
