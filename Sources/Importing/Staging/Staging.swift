import Customers
import Journal
import Mapping
import Spreadsheet

/// Brings every row of a source into a journal, before anything is sent.
struct Staging {
    let source: MappedSource
    /// Of the bytes of the source, as it reads them.
    let hash: SourceHash
    /// For rows whose mapping gives no business; nil where it must give one for each.
    let business: BusinessID?
    private var summary = FindingSummary()
    private var json = RecordJSON()
    private var digests = CellDigest()

    init(_ source: MappedSource, hash: SourceHash, business: BusinessID?) {
        self.source = source
        self.hash = hash
        self.business = business
    }

    /// Stages the source.
    ///
    /// - Returns: the journal, and the problems and warnings of all rows, grouped.
    mutating func run(into stager: Stager) throws -> (JournalWriter, FindingSummary) {
        var record = Record()
        var staged = 0
        while let checked = try source.next(into: &record) {
            switch checked {
            case .plain(let row):
                try stager.append(stagedRow(row, record))
            case .mapped(let row) where row.isSkipped:
                summary.add(row)
                continue
            case .mapped(let row):
                summary.add(row)
                try stager.append(stagedRow(row, record))
            }
            staged += 1
        }
        let (size, sha256) = hash.finish()
        let writer = try stager.finish(
            ImportRecord.Staged(
                at: .now(),
                sourceSize: size,
                sourceSHA256: sha256,
                rowsRead: staged,
                blankRows: source.reader.blankRecords,
                skippedRows: summary.skippedRows
            ),
            columns: source.reader.columns.map(\.header),
            dialect: source.dialect,
            mapping: source.mappingText
        )
        return (writer, summary)
    }

    private mutating func stagedRow(_ plain: PlainRow, _ record: Record) -> StagedRow {
        StagedRow(
            number: record.number,
            line: record.line,
            business: business,
            externalID: source.externalID(ofPlain: record),
            digest: digests.digest(of: record, columns: source.reader.columns),
            cells: json.array(record),
            payload: source.payload(of: record, plain),
            problem: nil
        )
    }

    private mutating func stagedRow(_ mapped: MappedRow, _ record: Record) -> StagedRow {
        StagedRow(
            mapped,
            business: business,
            digest: digests.digest(of: record, columns: source.reader.columns),
            cells: json.array(record),
            raw: source.raw(of: record)
        )
    }
}
