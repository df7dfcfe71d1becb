import Customers
import Foundation
import GRDB

/// What a look into the service's list came to, for the unknown rows of one business.
package struct Reconciliation: Hashable, Sendable {
    /// Rows whose customer was found: `created` now.
    package var found = 0
    /// Rows that surely weren't created: `pending` again.
    package var absent = 0
    /// Rows that surely weren't created, and have used up their attempts: `failed`.
    package var failed = 0
    /// Rows that stay unknown.
    package var undecided = 0
    /// Pending rows whose customer the list holds: `existing` now.
    package var forgotten = 0

    package init() {}

    package static func + (a: Reconciliation, b: Reconciliation) -> Reconciliation {
        var sum = a
        sum.found += b.found
        sum.absent += b.absent
        sum.failed += b.failed
        sum.undecided += b.undecided
        sum.forgotten += b.forgotten
        return sum
    }
}

extension Journal {
    /// How many unknown rows a business has, and when the latest of them was sent.
    package func unknown(
        business: BusinessKey
    ) throws(JournalError) -> (rows: Int, lastSentAt: Timestamp?) {
        try read { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT count(*) AS rows, max(sent_at) AS last FROM row
                    WHERE status = 'unknown' AND business = ?
                    """,
                arguments: [business]
            )
            return try (row?["rows"] ?? 0, row?["last"] ?? nil)
        }
    }
}

extension ListingLedger {
    /// Holds the unknown rows against a whole reading of the list.
    ///
    /// Rows are matched by `external_id`, those without one by equality of all fields, with
    /// customers that neither the journal nor the snapshot knows.
    ///
    /// - Parameters:
    ///   - sentBefore: rows sent later are left aside: their requests may still be at work.
    ///   - absence: whether what the reading doesn't hold is surely absent.
    ///   - maximumAttempts: a row that is absent counts a failure, and fails at so many.
    package func reconcile(
        _ listing: ServiceListing,
        sentBefore: Timestamp,
        absence: Absence,
        maximumAttempts: Int,
        at now: Timestamp
    ) throws(JournalError) -> Reconciliation {
        try writer.transaction { db in
            var result = Reconciliation()
            let statements = try ReconciliationStatements(db, listing: listing, now: now)
            for group in try groups(db, listing, sentBefore) {
                let pairing = Pairing.pair(group)
                for (row, customer) in pairing.found { try statements.found(row, customer) }
                result.found += pairing.found.count
                for row in pairing.ambiguous {
                    try statements.stays(row, group.ambiguity)
                }
                result.undecided += pairing.ambiguous.count
                for row in pairing.missing {
                    if let doubt = absence.doubt(hasExternalID: group.hasExternalID) {
                        try statements.stays(row, doubt)
                        result.undecided += 1
                    } else if absence == .undecided {
                        result.undecided += 1
                    } else if try statements.absent(row, maximumAttempts) {
                        result.failed += 1
                    } else {
                        result.absent += 1
                    }
                }
            }
            return result
        }
    }

    /// What it means that a reading doesn't hold a customer.
    package enum Absence: Hashable, Sendable {
        /// It isn't there, as far as the list gives back what customers are known by.
        case proven(byExternalID: Bool, byFields: Bool, odd: OddEntries = OddEntries())
        /// Another reading has to tell.
        case undecided
        /// No reading will tell: it keeps changing, or lacks so many customers that this import made.
        case unprovable(missing: Int, first: [Witnesses.Missing] = [])

        /// `: cus_1 (row 1), cus_2 (row 2), …`
        private static func named(_ first: [Witnesses.Missing], of missing: Int) -> String {
            guard !first.isEmpty else { return "" }
            return ": " + first.map { "\($0.customer) (row \($0.row))" }.joined(separator: ", ")
                + (missing > first.count ? ", …" : "")
        }

        /// Why a row stays unknown that no customer was found for, as a code and for a person; nil
        /// where that isn't the last word, or the row is surely absent.
        package func doubt(hasExternalID: Bool) -> Problem? {
            switch self {
            case .undecided: nil
            case .proven(_, _, let odd) where odd.doubt(hasExternalID: hasExternalID) > 0:
                Problem(
                    code: .listUnreadable,
                    text:
                        "some entries of the service's list can't be read"
                        + " (\(odd.doubt(hasExternalID: hasExternalID))), and one of them could be this row"
                )
            case .proven(let byExternalID, let byFields, _):
                if hasExternalID {
                    byExternalID
                        ? nil
                        : Problem(
                            code: .listDiffers,
                            text:
                                "the service's list doesn't give back the external_id of customers"
                                + " that this import created"
                        )
                } else {
                    byFields
                        ? nil
                        : Problem(
                            code: .listDiffers,
                            text:
                                "the service's list gives back other fields than were sent, and the row"
                                + " has no external_id"
                        )
                }
            case .unprovable(0, _):
                Problem(
                    code: .listChanging,
                    text: "the service's list kept changing while it was read"
                )
            case .unprovable(let missing, let first):
                Problem(
                    code: .listIncomplete,
                    text: "the service's list lacks \(missing) customer\(missing == 1 ? "" : "s")"
                        + " that this import created"
                        + Self.named(first, of: missing)
                )
            }
        }
    }

    /// Says of the unknown rows of a business why nothing could be found out.
    package func note(
        unknownOf business: BusinessKey,
        _ problem: Problem
    ) throws(JournalError) {
        try writer.transaction { db in
            try db.execute(
                sql: """
                    UPDATE row SET problem_code = ?, problem_field = NULL, problem = ?
                    WHERE status = 'unknown' AND business = ?
                    """,
                arguments: [problem.code.rawValue, problem.text, business]
            )
        }
    }

    /// Puts every unknown row back to be sent, without a look into the list: the user's own risk.
    package func resendUnknown(
        maximumAttempts: Int,
        at now: Timestamp
    ) throws(JournalError) -> Reconciliation {
        try writer.transaction { db in
            var result = Reconciliation()
            let statements = try ReconciliationStatements(db, listing: nil, now: now)
            for row in try RowID.fetchAll(db, sql: "SELECT id FROM row WHERE status = 'unknown'") {
                if try statements.absent(row, maximumAttempts) {
                    result.failed += 1
                } else {
                    result.absent += 1
                }
            }
            return result
        }
    }

    /// The unknown rows that are old enough, with the customers that could be theirs.
    private func groups(
        _ db: Database,
        _ listing: ServiceListing,
        _ sentBefore: Timestamp
    ) throws -> [Pairing.Group] {
        enum Key: Hashable {
            case externalID(String)
            case fields(Data)

            var isExternalID: Bool { if case .externalID = self { true } else { false } }
        }
        var rowsByKey: [Key: [RowID]] = [:]
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT id, external_id, payload FROM row
                WHERE status = 'unknown' AND business = ? AND sent_at <= ? ORDER BY id
                """,
            arguments: [listing.business, sentBefore.milliseconds]
        )
        while let row = try rows.next() {
            let customer: NewCustomer = try JSONText.decode(row["payload"] ?? "{}")
            let key: Key =
                customer.normalised.externalID.map(Key.externalID)
                ?? .fields(Data(FieldsDigest(of: customer).bytes))
            rowsByKey[key, default: []].append(try row["id"])
        }
        let byExternalID = try db.cachedStatement(
            sql: "SELECT customer_id FROM listed WHERE listing = ? AND external_id = ?"
        )
        let byFields = try db.cachedStatement(
            sql: """
                SELECT customer_id FROM listed
                WHERE listing = ? AND external_id IS NULL AND digest = ?
                """
        )
        var candidates: [Key: [String]] = [:]
        for key in rowsByKey.keys {
            candidates[key] =
                switch key {
                case .externalID(let id):
                    try String.fetchAll(byExternalID, arguments: [listing.id, id])
                case .fields(let digest):
                    try String.fetchAll(byFields, arguments: [listing.id, digest])
                }
        }
        let known = try known(db, listing.business, Array(candidates.values.joined()))
        return rowsByKey.map { key, rows in
            let candidates = candidates[key] ?? []
            let named = candidates.compactMap(CustomerID.init)
            return Pairing.Group(
                rows: rows,
                hasExternalID: key.isExternalID,
                candidates: named.filter { !known.contains($0.text) }.sorted { $0.text < $1.text },
                hasUnnamedCandidates: named.count < candidates.count
            )
        }.sorted { ($0.rows.first ?? 0) < ($1.rows.first ?? 0) }
    }

