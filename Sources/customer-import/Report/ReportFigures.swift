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

    var record: ImportRecord
    var staged: ImportRecord.Staged
    var totals: Totals
    var status: StatusReport
    var timeline: Timeline
    var latencies: Latencies
    var problems: [Problem]
    /// Whether the examples show what the rows hold.
    var includesValues: Bool
    var madeAt: Date

    init(_ journal: Journal, includesValues: Bool, at now: Date) throws {
        (record, staged) = try journal.stagedImport()
        totals = try journal.totals()
        status = try StatusReport(journal, at: Timestamp(now))
        timeline = try journal.timeline()
        latencies = try journal.latencies()
        problems = try journal.problemGroups().map { group in
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

    /// A problem's text without what the rows hold: the service may quote a value that it refuses.
    static func masked(_ text: String, _ examples: [JournalRow]) -> String {
        let values = examples.flatMap {
            $0.cells.compactMap { $0 } + [$0.externalID].compactMap { $0 }
        }
        .map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
        .filter { $0.count >= 3 }
        return values.sorted { $0.count > $1.count }
            .reduce(text) { $0.replacing($1, with: "…") }
    }
}
