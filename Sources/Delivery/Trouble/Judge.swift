import AssetAPI
import Journal

/// Decides what becomes of a row from what became of its request.
///
/// A pure value: the time and the jitter come in as arguments.
package struct Judge: Sendable {
    package var retry: RetryPolicy

    package init(retry: RetryPolicy = RetryPolicy()) {
        self.retry = retry
    }

    /// What a ruling rests on besides the answer.
    package struct Circumstances: Sendable {
        /// The row's failures that counted so far, without this attempt.
        package var failures: Int
        /// Whether the service is known to be down: then a failure isn't the row's.
        package var isServiceDown: Bool
        /// Whether the shared budget has a retry left; else the row waits as long as one ever does.
        package var affordsRetry: Bool
        package var now: Timestamp
        /// Evenly drawn from 0 up to 1.
        package var jitter: Double
        /// Whether the request was to update a customer, and not to create one.
        package var isUpdate: Bool

        package init(
            failures: Int,
            isServiceDown: Bool,
            affordsRetry: Bool = true,
            now: Timestamp,
            jitter: Double,
            isUpdate: Bool = false
        ) {
            self.isUpdate = isUpdate
            self.failures = failures
            self.isServiceDown = isServiceDown
            self.affordsRetry = affordsRetry
            self.now = now
            self.jitter = jitter
        }
    }

    /// Where the row goes from `sending`.
    package func verdict(
        on exchange: Exchange,
        _ circumstances: Circumstances
    ) -> Settlement.Verdict {
        let now = circumstances.now
        return switch exchange.outcome {
        case .created(let id): circumstances.isUpdate ? .updated : .created(id)
        case .rejected: .rejected
        case .unknown, .lost: .unknown
        case .unauthorised, .stop: .pending(dueAt: now, counts: false)
        case .tryLater: tryLater(exchange, circumstances)
        }
    }

    private func tryLater(
        _ exchange: Exchange,
        _ circumstances: Circumstances
    ) -> Settlement.Verdict {
        let now = circumstances.now
        // A refusal for the rate is the pacer's to mend, and a service that is down the
        // breaker's: neither may use up the row's attempts, nor may a wrong setting.
        if exchange.isThrottled || circumstances.isServiceDown
            || exchange.outcome.problem?.isUnknownProxy == true
        {
            let pause = exchange.rate?.retryAfter ?? .zero
            return .pending(dueAt: now + pause, counts: false)
        }
        let delay = retry.delay(
            afterFailures: circumstances.failures + 1,
            jitter: circumstances.jitter,
            retryAfter: exchange.rate?.retryAfter
        )
        guard let delay else { return .failed }
        let wait = circumstances.affordsRetry ? delay : max(delay, retry.cap)
        return .pending(dueAt: now + wait, counts: true)
    }
}

extension Exchange {
    /// Whether the service refused for the rate.
    package var isThrottled: Bool { httpStatus == 429 }

    /// Whether there was no way to the service: nothing of the request left.
    package var isUnsent: Bool {
        guard httpStatus == nil, case .tryLater = outcome else { return false }
        return true
    }

    /// Whether the service answered like one that works, be it with a refusal. Nil where that
    /// can't be said: a refusal for the rate, or of a token that has to be renewed elsewhere, speaks
    /// neither for nor against its health, and so does an answer that is another row's.
    package var isSignOfHealth: Bool? {
        if let code = outcome.problem?.code, [Problem.otherAnswer, Problem.idTaken].contains(code) {
            return nil
        }
        return switch outcome {
        case .created, .rejected, .lost, .stop: true
        case .unauthorised: nil
        case .tryLater: isThrottled ? nil : false
        case .unknown: false
        }
    }

    /// Whether the answer shows that the service took the token.
    package var provesToken: Bool {
        switch outcome {
        case .created, .rejected: true
        case .tryLater, .unknown, .unauthorised, .lost, .stop: false
        }
    }
}
