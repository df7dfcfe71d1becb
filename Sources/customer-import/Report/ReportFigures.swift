import Customers
import Foundation
import Journal

/// All that a report tells, taken from a journal.
struct ReportFigures {
    /// A kind of problem with rows that have it.
    struct Problem {
        var group: ProblemGroup
        /// The group's text; without customers' values unless they were asked for.
        var text: String
        var examples: [JournalRow]
    }

    private static let examplesShown = 5
    /// Each takes a look through the journal.
    private static let kindsShown = 40

    var record: ImportRecord
    var staged: ImportRecord.Staged
    var totals: Totals
    var status: StatusReport
    var timeline: Timeline
    var latencies: Latencies
    /// The kinds with the most rows.
    var problems: [Problem]
    /// Rows that were put right by hand, or put back to be sent again.
    var editedRows: Int
    /// Whether the examples show what the rows hold.
    var includesValues: Bool
    var madeAt: Date

    init(_ journal: Journal, includesValues: Bool, at now: Date) throws {
        (record, staged) = try journal.stagedImport()
        totals = try journal.totals()
        status = try StatusReport(journal, at: Timestamp(now))
        timeline = try journal.timeline()
        latencies = try journal.latencies()
        editedRows = try journal.editedRows()
        problems = try status.problems.prefix(Self.kindsShown).map { group in
            let examples = try journal.examples(of: group, limit: Self.examplesShown)
            return Problem(
                group: group,
                text: includesValues ? group.text : Self.masked(group.text, examples),
                examples: examples
            )
        }
        self.includesValues = includesValues
        madeAt = now
    }

    /// A problem's text without what the rows hold, as they were read and as they were sent.
    static func masked(_ text: String, _ examples: [JournalRow]) -> String {
        let values = examples.flatMap { row in
            row.cells.compactMap { $0 } + [row.externalID].compactMap { $0 } + sent(row)
        }
        return ValueMask(values).masked(text)
    }

    /// The values of a row's payload.
    private static func sent(_ row: JournalRow) -> [String] {
        guard let payload = row.payload,
            let customer = try? JSONDecoder().decode(NewCustomer.self, from: Data(payload.utf8))
        else { return [] }
        return Field.allCases.compactMap { customer[$0] }
    }
}
