import Customers
import Foundation
import Journal
import Mapping
import Spreadsheet

/// What came of giving an import another mapping.
package struct Remapping {
    /// As many rows of a kind as are named.
    private static let mostNamed = 20

    /// A row that could be sent, and couldn't with the other mapping.
    package struct Refusal {
        package var row: RowID
        package var line: Int
        package var problem: RowProblem
    }

    /// Rows that were mapped anew and are to be sent, or may be put back to be.
    package fileprivate(set) var rows = 0
    /// Those of them that are otherwise than before.
    package fileprivate(set) var changed = 0
    /// Rows that are invalid still, or stay so since their `external_id` is another's.
    package fileprivate(set) var invalid = 0
    /// Rows that were tried before: they go as they were.
    package fileprivate(set) var tried = 0
    /// Rows whose customers the service has from this import.
    package fileprivate(set) var created = 0
    /// The first of those that would be otherwise now, and how many there are.
    package fileprivate(set) var otherwise: [RowID] = []
    package fileprivate(set) var otherwiseCount = 0
    /// Why nothing was changed: the first rows, and how many there are; none where it was, or would be.
    package fileprivate(set) var refusals: [Refusal] = []
    package fileprivate(set) var refusalCount = 0

    fileprivate mutating func refuse(_ row: JournalRow, _ problem: RowProblem) {
        refusalCount += 1
        guard refusals.count < Self.mostNamed else { return }
        refusals.append(Refusal(row: row.id, line: row.line, problem: problem))
    }

    fileprivate mutating func note(created row: JournalRow, isOtherwise: Bool) {
        created += 1
        guard isOtherwise else { return }
        otherwiseCount += 1
        if otherwise.count < Self.mostNamed { otherwise.append(row.id) }
    }
}

/// Finds out what another mapping makes of an import's rows.
struct Remapper {
    private static let batchSize = 500

    private let writer: JournalWriter
    private let record: ImportRecord
    private let mapper: RepairMapper
    /// The other mapping's canonical text.
    let mapping: String

    /// - Parameter file: the mapping file.
    /// - Throws: what is wrong with it, or that rows are in its way.
    init(_ writer: JournalWriter, _ record: ImportRecord, mappingFile file: String) throws {
        var mapping = try MappingFile.read(file)
        // What the columns do again and again was found out when they were read.
        if mapping.habits.isEmpty {
            mapping.habits = try Mapping(yaml: record.mapping, fileName: writer.path).habits
        }
        self.mapping = mapping.canonicalText
        self.writer = writer
        var other = record
        other.mapping = self.mapping
        self.record = other
        mapper = try RepairMapper(writer.journal, other)
        let totals = try writer.journal.totals()
        let unclear = totals[.unknown] + totals[.sending]
        guard unclear == 0 else {
            throw InputError.unclearRows(unclear, writer.path)
        }
    }

    /// Maps each row anew.
    func gather() throws -> (rows: GatheredRows, result: Remapping) {
        var result = Remapping()
        let rows = try GatheredRows(writer)
        let last = try writer.journal.lastRow()?.number ?? 0
        var next: Int64 = 1
        while next <= last {
            let numbers = (next..<min(next + Int64(Self.batchSize), last + 1)).map(RowID.init)
            next += Int64(Self.batchSize)
            let found = try writer.journal.rows(numbers)
            try rows.append(candidates(numbers.compactMap { found[$0] }, &result))
        }
        for row in try rows.settleDuplicates() {
            guard let row = try writer.journal.row(row) else { continue }
            result.refuse(
                row,
                RowProblem(
                    Problem(
                        code: .duplicateExternalID,
                        field: Field.externalID.path,
                        text: RepairWords.sameID
                    )
                )
            )
        }
        guard mapper.holdsRepeated else { return (rows, result) }
        for repeated in try rows.settleRepeated() {
            guard let row = try writer.journal.row(repeated.row) else { continue }
            result.refuse(row, repeated.problem)
        }
        return (rows, result)
    }

    private func candidates(
        _ rows: [JournalRow],
        _ result: inout Remapping
    ) throws -> [GatheredRows.Candidate] {
        let rows = rows.filter { !$0.cells.isEmpty && !$0.isDamaged }
        let mapped = try mapper.map(rows.map { ($0.id, $0.cells) })
        var candidates: [GatheredRows.Candidate] = []
        for (row, mapped) in zip(rows, mapped) {
            let problem = mapped.isSkipped ? RowProblem(Problem(.skipped)) : RowProblem(mapped)
            switch row.status {
            case .created, .updated:
                result.note(created: row, isOtherwise: isOtherwise(row, mapped, problem))
            // Sent as it was meant when the list was read, or never.
            case .pending where row.isUpdate, .failed where row.isUpdate,
                .rejected where row.isUpdate:
                result.refuse(
                    row,
                    RowProblem(Problem(code: .skipped, text: RepairWords.updates))
                )
            case .pending where row.attempts > 0: result.tried += 1
            case .pending, .rejected, .failed:
                if let problem {
                    result.refuse(row, problem)
                } else {
                    result.rows += 1
                    if isOtherwise(row, mapped, nil) { result.changed += 1 }
                    candidates.append(candidate(row, mapped, nil))
                }
            case .invalid:
                if problem == nil {
                    result.rows += 1
                    result.changed += 1
                } else {
                    result.invalid += 1
                }
                candidates.append(candidate(row, mapped, problem))
            // Left out for an `external_id` that the row wouldn't have.
            case .existing where mapped.customer.externalID != row.externalID:
                result.refuse(row, Self.leftOut)
            case .existing, .sending, .unknown: break
            }
        }
        return candidates
    }

    private static let leftOut = RowProblem(
        Problem(
            code: .duplicateExternalID,
            field: Field.externalID.path,
            text: RepairWords.leftOut
        )
    )

    private func isOtherwise(
        _ row: JournalRow,
        _ mapped: MappedRow,
        _ problem: RowProblem?
    ) -> Bool {
        problem != nil || row.payload != String(decoding: mapped.customer.payload(), as: UTF8.self)
    }

    private func candidate(
        _ row: JournalRow,
        _ mapped: MappedRow,
        _ problem: RowProblem?
    ) -> GatheredRows.Candidate {
        GatheredRows.Candidate(
            row,
            business: mapper.business(of: mapped),
            externalID: mapped.customer.externalID,
            payload: problem == nil ? mapped.customer.payload() : nil,
            problem: problem,
            findings: mapped.keptFindings
        )
    }
}

extension JournalRow {
    /// Whether the row couldn't be read as it is in the source: its cells don't tell what it is.
    fileprivate var isDamaged: Bool {
        status == .invalid
            && problem.flatMap { RecordProblem.Code(rawValue: $0.code) } != nil
    }
}
