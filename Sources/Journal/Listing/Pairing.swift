import Customers

/// Decides which customers of the service's list are which unknown rows. Pure.
package enum Pairing {
    /// What is known of rows that can't be told apart: one `external_id`, or equal in all fields.
    package struct Group: Hashable, Sendable {
        package var rows: [RowID]
        package var hasExternalID: Bool
        /// The customers that could be theirs, and aren't known to be another row's or to have been
        /// there before the import.
        package var candidates: [CustomerID]
        /// Whether an entry of the list could be theirs that has no id.
        package var hasUnnamedCandidates: Bool

        package init(
            rows: [RowID],
            hasExternalID: Bool = false,
            candidates: [CustomerID],
            hasUnnamedCandidates: Bool = false
        ) {
            self.rows = rows
            self.hasExternalID = hasExternalID
            self.candidates = candidates
            self.hasUnnamedCandidates = hasUnnamedCandidates
        }
    }

    /// What a group comes to.
    package struct Result: Hashable, Sendable {
        package var found: [RowID: CustomerID] = [:]
        /// Rows of which the list holds no customer.
        package var missing: [RowID] = []
        /// Rows that can't be told apart from what others made, with why.
        package var ambiguous: [RowID] = []
    }

    /// Twins are paired off one to one, since it doesn't matter which is which. Where there are
    /// more customers than rows, somebody else made one of them, and nothing tells which. Nor does
    /// anything where one of them has no id.
    package static func pair(_ group: Group) -> Result {
        var result = Result()
        guard group.candidates.count <= group.rows.count, !group.hasUnnamedCandidates else {
            result.ambiguous = group.rows
            return result
        }
        for (row, customer) in zip(group.rows, group.candidates) { result.found[row] = customer }
        result.missing = Array(group.rows.dropFirst(group.candidates.count))
        return result
    }
}
