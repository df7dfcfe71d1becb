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

    private static let rowsAtATime = 1_000

    init(_ journal: Journal, _ record: ImportRecord) throws {
        self.journal = journal
        self.record = record
        mapper = try RepairMapper(journal, record)
        used = mapper.usedColumns
    }

    /// Reads a problem file of this journal.
    ///
    /// - Parameter path: the file's, or `-` for standard input.
    /// - Throws: what is wrong with the file, that a row isn't this journal's, or that it can't be changed
    ///   as it stands.
    func repairs(from path: String, _ encoding: TextEncoding? = nil) throws -> RepairResult {
        let file = try ProblemFile(path, encoding, columns: record.sourceColumns, used: used)
        var result = RepairResult(file: file.name, columns: record.sourceColumns)
        var changes: [Change] = []
        for start in stride(from: 0, to: file.entries.count, by: Self.rowsAtATime) {
            let entries = file.entries[start...].prefix(Self.rowsAtATime)
            let rows = try journal.rows(entries.map(\.mark.row))
            for entry in entries {
                let place = "\(file.name):\(entry.line)"
                if let change = try change(entry, rows[entry.mark.row], place, &result) {
                    changes.append(change)
                } else {
                    result.unchanged += 1
                }
            }
        }
        let mapped = try mapper.map(changes.map { ($0.row.id, $0.cells) })
        var repairs: [RowRepair] = []
        for (change, row) in zip(changes, mapped) {
            result.note(row, change)
            if let problem = change.surplus ?? change.remainingDamage ?? problem(of: row) {
                result.refuse(change, problem)
            } else {
                repairs.append(repair(change, row))
            }
        }
        result.repairs = try withoutDuplicates(repairs, changes, &result)
        return result
    }

    /// A line whose cells aren't what its row's are; nil for one that leaves its row alone.
    private func change(
        _ entry: ProblemFile.Entry,
        _ row: JournalRow?,
        _ place: String,
        _ result: inout RepairResult
    ) throws -> Change? {
        guard let row, RowMark(row, of: record).origin == entry.mark.origin,
            entry.mark.edits <= row.edits
        else {
            throw InputError(
                "\(place): this row isn't of \(journal.path)",
                hint: "The file was exported from another journal; nothing was changed."
            )
        }
        let change = Change(entry, row, used: used)
        guard change.changesRow else {
            result.leaveOut(change)
            return nil
        }
        if entry.mark.edits < row.edits {
            // What the file was written from tells whether it was changed since.
            let before = try journal.cells(of: row.id, beforeChange: entry.mark.edits + 1)
            if let before, !Change(entry, row.with(cells: before), used: used).changesRow {
                return nil
            }
            guard before == row.cells else {
                throw InputError(
                    "\(place): row \(row.id) was put right since this file was written",
                    hint: "Export the problems again; nothing was changed."
                )
            }
        }
        guard RowStatus.repairable.contains(row.status) else {
            throw InputError(
                "\(place): row \(row.id) is \(row.status.rawValue): it can't be changed",
                hint: "Put its cells back as they were, or take the line out."
            )
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
            payload: String(decoding: mapped.customer.payload(), as: UTF8.self)
        )
    }

    /// Refuses rows whose `external_id` another row has, of the journal or of the same file. A row
    /// that is put right gives its earlier one free; one that is refused keeps it, which may in
    /// turn be in another's way.
    private func withoutDuplicates(
        _ repairs: [RowRepair],
        _ changes: [Change],
        _ result: inout RepairResult
    ) throws -> [RowRepair] {
        let changes = Dictionary(uniqueKeysWithValues: changes.map { ($0.row.id, $0) })
        let holders = try journal.holders(of: Set(repairs.compactMap(\.externalID)))
        var accepted = repairs
        while true {
            let free = Set(accepted.map(\.row))
            var owners: [Owned: RowID] = [:]
            for holder in holders where !free.contains(holder.row) {
                owners[Owned(business: holder.business, id: holder.externalID)] = holder.row
            }
            var kept: [RowRepair] = []
            for repair in accepted {
                guard let id = repair.externalID, let change = changes[repair.row] else {
                    kept.append(repair)
                    continue
                }
                let owned = Owned(business: repair.business?.text ?? change.row.business, id: id)
                if let owner = owners[owned] {
                    result.refuse(
                        change,
                        RowProblem(
                            Problem(
                                code: .duplicateExternalID,
                                field: Field.externalID.path,
                                text: "row \(owner) has “\(id)” already"
                            )
                        )
                    )
                } else {
                    owners[owned] = repair.row
                    kept.append(repair)
                }
            }
            guard kept.count < accepted.count else { return kept }
            accepted = kept
        }
    }

    /// An external id where it may stand once only.
    private struct Owned: Hashable {
        var business: String?
        var id: String
    }
}
