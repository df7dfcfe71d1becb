/// What is made of moments that a wall clock gave to earlier sessions, or gives to another process:
/// it may have been wrong then, or be wrong now. Pure.
///
/// The one rule: such a moment can shorten what is waited for, and never lengthen it beyond what
/// would be waited for if it were now.
package enum WallTime {
    /// How long ago something was: no less than nothing.
    package static func age(of moment: Timestamp, at now: Timestamp) -> Duration {
        max(moment.duration(to: now), .zero)
    }

    /// The time that is left until a moment: no less than nothing, no more than the longest wait that
    /// there is of its kind.
    package static func left(
        until moment: Timestamp,
        at now: Timestamp,
        atMost longest: Duration
    ) -> Duration {
        min(max(now.duration(to: moment), .zero), longest)
    }

    /// What is left of the time for which a row is left alone after it was sent.
    ///
    /// Where the machine was started since, its clock may have been wrong before: then the machine's own
    /// start is what the row's age is held against.
    package static func graceLeft(
        sentAt: Timestamp,
        bootedAt: Timestamp,
        grace: Duration,
        at now: Timestamp
    ) -> Duration {
        left(until: max(sentAt, bootedAt) + grace, at: now, atMost: grace)
    }

    /// When a row may be sent again, where the journal's moment can't be meant.
    ///
    /// - Parameters:
    ///   - due: the row's `due_at`.
    ///   - sentAt: when it was sent last; nil for never.
    ///   - longest: the longest that a row is ever made to wait.
    /// - Returns: nil where the journal's moment stands. One from a clock that was ahead is moved with
    ///   it, so that the row waits as long as it was told; one that no wait explains is now.
    package static func mendedDue(
        _ due: Timestamp,
        sentAt: Timestamp?,
        longest: Duration,
        at now: Timestamp
    ) -> Timestamp? {
        guard due > now else { return nil }
        if let sentAt, sentAt > now {
            let wait = sentAt.duration(to: due)
            return (.zero...longest).contains(wait) ? now + wait : now
        }
        return due > now + longest ? now : nil
    }
}
