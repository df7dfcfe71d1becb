import Journal
import Mapping

extension RowProblem {
    /// The first problem of a row, with the others behind it; nil for a row that may be sent.
    init?(_ row: MappedRow) {
        let problems = row.problems
        guard let first = problems.first else { return nil }
        let others = problems.dropFirst().map { "; " + $0.sentence }.joined()
        self.init(
            code: first.code.rawValue,
            field: first.field,
            text: first.message + others
        )
    }
}
