import Journal

/// A row that stays as it is, as `fix --json` and `remap --json` list it.
struct RefusedRow: Encodable {
    var row: RowID
    var line: Int
    var code: String
    var field: String?
    var text: String

    init(_ row: RowID, line: Int, _ problem: RowProblem) {
        (self.row, self.line) = (row, line)
        (code, field, text) = (problem.code, problem.field, problem.text)
    }
}
