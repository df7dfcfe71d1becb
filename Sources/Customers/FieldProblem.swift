/// What is wrong with one field of a customer.
package struct FieldProblem: Hashable, Sendable {
    /// The kind of problem, a stable word for scripts and journals.
    package enum Code: String, Hashable, Sendable, CaseIterable {
        /// The field is required and absent.
        case missing
        /// The field has more characters than the API takes.
        case tooLong = "too_long"
    }

    package var field: Field
    package var code: Code
    /// What is wrong, for a person, without the value itself: "is required", "has 300 characters…".
    package var message: String

    package init(field: Field, code: Code, message: String) {
        self.field = field
        self.code = code
        self.message = message
    }
}

extension FieldTable {
    /// The problems of a customer, in the order of ``Field/allCases``; empty when it may be sent.
    package func problems(in customer: NewCustomer) -> [FieldProblem] {
        let missing = missing(beside: customer.fields)
        return Field.allCases.compactMap { field in
            guard let text = customer[field] else {
                return missing.contains(field) ? self.missing(field) : nil
            }
            // No text has more characters than bytes, and bytes are known without counting.
            guard let limit = field.limit, text.utf8.count > limit,
                text.unicodeScalars.count > limit
            else { return nil }
            return FieldProblem(
                field: field,
                code: .tooLong,
                message: "has \(text.unicodeScalars.count) characters; the API takes \(limit)"
            )
        }
    }

    private func missing(_ field: Field) -> FieldProblem {
        FieldProblem(
            field: field,
            code: .missing,
            message: presence(of: field) == .requiredInAddress
                ? "is required in an address that has other parts" : "is required"
        )
    }
}
