import Customers
import GRDB

/// The part of a journal that a delivery works with: claims and settlements, in group commits.
///
/// A call returns when what it did is on the disk. So a claimed row is durably `sending` before
/// its claimer can write a byte of it to a socket.
package final class DeliveryLedger: Sendable {
    private struct Request: Sendable {
        var settlement: Settlement?
        /// The `row.business` to claim a row of, and the time.
        var claim: (business: Int64, now: Timestamp)?
    }

    private let commits: GroupCommit<Request, ClaimResult>

    package init(_ writer: JournalWriter, session: Int64) {
        commits = GroupCommit(label: "journal.commit") { requests in
            do {
                return try writer.transaction { db in
                    let statements = try DeliveryStatements(db, session: session)
                    return try requests.map { try Self.answer($0, statements) }
                }
            } catch {
                return requests.map { _ in .failure(.from(error, path: writer.path)) }
            }
        }
    }

    /// Settles a finished attempt and, if asked, claims the next row in the same commit.
    ///
    /// - Throws: ``JournalError/illegalMove(row:to:)`` if the row wasn't `sending`; what SQLite
    ///   says otherwise, and then nothing of this call was recorded.
    package func settle(
        _ settlement: Settlement,
        thenClaim business: Int64? = nil,
        at now: Timestamp
    ) throws(JournalError) -> ClaimResult {
        try commits.submit(
            Request(settlement: settlement, claim: business.map { ($0, now) })
        )
    }

    /// Claims the pending row of a business that has been due longest: it becomes `sending`.
    package func claim(business: Int64, at now: Timestamp) throws(JournalError) -> ClaimResult {
        try commits.submit(Request(settlement: nil, claim: (business, now)))
    }

    private static func answer(
        _ request: Request,
        _ statements: DeliveryStatements
    ) throws -> Result<ClaimResult, JournalError> {
        if let settlement = request.settlement {
            // An illegal move is this caller's error alone: the others of the group go on.
            guard try statements.settle(settlement) else {
                let target = settlement.verdict.status
                return .failure(.illegalMove(row: settlement.row, to: target))
            }
        }
        guard let claim = request.claim else { return .success(.notAsked) }
        return .success(try statements.claim(business: claim.business, now: claim.now))
    }
}

extension Journal {
    /// The businesses that have rows, in the order in which they were first seen.
    package func businesses() throws(JournalError) -> [Business] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT id, business_id FROM business ORDER BY id")
                .compactMap { row in
                    BusinessID(row["business_id"]).map { Business(key: row["id"], id: $0) }
                }
        }
    }
}
