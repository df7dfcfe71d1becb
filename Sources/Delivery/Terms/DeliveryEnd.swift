import AssetAPI
import Customers
import Journal

/// What a person who watches a delivery would want to hear of.
package enum DeliveryEvent: Sendable {
    /// The service refused for the rate, and nothing goes to this business before then.
    case throttled(BusinessID, pause: Duration)
    /// The service is down or unreachable; the next probe goes out after the pause.
    case serviceDown(Problem, nextProbe: Duration)
    /// The service works again.
    case serviceBack
    /// The service didn't take the token, which was renewed.
    case tokenRenewed
    /// The service refuses this business; its rows stay pending.
    case businessStopped(BusinessID, Problem)
    /// The list of a business is longer than a page, and is read on before the first send: a request
    /// for each so many customers, no faster than the rate.
    case snapshotGoesOn(BusinessID, customersPerRequest: Int, rate: Rate)
    /// The list of a business was read before the first send.
    case snapshotTaken(BusinessID, customers: Int, requests: Int, existing: ExistingResult)
    /// The list of a business was held against the pending rows of a journal that was in doubt.
    case doubtSettled(BusinessID, customers: Int, requests: Int, existing: ExistingResult)
    /// The list was looked into for the unknown rows of a business.
    case reconciled(BusinessID, Reconciliation, requests: Int)
    /// The journal held times that lie after now, from a clock that was ahead then or is behind now.
    case timesMended(MendedTimes)
    /// Entries of the list that can't be read like the others were set aside. Of the second number
    /// nothing is known that tells which rows they are.
    case oddEntries(BusinessID, Int, unknown: Int)
    /// The list can't be read, so that the unknown rows stay so.
    case listRefused(BusinessID, Problem)
}

/// What the snapshot meant for the rows.
package enum ExistingResult: Hashable, Sendable {
    /// So many rows are the service's already, and aren't sent.
    case skipped(Int)
    case updates(ListingLedger.UpdatePlan)
    /// So many rows are the service's already, and the run ends.
    case refused(Int)
}

/// Why a delivery ended.
package enum DeliveryEnd: Sendable {
    /// No row is left to send.
    case finished
    /// The rows that `--limit` allows were sent.
    case limitReached
    /// It was asked to stop; what was under way was waited for.
    case drained
    /// The service will not take requests for a reason that time alone doesn't mend: a
    /// permission, a business that isn't there, a wrong address.
    case stopped(Problem)
    /// There is no token that the service takes; no row was lost to that.
    case noToken(TokenError)
    /// The service stayed away for longer than `--give-up-after`: for how long, and the last failure.
    case gaveUp(after: Duration, last: Problem)
    /// There is no way to the service, and no answer of it was ever had: nothing was sent.
    case unreachable(Problem)
    /// The service rejected more rows than `--max-rejects` allows, of those that it answered.
    case tooManyRejects(Int, of: Int)
    /// The service holds customers of this import already, and `--existing fail` was given.
    case existing(rows: Int, first: [RowID])
    /// The journal could not be written; what wasn't recorded is `sending` there, and becomes
    /// `unknown` with the next session.
    case journalFailed(JournalError)
}

extension DeliveryEnd {
    /// Whether this is only the end of what there was to send for now: a look into the service's
    /// list may give more.
    var isPhaseOver: Bool {
        switch self {
        case .finished, .limitReached: true
        default: false
        }
    }
}
