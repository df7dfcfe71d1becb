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
        Field.allCases.compactMap { field in
            let rule = self[field]
            guard let text = customer[field] else {
                return isMissed(field, rule, in: customer)
                    ? FieldProblem(field: field, code: .missing, message: missingMessage(field))
                    : nil
            }
            guard let limit = rule.maximumLength, text.unicodeScalars.count > limit else {
                return nil
            }
            return FieldProblem(
                field: field,
                code: .tooLong,
                message: "has \(text.unicodeScalars.count) characters; the API takes \(limit)"
            )
        }
    }

    private func isMissed(_ field: Field, _ rule: Rule, in customer: NewCustomer) -> Bool {
        switch rule.presence {
        case .optional: false
        case .required: true
        case .requiredInAddress:
            switch field {
            case .billing: customer.billingAddress != nil
            case .shipping: customer.shippingAddress != nil
            default: false
            }
        }
    }

    private func missingMessage(_ field: Field) -> String {
        switch self[field].presence {
        case .requiredInAddress: "is required in an address that has other parts"
        case .required, .optional: "is required"
        }
    }
}
