import Customers
import Foundation
import Journal

/// All that a report tells, taken from a journal.
package struct ReportFigures {
    /// A kind of problem with rows that have it.
    package struct Problem {
        package var group: ProblemGroup
        /// What is wrong, in whole sentences; without customers' values unless they were asked for.
        package var text: String
        package var examples: [JournalRow]
    }

    static let examplesShown = 5
    /// Each takes a look through the journal.
    static let kindsShown = 40

    package var status: ImportStatus
    package var timeline: Timeline
    package var latencies: Latencies
    /// The kinds with the most rows.
    package var problems: [Problem]
    /// Where the rows of each business are.
    package var businesses: [BusinessTotals]
    /// Rows that weren't sent since an earlier row of the source is the same customer.
    package var repeatedRows: Int
    /// Of several journals, what each of them tells, in the order of their shards; else none.
    package var parts: [ReportFigures]
    /// Rows that were put right by hand, or put back to be sent again.
    package var editedRows: Int
    /// Whether the examples show what the rows hold.
    package var includesValues: Bool
    package var madeAt: Date

    package var record: ImportRecord { status.record }
    package var staged: ImportRecord.Staged { status.staged }
    package var totals: Totals { status.totals }
    /// What was found in rows that were sent all the same.
    package var warnings: [FindingGroup] { status.findings.filter { $0.level == "warned" } }

    init(
        status: ImportStatus,
        timeline: Timeline,
        latencies: Latencies,
        problems: [Problem],
        businesses: [BusinessTotals],
        repeatedRows: Int,
        parts: [ReportFigures] = [],
        editedRows: Int,
        includesValues: Bool,
        madeAt: Date
    ) {
        (self.status, self.timeline, self.latencies) = (status, timeline, latencies)
        (self.problems, self.editedRows) = (problems, editedRows)
        (self.businesses, self.repeatedRows, self.parts) = (businesses, repeatedRows, parts)
        (self.includesValues, self.madeAt) = (includesValues, madeAt)
    }

    init(_ journal: Journal, includesValues: Bool, at now: Date) throws {
        status = try ImportStatus(journal, at: Timestamp(now))
        let attempts = try journal.attemptFigures()
        (timeline, latencies) = (attempts.timeline, attempts.latencies)
        editedRows = try journal.editedRows()
        businesses = try journal.businessTotals()
        repeatedRows = try journal.repeatedRows()
        parts = []
        let places = FieldPlaces(status.record)
        problems = try status.problems.prefix(Self.kindsShown).map { group in
            let examples = try journal.examples(of: group, limit: Self.examplesShown)
            return Problem(
                group: group,
                text: Self.sentence(group, places, includesValues ? [] : examples),
                examples: examples
            )
        }
        self.includesValues = includesValues
        madeAt = now
    }

    /// What is wrong, in whole sentences. What our own checks say never holds a cell's text: a mask would
    /// only make it hard to read.
    ///
    /// - Parameter examples: rows whose values are taken out; none where they may be.
    static func sentence(
        _ group: ProblemGroup,
        _ places: FieldPlaces,
        _ examples: [JournalRow]
    ) -> String {
        let text = group.status == .invalid ? group.text : masked(group.text, examples)
        return RowProblem(code: group.code, field: group.field, text: text)
            .sentence(of: group.status, places)
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
