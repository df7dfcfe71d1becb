import Foundation

/// The time that a session goes by: what the wall clock showed when it began, and what has passed
/// since on a clock that nobody sets.
///
/// So what one session writes into the journal is in order, and how long something took is true,
/// whatever becomes of the wall clock meanwhile. What earlier sessions wrote may not fit the time that
/// this one goes by: ``WallTime`` has the rules for that.
package struct SessionClock: Sendable {
    /// When the session began.
    package let start: Timestamp
    private let upAtStart: Duration
    private let up: @Sendable () -> Duration
    private let bootID: String?

    /// - Parameters:
    ///   - wall: the wall clock, read once.
    ///   - up: how long the machine has been up, the time for which it slept included.
    ///   - bootID: what no other start of this or any machine has; nil where that can't be told.
    package init(
        wall: () -> Timestamp = Timestamp.now,
        up: @escaping @Sendable () -> Duration = SessionClock.machineUp,
        bootID: String? = MachineBoot.currentID
    ) {
        self.bootID = bootID
        upAtStart = up()
        start = wall()
        self.up = up
    }

    /// The session's time.
    package func now() -> Timestamp { start + (up() - upAtStart) }

    /// When the machine was started, by this session's time.
    package var booted: Timestamp { start - upAtStart }

    /// The start of the machine that this session runs on.
    package var boot: MachineBoot? { bootID.map { MachineBoot(id: $0, at: booted) } }

    /// How long this machine has been up, the time for which it slept included.
    package static func machineUp() -> Duration {
        var time = timespec()
        #if os(Linux)
            clock_gettime(CLOCK_BOOTTIME, &time)
        #else
            clock_gettime(CLOCK_MONOTONIC, &time)
        #endif
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
