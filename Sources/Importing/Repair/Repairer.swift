import Customers
import Foundation
import Journal
import Mapping
import Spreadsheet

/// Finds out what of a problem file was changed, and what the changed rows become.
struct Repairer {
    private let writer: JournalWriter
    private let record: ImportRecord
    private let mapper: RepairMapper
    private let used: Set<Int>

    private var journal: Journal { writer.journal }

    private static let linesAtATime = 500

    /// - Parameter accepted: codes that are let through besides those of the import.
    init(
        _ writer: JournalWriter,
        _ record: ImportRecord,
        accepting accepted: Set<Problem.Code> = []
    ) throws {
        self.writer = writer
        self.record = record
        mapper = try RepairMapper(writer.journal, record, accepting: accepted)
        used = mapper.usedColumns
    }

    /// Reads a problem file of this journal, and gathers the rows that may be sent as it has them.
    ///
    /// - Throws: what is wrong with the file, or that a row isn't this journal's.
    func gather(from source: RepairSource) throws -> (rows: GatheredRows, result: RepairResult) {
        guard source.source == .standardInput else { return try gathered(source) }
        // It may have to be read more than once, to find out what it was saved in.
        let kept = try KeptInput()
        var source = source
        source.source = kept.source
        return try withExtendedLifetime(kept) { try gathered(source) }
    }

    private func gathered(_ source: RepairSource) throws -> (GatheredRows, RepairResult) {
        let source = try source.withCodePage(journal, columns: record.sourceColumns, used: used)
        var file = try ProblemFile(source, columns: record.sourceColumns, used: used)
        var result = RepairResult(columns: record.sourceColumns, sheet: file.sheet) {
            file.place(ofLine: $0)
        }
        let rows = try GatheredRows(writer)
        while true {
            let entries = try file.next(Self.linesAtATime)
            guard !entries.isEmpty else { break }
            try rows.append(candidates(entries, &result))
        }
        try checkOrder(result)
        try rows.takeOutDuplicates { result.refuse($0) }
        if mapper.holdsRepeated {
            try rows.takeOutRepeated { result.refuse($0.row, line: $0.line, $0.problem) }
        }
        try result.refusals.finish()
        result.fixed = try rows.numbers()
        return (rows, result)
    }

    private func checkOrder(_ result: RepairResult) throws {
        guard let column = result.moved.column else { return }
        throw InputError.sortedAlone(record.sourceColumns[column].name)
    }

    /// Those lines that change their rows into ones that may be sent.
    private func candidates(
        _ entries: [ProblemFile.Entry],
        _ result: inout RepairResult
    ) throws -> [GatheredRows.Candidate] {
        let rows = try journal.rows(entries.map(\.mark.row), RepairMapper.parts)
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
            return GatheredRows.Candidate(
                change.row,
                line: change.entry.line,
                business: mapper.business(of: row),
                externalID: row.customer.externalID,
                cells: RecordJSON.array(change.cells),
                payload: row.customer.payload(),
                findings: row.keptFindings
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
            throw InputError.otherJournal(
                "\(entry.mark.row)",
                at: result.place(entry.line),
                journal.path
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
}
