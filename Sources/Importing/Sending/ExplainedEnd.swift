import AssetAPI
import Delivery
import Journal

/// Why a delivery ended, for a person and for the journal's session.
package struct ExplainedEnd {
    package let end: DeliveryEnd
    package let ending: Session.Ending
    /// One line for the journal; nil where the ending says it all.
    package var detail: String?
    /// What has to be said on standard error, where the end wasn't a good one.
    package private(set) var error: (any Explained)?

    /// - Parameter service: its base URL, for an end that is about the way to it.
    package init(_ end: DeliveryEnd, service: String? = nil) {
        self.end = end
        switch end {
        case .finished:
            ending = .finished
        case .limitReached:
            (ending, detail) = (.stopped, "the --limit was reached")
        case .drained:
            (ending, detail) = (.stopped, "interrupted")
        case .stopped(let problem):
            (ending, detail) = (.gaveUp, problem.text)
            error = StoppedError(problem, service: service)
        case .noToken(let reason):
            (ending, detail) = (.gaveUp, reason.message)
            error = reason
        case .unreachable(let problem):
            let reason = UnreachableError(problem: problem, service: service)
            (ending, detail) = (.gaveUp, reason.message)
            error = reason
        case .gaveUp(let length, let last):
            let reason = GaveUpError(length: length, last: last)
            ending = .gaveUp
            detail = "the service was away for \(Words.duration(length)): \(reason.cause)"
            error = reason
        case .tooManyRejects(let rejected, let answered):
            let reason = TooManyRejectsError(rejected: rejected, answered: answered)
            (ending, detail) = (.gaveUp, reason.message)
            error = reason
        case .existing(let rows, let first):
            let reason = ExistingError(rows: rows, first: first)
            (ending, detail) = (.stopped, reason.message)
            error = reason
        case .journalFailed(let reason):
            (ending, detail) = (.error, reason.message)
            error = reason
        }
    }
}
