import Customers
import Journal
import Mapping
import Spreadsheet
import Testing

@testable import Importing

/// What is told of a row, as a person reads it.
struct ProblemSentenceTests {
    private static let places = FieldPlaces(
        FieldColumns(
            MappingGuess(headers: ["Company", "E-Mail"]).mapping,
            ["Company", "E-Mail"].enumerated().map { Column(name: $1, position: $0 + 1) }
        ),
        ["Company", "E-Mail"].enumerated().map { Column(name: $1, position: $0 + 1) }
    )

    private struct Case: Sendable, CustomTestStringConvertible {
        var status: RowStatus
        var code: Problem.Code
        var field: String?
        /// As the journal has it.
        var text: String
        var sentence: String

        var testDescription: String { sentence }
    }

    private static let cases = [
        Case(
            status: .rejected,
            code: .validation,
            field: "email",
            text: "HTTP 422: value is not a valid email address",
            sentence:
                "The service refused column “E-Mail” (email): value is not a valid email address"
                + " (HTTP 422)."
        ),
        Case(
            status: .rejected,
            code: .validation,
            field: "tax_number",
            text: "HTTP 422: Field required.",
            sentence: "The service refused tax_number: Field required (HTTP 422)."
        ),
        Case(
            status: .rejected,
            code: .refused,
            text: "HTTP 409",
            sentence: "The service refused this row, and didn't say why (HTTP 409)."
        ),
        Case(
            status: .failed,
            code: .unavailable,
            text: "HTTP 503: try later",
            sentence:
                "This row couldn't be sent: the service answered HTTP 503 and"
                + " said “try later”."
        ),
        Case(
            status: .failed,
            code: .dns,
            text: "Could not resolve host: api.example",
            sentence:
                "This row couldn't be sent: the service's name can't be found"
                + " (Could not resolve host: api.example)."
        ),
        Case(
            status: .unknown,
            code: .timeout,
            text: "Operation timed out after 30001 milliseconds with 0 bytes received",
            sentence: "It isn't known whether this customer was created: no answer came in time"
                + " (Operation timed out after 30001 milliseconds with 0 bytes received)."
        ),
        Case(
            status: .unknown,
            code: .serverError,
            text: "HTTP 500",
            sentence:
                "It isn't known whether this customer was created: the service answered HTTP 500."
        ),
        Case(
            status: .unknown,
            code: .crashed,
            text: "the run ended while this request was under way",
            sentence:
                "It isn't known whether this customer was created: the run ended while this request"
                + " was under way."
        ),
        Case(
            status: .unknown,
            code: .otherAnswer,
            field: "name",
            text: "the answer names another customer: its name is “A”, but “B” was sent",
            sentence: "It isn't known whether this customer was created: the answer names another"
                + " customer: its name is “A”, but “B” was sent."
        ),
        Case(
            status: .invalid,
            code: .badEmail,
            field: "email",
            text: "Column “E-Mail” (email) doesn't hold exactly one e-mail address.",
            sentence: "Column “E-Mail” (email) doesn't hold exactly one e-mail address."
        ),
        // As versions before 0.6 kept it.
        Case(
            status: .invalid,
            code: .badEmail,
            field: "email",
            text: "doesn't look like one e-mail address",
            sentence: "Column “E-Mail” (email) doesn't look like one e-mail address."
        ),
        Case(
            status: .invalid,
            code: .ruler,
            text: "the row is a drawn line, no data",
            sentence: "The row is a drawn line, no data."
        ),
    ]

    @Test(arguments: cases)
    private func `a problem is told in whole sentences, which name the column first`(_ told: Case) {
        let problem = RowProblem(code: told.code.rawValue, field: told.field, text: told.text)
        #expect(problem.sentence(of: told.status, Self.places) == told.sentence)
    }
}
