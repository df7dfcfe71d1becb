import Delivery
import Foundation
import Journal
import Synchronization

/// Shows how a run goes, on standard error: a live line on a terminal, a line now and then
/// elsewhere, events as lines of their own on both.
final class ProgressDisplay: Sendable {
    private struct State {
        var meter = PaceMeter()
        var hasLine = false
        var lastHeartbeat = ContinuousClock.now
    }

    /// Between lines where there is no terminal: a log of five hours stays readable.
    private static let heartbeat = Duration.seconds(60)

    private let console: Console
    private let isQuiet: Bool
    private let state = Mutex(State())

    init(console: Console, isQuiet: Bool) {
        self.console = console
        self.isQuiet = isQuiet
    }

    /// How often to draw.
    var interval: Duration { console.diagnostics.isTerminal ? .milliseconds(200) : .seconds(1) }

    /// Shows where the delivery stands.
    func draw(_ snapshot: DeliverySnapshot) {
        guard !isQuiet else { return }
        state.withLock { state in
            let now = ContinuousClock.now
            let settled = snapshot.totals.rowsHeld - snapshot.totals.remaining
            state.meter.note(settled: settled, at: now)
            let rate = state.meter.rate
            let remaining = rate.map { Duration.seconds(Double(snapshot.totals.remaining) / $0) }
            if console.diagnostics.isTerminal {
                let line = LiveLine(
                    style: console.diagnostics.style,
                    width: console.diagnostics.width
                )
                // One write, and only the rest of the line cleared: nothing flickers.
                console.noteInPlace(
                    "\r" + line.text(snapshot, rate: rate, remaining: remaining) + "\u{1B}[K"
                )
                state.hasLine = true
            } else if now - state.lastHeartbeat >= Self.heartbeat {
                state.lastHeartbeat = now
                let line = LiveLine(style: Style(isOn: false), width: 0)
                console.note(line.plainText(snapshot, rate: rate, remaining: remaining))
            }
        }
    }

    /// A line of its own, above the live line.
    func tell(_ text: String) {
        guard !isQuiet else { return }
        state.withLock { state in
            clear(&state)
            console.note(text)
        }
    }

    func tell(_ event: DeliveryEvent) {
        tell(event.words)
    }

    /// Takes the live line away, for what comes after it.
    func clear() {
        state.withLock { clear(&$0) }
    }

    private func clear(_ state: inout State) {
        if state.hasLine { console.noteInPlace("\r\u{1B}[K") }
        state.hasLine = false
    }
}

extension DeliveryEvent {
    /// The event as a line for a person.
    var words: String {
        switch self {
        case .throttled(let business, let pause):
            "\(business): over the rate limit; waiting for \(Words.duration(pause))"
        case .serviceDown(let problem, let nextProbe):
            "service down (\(problem.text)); next probe in \(Words.duration(nextProbe))"
        case .serviceBack: "the service is back"
        case .tokenRenewed: "the service refused the token; it was renewed"
        case .businessStopped(let business, let problem):
            "\(business): stopped (\(problem.text)); its rows stay pending"
        }
    }
}
