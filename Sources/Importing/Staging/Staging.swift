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
    /// The part of the source whose rows are staged; nil for all of it.
    let shard: Shard?
    private var summary = FindingSummary()
    private var json = RecordJSON()
    private var digests = CellDigest()

    /// Rows of the whole source.
    private var sourceRows = 0
    private var spread = BusinessSpread()

    init(_ source: MappedSource, hash: SourceHash, business: BusinessID?, shard: Shard? = nil) {
        self.source = source
        self.hash = hash
        self.business = business
        self.shard = shard
    }

    /// Whether all rows that a shard was chosen of turned out to be of one business, whose rows can't be
    /// split.
    var isOneBusiness: Bool { shard.map { $0.count > 1 } ?? false && spread.isOne }

    /// Stages the source.
    ///
    /// - Returns: the journal, and the problems and warnings of its rows, grouped.
    mutating func run(into stager: Stager) throws -> (JournalWriter, FindingSummary) {
        var record = Record()
        var staged = 0
        while let checked = try source.next(into: &record) {
            guard takes(checked) else { continue }
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
                sourceRows: sourceRows,
                blankRows: source.reader.blankRecords,
                skippedRows: summary.skippedRows
            ),
            columns: source.reader.columns.map(\.header),
            dialect: source.dialect,
            mapping: source.mappingText
        )
        return (writer, summary)
    }

    /// Whether a row is to be staged, or counted among those that are left out: these each shard counts.
    private mutating func takes(_ checked: CheckedRow) -> Bool {
        if case .mapped(let row) = checked, row.isSkipped { return true }
        sourceRows += 1
        guard let shard else { return true }
        spread.note(checked.business)
        return shard.holds(checked.business)
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

/// Whether rows are of more than one business.
private struct BusinessSpread {
    private var first: BusinessID?
    private var hasOthers = false

    /// Whether there is a business, and no second one.
    var isOne: Bool { first != nil && !hasOthers }

    mutating func note(_ business: BusinessID?) {
        guard let business, business != first else { return }
        if first == nil { first = business } else { hasOthers = true }
    }
}

extension CheckedRow {
    /// That which the row itself names; nil where it names none that is valid.
    var business: BusinessID? {
        switch self {
        case .plain: nil
        case .mapped(let row): row.business
        }
    }
}

extension RowProblem {
    /// The first problem of a row, with the others behind it; nil for a row that may be sent.
    init?(_ row: MappedRow) { self.init(row.problems) }

    /// The first of some findings, with the others behind it; nil for none.
    init?(_ findings: [Finding]) {
        guard let first = findings.first else { return nil }
        self.init(
            code: first.code.rawValue,
            field: first.field,
            text: findings.map(\.message).joined(separator: " ")
        )
    }
}

extension MappedRow {
    /// More of one row say no more than these, as of lines of JSON in which every key is new.
    private static let mostKept = 20

    /// What a journal keeps of what was found in the row, the gravest first; notes aren't any row's.
    var keptFindings: [RowFinding] {
        guard !findings.isEmpty else { return [] }
        return (problems + warnings).prefix(Self.mostKept).map { finding in
            RowFinding(
                level: finding.gravity.word,
                code: finding.code.rawValue,
                field: finding.field,
                header: finding.column,
                text: finding.message
            )
        }
    }
}

extension StagedRow {
    /// A row as a journal has it.
    ///
    /// - Parameter business: for a row whose mapping gives none.
    init(
        _ mapped: MappedRow,
        business: BusinessID?,
        digest: [UInt8],
        cells: [UInt8],
        raw: String?
    ) {
        let problem = RowProblem(mapped)
        self.init(
            number: mapped.row,
            line: mapped.line,
            business: mapped.business ?? business,
            externalID: mapped.customer.externalID,
            digest: digest,
            cells: cells,
            raw: raw,
            payload: problem == nil ? mapped.customer.payload() : nil,
            problem: problem,
            findings: mapped.keptFindings,
            sameAs: mapped.twin
        )
    }
}
