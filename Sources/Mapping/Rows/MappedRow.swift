import Customers

/// What one row of a source became.
package struct MappedRow: Hashable, Sendable {
    /// 1-based among the data rows.
    package var row: Int
    /// The 1-based line on which the row starts.
    package var line: Int
    /// As much of the customer as the row gives; complete and within limits when ``isValid``.
    package var customer: NewCustomer
    /// The row's own business; nil where the mapping doesn't take it from the row.
    package var business: BusinessID?
    /// Problems and warnings, in the order in which they were found.
    package var findings: [Finding]
    /// The earlier row that is the same customer in every field, `external_id` included; set by
    /// ``RowChecker``. This row is then not to be sent again.
    package var twin: Int?
    /// Whether the row is left out: the mapping says so, and nothing is checked then, or what was found
    /// in it does.
    package var isSkipped: Bool

    package init(
        row: Int,
        line: Int,
        customer: NewCustomer = NewCustomer(),
        business: BusinessID? = nil,
        findings: [Finding] = [],
        twin: Int? = nil,
        isSkipped: Bool = false
    ) {
        self.row = row
        self.line = line
        self.customer = customer
        self.business = business
        self.findings = findings
        self.twin = twin
        self.isSkipped = isSkipped
    }

    /// Whether the row may be sent.
    package var isValid: Bool {
        !isSkipped && !findings.contains { $0.gravity == .held }
    }

    /// What makes the row invalid.
    package var problems: [Finding] { findings.filter { $0.gravity == .held } }

    package var warnings: [Finding] { findings.filter { $0.gravity == .warned } }

    /// Leaves the row out where it has a problem of which the policy says so; what else was found in it is
    /// of no matter then.
    mutating func leaveOut(by policy: ProblemPolicy) {
        let reasons = findings.filter { policy.leftOut.contains($0.code) }
        guard !reasons.isEmpty, !isSkipped else { return }
        isSkipped = true
        findings = reasons.map { reason in
            var reason = reason
            reason.gravity = .told
            return reason
        }
    }
}
