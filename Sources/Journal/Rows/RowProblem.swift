import Customers

/// Why a row isn't done: what the journal's `problem_code`, `problem_field` and `problem` hold, be it that
/// this version wrote it or another one.
package struct RowProblem: Hashable, Sendable {
    /// A stable word for scripts and for grouping, such as `missing`, `validation`, `timeout`.
    package var code: String
    /// The API's dotted name of the field at fault, where one field is.
    package var field: String?
    /// What is wrong, for a person. Never holds a token or another secret.
    package var text: String

    package init(code: String, field: String? = nil, text: String) {
        self.code = code
        self.field = field
        self.text = text
    }

    package init(_ problem: Problem) {
        self.init(code: problem.code.rawValue, field: problem.field, text: problem.text)
    }
}
