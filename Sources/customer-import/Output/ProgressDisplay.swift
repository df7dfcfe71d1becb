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
        case .snapshotTaken(let business, let customers, let requests, let existing):
            "\(business): the service holds \(Words.count(customers, "customer"))"
                + " (\(Words.count(requests, "request")))" + existing.words
        case .reconciled(let business, let result, let requests):
            "\(business): \(result.words) (\(Words.count(requests, "request")))"
        case .listRefused(let business, let problem):
            "\(business): the list can't be read (\(problem.text)): unknown rows stay unknown"
        }
    }
}

extension ExistingResult {
    fileprivate var words: String {
        switch self {
        case .skipped(0), .refused(0), .updates(ListingLedger.UpdatePlan()): ", none of this file"
        case .skipped(let rows): ": \(Words.count(rows, "row")) of this file won't be sent"
        case .refused(let rows): ": \(Words.count(rows, "row")) of this file among them"
        case .updates(let plan):
            ": \(Words.count(plan.toUpdate, "row")) to update, \(Words.grouped(plan.equal)) equal"
                + (plan.ambiguous > 0 ? ", \(Words.grouped(plan.ambiguous)) ambiguous" : "")
        }
    }
}

extension Reconciliation {
    /// What became of the unknown rows, leaving out what didn't happen.
    var words: String {
        let parts = [
            (found, "had been created"), (absent, "had not, and is to be sent again"),
            (failed, "had not, and has used up its attempts"), (undecided, "can't be told"),
        ].filter { $0.0 > 0 }.map { "\(Words.grouped($0.0)) \($0.1)" }
        return "of the unknown rows "
            + (parts.isEmpty ? "none was due" : parts.joined(separator: "; "))
    }
}
