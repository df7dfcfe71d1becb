import Customers
import GRDB

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
    /// The row as it stands in the source, where its cells don't show that; nil elsewhere.
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
