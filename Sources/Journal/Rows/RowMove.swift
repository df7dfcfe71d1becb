import Customers

/// Every way in which a row goes from one status to another: the one table of moves, from which
/// ``RowStatus/successors`` and all statements that change `row.status` are made.
///
/// A statement takes rows from the statuses of its move only. Which status a row has is told by the row
/// itself, which `+status` reads, and never by the index `row_queue`: an index that is behind its table,
/// as after the loss of a page, would have a created row sent again, and looks whole to all but
/// `PRAGMA integrity_check`. The journal's triggers hold the same table.
enum RowMove: CaseIterable {
    // MARK: While rows are sent

    /// A worker takes the row, to send it.
    case claimed
    /// It wasn't sent after all: it is as before the claim.
    case released
    /// The service made the customer.
    case created
    /// The service changed the customer.
    case updated
    /// The service refused the row for good.
    case rejected
    /// There is no answer that tells.
    case unclear
    /// Surely not created, and to be sent again later.
    case refused
    /// Surely not created, and the allowed attempts are used up.
    case exhausted

    // MARK: When a session begins

    /// The run ended while the row's `POST` was under way.
    case cutOff
    /// The run ended while the row's `PATCH` was under way, which may be repeated.
    case cutOffUpdate

    // MARK: By the service's list

    /// The list holds the row's `external_id`.
    case held
    /// The list holds a customer that equals a row without an `external_id`, and is no other row's.
    case equalled
    /// The list holds the customer with all of the row's fields: there is nothing to update.
    case upToDate
    /// The list doesn't tell which customer is to be updated.
    case ambiguous
    /// The list seems to hold the row's customer, with other data.
    case likely
    /// The list holds the customer of a row that was unknown.
    case found
    /// The list surely doesn't hold the customer of a row that was unknown.
    case absent
    /// As before, and the allowed attempts are used up.
    case absentForGood

    // MARK: By a person

    /// `fix` gives the row other cells.
    case fixed
    /// `retry --accept` lets a row through that was held back, as it is.
    case accepted
    /// `retry` puts the row back as it is.
    case retried

    /// Where a row may come from, where it goes, and what else is set.
    typealias Entry = (from: [RowStatus], to: RowStatus, sets: String)

    var entry: Entry { Self.table[self] ?? written }

