import Customers
import Foundation
import GRDB

/// What a run would do with a row, once the service's list was held against it.
package struct PlannedRow: Hashable, Sendable {
    /// What would be done, or was done already.
    package enum Action: String, Hashable, Sendable, CaseIterable {
        /// Its customer would be created.
        case create
        /// The service holds its customer, who would get the fields that differ.
        case update
        /// The service holds its customer: it wouldn't be sent.
        case skip
        /// The service holds its customer with all of its fields.
        case equal
        /// It is the same as an earlier row.
        case same
        /// It can't be sent as it is.
        case invalid
        /// Several customers hold its `external_id`, and none can be chosen.
        case ambiguous
        /// The service seems to hold its customer, with other data.
        case likely = "likely_existing"
        /// The service's list has to tell first what became of it.
        case unknown
        /// It was settled by an earlier run.
        case settled
    }

    /// A field that an update would change; the texts are trimmed.
    package struct FieldChange: Hashable, Sendable {
        package var field: Field
        /// Nil where the service holds nothing there.
        package var held: String?
        package var wanted: String
    }

    package var id: RowID
    package var line: Int
    package var action: Action
    package var business: String?
    package var externalID: String?
    /// The service's customer, where it is known.
    package var customerID: String?
    /// Of an update.
    package var changes: [FieldChange]
    /// Why it wouldn't be sent.
    package var problem: RowProblem?
}

extension Journal {
    /// Hands over every row with what would become of it, in the order of the source.
    ///
    /// They are read one by one, so that memory doesn't grow with the journal.
    ///
    /// - Throws: ``JournalError``, and what the body throws.
    package func forEachPlannedRow(_ body: (PlannedRow) throws -> Void) throws {
        try database.read { db in
            let query = try PlanQuery(db)
            try query.forEach(body)
        }
    }
}

private struct PlanQuery {
    private let statement: RawStatement

    init(_ db: Database) throws {
        statement = try RawStatement(
            db,
            sql: """
                SELECT row.id, row.line, row.status, business.business_id, row.external_id,
                    coalesce(row.customer_id, twin.customer_id), row.same_as, listing.policy,
                    row.problem_code, row.problem_field, row.problem,
                    iif(row.patch IS NULL, NULL, row.payload), listed.customer, row.attempts
                FROM row LEFT JOIN business ON business.id = row.business
                    LEFT JOIN row AS twin ON twin.id = row.same_as
                    LEFT JOIN listing ON listing.id = row.listing
                    LEFT JOIN listed ON row.patch IS NOT NULL AND listed.listing = row.listing
                        AND listed.customer_id = row.customer_id
                ORDER BY +row.id
                """
        )
    }

    func forEach(_ body: (PlannedRow) throws -> Void) throws {
        try statement.run { try body(row()) }
    }

    private func row() throws -> PlannedRow {
        let code = try statement.string(8)
        let action = try action(statement.stored(2))
        return try PlannedRow(
            id: statement.stored(0),
            line: statement.stored(1),
            action: action,
            business: statement.string(3),
            externalID: statement.string(4),
            customerID: statement.string(5),
            changes: action == .update ? changes() : [],
            problem: code.map {
                try RowProblem(
                    code: $0,
                    field: statement.string(9),
                    text: statement.string(10) ?? ""
                )
            }
        )
    }

    private func action(_ status: RowStatus) throws -> PlannedRow.Action {
        switch status {
        case .pending: return try statement.string(11) == nil ? .create : .update
        case .existing:
            if try statement.stored(6) as RowID? != nil { return .same }
            return try statement.string(7) == "update" ? .equal : .skip
        case .invalid: return .invalid
        case .failed where try statement.string(8) == Problem.Code.ambiguous.rawValue:
            return .ambiguous
        case .failed where try statement.string(8) == LikelyKeys.code: return .likely
        case .unknown, .sending: return .unknown
        case .created, .updated, .rejected, .failed: return .settled
        }
    }

    private func changes() throws -> [PlannedRow.FieldChange] {
        guard let payload = try statement.string(11), let customer = try statement.string(12)
        else { return [] }
        let wanted = try (JSONText.decode(payload) as NewCustomer).normalised
        let held = try (JSONText.decode(customer) as NewCustomer).normalised
        return wanted.fieldsToChange(in: held).map { field in
            PlannedRow.FieldChange(field: field, held: held[field], wanted: wanted[field] ?? "")
        }
    }
}
