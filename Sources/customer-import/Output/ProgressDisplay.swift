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
        var isServiceDown = false
        /// The wait of a second or less that was last seen, and when.
        var waiting: (words: ImportProgress.Wording, at: ContinuousClock.Instant)?
        var lastHeartbeat = ContinuousClock.now
        var lastEvent = ContinuousClock.now
    }

    /// Between lines where there is no terminal: a log of five hours stays readable.
    private static let heartbeat = Duration.seconds(60)

    /// How long a wait stays on the line: those of a second come and go faster than one can read.
    private static let waitingStays = Duration.seconds(2)

    /// Between `progress` events.
    private static let eventInterval = Duration.seconds(1)

    private let console: Console
    private let isQuiet: Bool
    private let events: EventStream?
    private let state = Mutex(State())

    init(console: Console, isQuiet: Bool, events: EventStream? = nil) {
        self.console = console
        self.isQuiet = isQuiet
        self.events = events
    }

    /// How often to draw.
    var interval: Duration { console.diagnostics.isTerminal ? .milliseconds(200) : .seconds(1) }

    /// Shows where the delivery stands.
    func draw(_ snapshot: DeliverySnapshot) {
        guard !isQuiet || events != nil else { return }
        state.withLock { state in
            let now = ContinuousClock.now
            let forecast = state.meter.forecast(snapshot, at: now)
            if let events, now - state.lastEvent >= Self.eventInterval {
                state.lastEvent = now
                events.write(
                    .progress(snapshot, rate: forecast.rate, remaining: forecast.remaining)
                )
            }
            guard !isQuiet else { return }
            let progress = progress(snapshot, forecast, &state, at: now)
            if console.diagnostics.isTerminal {
                let line = LiveLine(
                    style: console.diagnostics.style,
                    width: console.diagnostics.width
                )
                console.drawLive(line.text(progress))
                state.hasLine = true
            } else if now - state.lastHeartbeat >= Self.heartbeat {
                state.lastHeartbeat = now
                console.note(Line(LiveLine().plainText(progress)))
            }
        }
    }

    private func progress(
        _ snapshot: DeliverySnapshot,
        _ forecast: Forecast,
        _ state: inout State,
        at now: ContinuousClock.Instant
    ) -> ImportProgress {
        var progress = ImportProgress(snapshot, forecast)
        if case .unavailable = snapshot.waiting, let words = progress.waiting {
            state.waiting = (words, now)
        } else if progress.waiting == nil, let last = state.waiting,
            now - last.at < Self.waitingStays
        {
            progress.waiting = last.words
        }
        return progress
    }

    /// A line of its own, above the live line.
    func tell(_ text: String) {
        guard !isQuiet else { return }
        state.withLock { state in
            clear(&state)
            console.note(wrapping: Line(text))
        }
    }

    /// Tells of an event. Of an outage the first probe is told, and the others by the live line.
    func tell(_ event: DeliveryEvent) {
        events?.write(.event(event))
        let isNews = state.withLock { state in
            let wasDown = state.isServiceDown
            switch event {
            case .serviceDown: state.isServiceDown = true
            case .serviceBack: state.isServiceDown = false
            default: return true
            }
            return wasDown != state.isServiceDown
        }
        if isNews { tell(event.words) }
    }

    /// Leaves the live line as it is, and says what comes next: for the end at once, where nothing may be
    /// waited for.
    func abandon(next: Line?) {
        guard !isQuiet, console.diagnostics.isTerminal else { return }
        let hasLine = state.withLockIfAvailable { $0.hasLine } ?? true
        if hasLine { console.leaveLive() }
        if let next { console.complain(next) }
    }

    /// Takes the live line away, for what comes after it.
    func clear() {
        state.withLock { clear(&$0) }
    }

    private func clear(_ state: inout State) {
        if state.hasLine { console.clearLive() }
        state.hasLine = false
    }
}