    /// Of the given customers those that are another row's, or were there before the first send.
    private func known(
        _ db: Database,
        _ business: BusinessKey,
        _ candidates: [String]
    ) throws -> Set<String> {
        guard !candidates.isEmpty else { return [] }
        let list = try JSONText.encode(candidates)
        return try String.fetchSet(
            db,
            sql: """
                SELECT customer_id FROM row
                WHERE customer_id IN (SELECT value FROM json_each(?1))
                UNION ALL
                SELECT customer_id FROM listed
                WHERE customer_id IN (SELECT value FROM json_each(?1)) AND listing IN (
                    SELECT id FROM listing WHERE business = ?2 AND purpose = 'snapshot'
                        AND finished_at IS NOT NULL)
                """,
            arguments: [list, business]
        )
    }
}

/// The statements by which reconciliation moves rows.
private struct ReconciliationStatements {
    private let moveToCreated: Statement
    private let note: Statement
    private let moveToPending: Statement
    private let moveToFailed: Statement
    private let db: Database
    private let listing: ListingID?
    private let now: Timestamp

    init(_ db: Database, listing: ServiceListing?, now: Timestamp) throws {
        self.db = db
        self.listing = listing?.id
        self.now = now
        moveToCreated = try db.cachedStatement(sql: RowMove.found.statement(where: "id = :row"))
        note = try db.cachedStatement(
            sql: """
                UPDATE row SET problem_code = ?, problem_field = NULL, problem = ?, listing = ?
                WHERE id = ? AND status = 'unknown'
                """
        )
        moveToPending = try db.cachedStatement(
            sql: RowMove.absent.statement(where: "id = :row", returning: "failures")
        )
        moveToFailed = try db.cachedStatement(
            sql: RowMove.absentForGood.statement(where: "id = :row")
        )
    }

    func found(_ row: RowID, _ customer: CustomerID) throws {
        try moveToCreated.execute(arguments: [
            "row": row, "listing": listing, "customer": customer.text, "now": now.milliseconds,
        ])
    }

    func stays(_ row: RowID, _ problem: Problem) throws {
        try note.execute(arguments: [problem.code.rawValue, problem.text, listing, row])
    }

    /// True where the row has used up its attempts, and fails.
    func absent(_ row: RowID, _ maximumAttempts: Int) throws -> Bool {
        let failures =
            try Int.fetchOne(moveToPending, arguments: ["row": row, "listing": listing]) ?? 0
        guard failures >= maximumAttempts else { return false }
        try moveToFailed.execute(arguments: ["row": row, "now": now.milliseconds])
        return true
    }
}

extension Pairing.Group {
    /// Why its rows stay unknown where others could have made what was found.
    fileprivate var ambiguity: Problem {
        Problem(
            code: .ambiguous,
            text: hasUnnamedCandidates
                ? "an entry of the service's list that has no id could be this row"
                : "\(candidates.count) customers of the service could be this row:"
                    + " \(candidates.prefix(3).map(\.text).joined(separator: ", "))"
        )
    }
}
