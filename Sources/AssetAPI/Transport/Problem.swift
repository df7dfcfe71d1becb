/// What went wrong with a request, in a stable word and a sentence.
package struct Problem: Hashable, Sendable {
    /// A stable word for scripts and for grouping: `validation`, `throttled`, `timeout`, …
    package var code: String
    /// The API's dotted name of the field at fault, where the service named one.
    package var field: String?
    /// For a person; one line. Never holds a token.
    package var text: String

    package init(code: String, field: String? = nil, text: String) {
        self.code = code
        self.field = field
        self.text = text
    }

    /// The code of an answer that is another row's.
    package static let otherAnswer = "other_answer"

    /// The code of an answer that gives the id of another row's customer.
    package static let idTaken = "id_taken"

    /// Whether the name of the proxy that leads to the service can't be found: a wrong setting, or a
    /// network that is away.
    package var isUnknownProxy: Bool { code == TransportFailure.Cause.proxyUnknown.rawValue }
}
