import Customers
import Foundation
import Journal
import Mapping
import Spreadsheet

/// Finds out what of a problem file was changed, and what the changed rows become.
struct Repairer {
    private let journal: Journal
    private let record: ImportRecord
    private let mapper: RepairMapper
    private let used: Set<Int>

    private static let linesAtATime = 1_000

    /// - Parameter accepted: codes that are let through besides those of the import.
    init(
        _ journal: Journal,
        _ record: ImportRecord,
        accepting accepted: Set<Problem.Code> = []
    ) throws {
        self.journal = journal
        self.record = record
        mapper = try RepairMapper(journal, record, accepting: accepted)
        used = mapper.usedColumns
    }

    /// Reads a problem file of this journal.
    ///
    /// - Throws: what is wrong with the file, or that a row isn't this journal's.
    func repairs(from source: RepairSource) throws -> RepairResult {
        guard source.source == .standardInput else { return try found(in: source) }
        // It may have to be read more than once, to find out what it was saved in.
        let kept = try KeptInput()
        var source = source
        source.source = kept.source
        return try withExtendedLifetime(kept) { try found(in: source) }
    }

    private func found(in source: RepairSource) throws -> RepairResult {
        let source = try source.withCodePage(journal, columns: record.sourceColumns, used: used)
        var file = try ProblemFile(source, columns: record.sourceColumns, used: used)
        var result = RepairResult(columns: record.sourceColumns, sheet: file.sheet) {
            file.place(ofLine: $0)
        }
        var mended: [Mended] = []
        while true {
            let entries = try file.next(Self.linesAtATime)
            guard !entries.isEmpty else { break }
            mended += try self.mended(entries, &result)
        }
        try checkOrder(result)
        result.repairs = try withoutDuplicates(mended, &result)
        return result
    }

    private func checkOrder(_ result: RepairResult) throws {
        guard let column = result.moved.column else { return }
        throw InputError(
            "the cells of column “\(record.sourceColumns[column].name)” are in other rows than before",
            hint:
                "Part of the sheet was sorted without its column _row. Nothing was changed. Sort whole rows,"
                + " or export the problems again."
        )
    }

    /// A row that may be sent as the file has it.
    private struct Mended {
        var repair: RowRepair
        /// Where no other row may have its `external_id`.
        var business: String?
        var line: Int
    }

    /// Those lines that change their rows into ones that may be sent.
    private func mended(
        _ entries: [ProblemFile.Entry],
        _ result: inout RepairResult
    ) throws -> [Mended] {
        let rows = try journal.rows(entries.map(\.mark.row))
        let changes = try entries.compactMap { entry in
            try change(entry, rows[entry.mark.row], &result)
        }
        let mapped = try mapper.map(changes.map { ($0.row.id, $0.cells) })
        return zip(changes, mapped).compactMap { change, row in
            result.note(row, change)
            if let problem = change.surplus ?? change.remainingDamage ?? change.cutText
                ?? problem(of: row)
            {
                result.refuse(change.row.id, line: change.entry.line, problem)
                return nil
            }
            let repair = repair(change, row)
            return Mended(
                repair: repair,
                business: repair.business?.text ?? change.row.business,
                line: change.entry.line
            )
        }
    }

    /// A line whose cells aren't what its row's are; nil for one that leaves its row alone.
    private func change(
        _ entry: ProblemFile.Entry,
        _ row: JournalRow?,
        _ result: inout RepairResult
    ) throws -> Change? {
        // A file may have the rows of all shards, and each journal takes its own.
        if row == nil, record.shard != nil {
            result.elsewhere += 1
            return nil
        }
        guard let row, entry.mark.isOf(row, in: record), entry.mark.edits <= row.edits
        else {
            throw InputError(
                "\(result.place(entry.line)): row \(entry.mark.row) isn't from \(journal.path)",
                hint: "The file was exported from another journal. Nothing was changed."
            )
        }
        let change = Change(entry, row, used: used)
        guard change.changesRow else {
            result.leaveOut(change)
            result.unchanged += 1
            return nil
        }
        if entry.mark.edits < row.edits {
            // What the file was written from tells whether it was changed since.
            let before = try journal.cells(of: row.id, beforeChange: entry.mark.edits + 1)
            if let before, !Change(entry, row.with(cells: before), used: used).changesRow {
                result.unchanged += 1
                return nil
            }
            guard before == row.cells else {
                result.passOver(row, entry.line, .putRight)
                return nil
            }
        }
        guard row.isChangeable else {
            result.passOver(row, entry.line, .settled)
            return nil
        }
        result.leaveOut(change)
        return change
    }

    private func problem(of row: MappedRow) -> RowProblem? {
        row.isSkipped
            ? RowProblem(Problem(.skipped)) : RowProblem(row)
    }

    private func repair(_ change: Change, _ mapped: MappedRow) -> RowRepair {
        RowRepair(
            row: change.row.id,
            business: mapped.business ?? record.settings["business"].flatMap(BusinessID.init),
            externalID: mapped.customer.externalID,
            cells: String(decoding: RecordJSON.array(change.cells), as: UTF8.self),
            payload: String(decoding: mapped.customer.payload(), as: UTF8.self),
            findings: mapped.keptFindings
        )
    }

    /// Refuses rows whose `external_id` another row has, of the journal or of the same file. A row
    /// that is put right gives its earlier one free; one that is refused keeps it, which may in
    /// turn be in another's way.
    private func withoutDuplicates(
        _ mended: [Mended],
        _ result: inout RepairResult
    ) throws -> [RowRepair] {
        let holders = try journal.holders(of: Set(mended.compactMap(\.repair.externalID)))
        var accepted = mended
        while true {
            let free = Set(accepted.map(\.repair.row))
            var owners: [Owned: RowID] = [:]
            for holder in holders where !free.contains(holder.row) {
                owners[Owned(business: holder.business, id: holder.externalID)] = holder.row
            }
            let kept = accepted.filter { row in
                guard let id = row.repair.externalID else { return true }
                let owned = Owned(business: row.business, id: id)
                guard let owner = owners[owned] else {
                    owners[owned] = row.repair.row
                    return true
                }
                let problem = Problem(
                    code: .duplicateExternalID,
                    field: Field.externalID.path,
                    text: "Row \(owner) has the external id “\(id)” already."
                )
                result.refuse(row.repair.row, line: row.line, RowProblem(problem))
                return false
            }
            guard kept.count < accepted.count else { return kept.map(\.repair) }
            accepted = kept
        }
    }

    /// An external id where it may stand once only.
    private struct Owned: Hashable {
        var business: String?
        var id: String
    }
}
