import Customers
import Journal
import Mapping

/// What came of letting rows through that were held back.
package struct Release {
    /// Rows that are to be sent.
    package internal(set) var rows = 0
    /// Rows that stay as they are, by the code that holds them still.
    package internal(set) var held: [String: Int] = [:]
}

/// Finds out which rows that were held back may be sent as they are, once some codes are let through.
struct Releaser {
    /// Mapped together: enough that a transaction costs little.
    private static let batchSize = 500

    private let writer: JournalWriter
    private let mapper: RepairMapper
    private let accepted: Set<Problem.Code>

    init(
        _ writer: JournalWriter,
        _ record: ImportRecord,
        accepting accepted: Set<Problem.Code>
    ) throws {
        self.writer = writer
        self.accepted = accepted
        mapper = try RepairMapper(writer.journal, record, accepting: accepted)
    }

    /// Gathers the rows. Each is mapped anew, so that one which something else holds, too, stays.
    func gather(where condition: ProblemCondition?) throws -> (rows: GatheredRows, result: Release)
    {
        var result = Release()
        let found = try writer.journal.heldRows(by: accepted, where: condition)
        let held = try GatheredRows(writer)
        var next = 0
        while next < found.count {
            let batch = found[next..<min(next + Self.batchSize, found.count)]
            next = batch.endIndex
            let known = try writer.journal.rows(Array(batch), RepairMapper.parts)
            let rows = batch.compactMap { known[$0] }
            let mapped = try mapper.map(rows.map { ($0.id, $0.cells) })
            var candidates: [GatheredRows.Candidate] = []
            for (row, mapped) in zip(rows, mapped) {
                let problem = mapped.isSkipped ? RowProblem(Problem(.skipped)) : RowProblem(mapped)
                if let problem {
                    result.held[problem.code, default: 0] += 1
                } else {
                    candidates.append(candidate(row, mapped))
                }
            }
            try held.append(candidates)
        }
        var (duplicates, left) = try held.keepUnique()
        if mapper.holdsRepeated {
            try held.takeOutRepeated {
                result.held[$0.problem.code, default: 0] += 1
                left -= 1
            }
        }
        if duplicates > 0 {
            result.held[Problem.Code.duplicateExternalID.rawValue, default: 0] += duplicates
        }
        result.rows = left
        return (held, result)
    }

    private func candidate(_ row: JournalRow, _ mapped: MappedRow) -> GatheredRows.Candidate {
        GatheredRows.Candidate(
            row,
            business: mapper.business(of: mapped),
            externalID: mapped.customer.externalID,
            payload: mapped.customer.payload()
        )
    }
}
