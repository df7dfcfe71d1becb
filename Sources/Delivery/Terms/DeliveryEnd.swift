import AssetAPI
import Customers
import Journal

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