    /// The entries with their texts made once.
    private static let table = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0, $0.written) }
    )

    private var written: Entry {
        switch self {
        case .claimed: ([.pending], .sending, "attempts = attempts + 1, sent_at = ?1")
        case .released:
            (
                [.sending], .pending,
                "attempts = attempts - 1, sent_at = CASE WHEN attempts > 1 THEN sent_at END"
            )
        case .created: ([.sending], .created, "customer_id = ?7, \(Self.settled)")
        case .updated: ([.sending], .updated, Self.settled)
        case .rejected: ([.sending], .rejected, Self.settled)
        case .unclear: ([.sending], .unknown, Self.settled)
        case .refused:
            (
                [.sending], .pending,
                "due_at = ?6, failures = failures + ?7, settled_at = NULL, \(Self.answer)"
            )
        case .exhausted: ([.sending], .failed, "failures = failures + 1, \(Self.settled)")
        case .cutOff:
            (
                [.sending], .unknown,
                """
                problem_code = '\(Problem.Code.crashed)', problem_field = NULL, http_status = NULL,
                    problem = 'the run ended while this request was under way'
                """
            )
        case .cutOffUpdate: ([.sending], .pending, "due_at = 0")
        case .held:
            (
                [.pending], .existing,
                """
                listing = :listing, settled_at = :now,
                    customer_id = (SELECT min(listed.customer_id) FROM listed
                        WHERE listing = :listing AND listed.external_id = row.external_id
                            AND \(NamelessEntry.isNone("listed.customer_id")))
                """
            )
        case .equalled:
            (
                [.pending], .existing,
                """
                listing = :listing, settled_at = :now,
                    customer_id = (SELECT iif(\(NamelessEntry.isNone()), customer_id, NULL)
                        FROM temp.equal_pair WHERE row = row.id)
                """
            )
        case .upToDate:
            (
                [.pending], .existing,
                "listing = :listing, settled_at = :now, customer_id = :customer, patch = NULL"
            )
        case .ambiguous:
            (
                [.pending], .failed,
                """
                listing = :listing, settled_at = :now, problem_code = '\(Problem.Code.ambiguous)',
                    problem_field = 'external_id', problem = :problem
                """
            )
        case .likely:
            (
                [.pending], .failed,
                """
                listing = :listing, settled_at = :now, problem_code = '\(LikelyKeys.code)',
                    problem_field = NULL, problem = (
                        SELECT likely_pair.problem FROM temp.likely_pair
                        WHERE likely_pair.row = row.id)
                """
            )
        case .found:
            (
                [.unknown], .created,
                "listing = :listing, settled_at = :now, customer_id = :customer, \(Self.noProblem)"
            )
        case .absent:
            (
                [.unknown], .pending,
                "listing = :listing, settled_at = NULL, due_at = 0, failures = failures + 1"
            )
        case .absentForGood: ([.pending], .failed, "settled_at = :now")
        case .fixed:
            (
                [.invalid, .rejected, .failed], .pending,
                "\(Self.held("external_id", "payload", "cells")), patch = NULL, \(Self.anew)"
            )
        case .accepted: ([.invalid], .pending, "\(Self.asHeld), \(Self.anew)")
        case .retried: ([.rejected, .failed], .pending, Self.anew)
        }
    }

    /// Sets what ``GatheredRows`` has of a row, to be sent.
    static let asHeld = held("external_id", "payload")

    private static func held(_ columns: String...) -> String {
        """
        (business, \(columns.joined(separator: ", "))) =
            (SELECT coalesce(business.id, row.business),
                    \(columns.map { "held.\($0)" }.joined(separator: ", "))
                FROM temp.held LEFT JOIN business ON business.business_id = held.business_id
                WHERE held.id = row.id)
        """
    }

    /// The places of a request's outcome: the row, its HTTP status, the problem's code, field and text,
    /// and the time, be it that of the answer or of the next attempt. A seventh is the move's own.
    private static let answer = """
        http_status = ?2, problem_code = ?3, problem_field = ?4, problem = ?5
        """
    private static let settled = "due_at = 0, settled_at = ?6, \(answer)"
    private static let noProblem = "problem_code = NULL, problem_field = NULL, problem = NULL"
    private static let anew = "failures = 0, due_at = 0, settled_at = NULL, \(noProblem)"

    /// The statement that makes the move.
    ///
    /// - Parameters:
    ///   - rows: the condition for the rows to be moved; those in other statuses are left alone.
    ///   - columns: what the statement gives of each row that it moved; nil for nothing.
    func statement(where rows: String, returning columns: String? = nil) -> String {
        let (sources, target, sets) = entry
        let names = sources.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        return """
            UPDATE row SET status = '\(target.rawValue)', \(sets)
            WHERE (\(rows)) AND +status IN (\(names))
            """ + (columns.map { " RETURNING \($0)" } ?? "")
    }
}

extension RowStatus {
    /// The statuses that a row may move to from here, by the table of ``RowMove``.
    package var successors: Set<RowStatus> {
        Set(RowMove.allCases.map(\.entry).filter { $0.from.contains(self) }.map(\.to))
    }

    /// Whether no command ever moves a row from here.
    package var isFinal: Bool { successors.isEmpty }

    /// Whether the table allows a move from this status to another.
    package func mayBecome(_ next: RowStatus) -> Bool { successors.contains(next) }
}

/// An entry of the service's list that has no id: what `listed.customer_id` holds in its place.
///
/// No customer's id begins with a question mark.
enum NamelessEntry {
    /// For the entry at a place of a page.
    static func stand(in page: Int, at place: Int) -> String { "?\(page)-\(place)" }

    /// Whether a `customer_id` is one, in SQL.
    static func isNone(_ column: String = "customer_id") -> String {
        "substr(\(column), 1, 1) <> '?'"
    }
}
