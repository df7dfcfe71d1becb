import Journal
import Testing

@testable import Importing

/// A problem with its field, in the middle of what a person reads.
struct ProblemLineTests {
    @Test(arguments: [
        (RowStatus.invalid, "name" as String?, "is required", "name is required"),
        (
            .unknown, "name" as String?, "the answer names another customer",
            "name: the answer names another customer"
        ),
        (.rejected, "email" as String?, "HTTP 422: not an email", "email: HTTP 422: not an email"),
        (.failed, nil as String?, "HTTP 503", "HTTP 503"),
    ])
    func `what our checks say goes on from the field, what the service says stands for itself`(
        status: RowStatus,
        field: String?,
        text: String,
        line: String
    ) {
        #expect(RowProblem(code: "x", field: field, text: text).line(of: status) == line)
    }
}
