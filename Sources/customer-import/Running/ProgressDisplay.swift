import Delivery
import Foundation
import Importing
import Journal
import Synchronization

/// Shows how a run goes, on standard error: a live line on a terminal, a line now and then
/// elsewhere, events as lines of their own on both, and all of it as JSON where that is asked for. Ctrl-C
/// ends it.
final class ProgressDisplay: SendingWatcher {
    private struct State {
        var hasLine = false
        var isServiceDown = false
        /// The wait of a second or less that was last seen, and when.
        var waiting: (wait: DeliverySnapshot.Waiting, at: ContinuousClock.Instant)?
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
    private let sendsRows: Bool
    private let events: EventStream?
    /// The service's, for a person.
    private let place: String
    private let journal: String
    private let state = Mutex(State())

    /// - Parameter sendsRows: whether rows are sent or looked for, so that an end leaves something to do.
    init(
        console: Console,
        isQuiet: Bool,
        journal: String,
        place: String,
        sendsRows: Bool = true,
        events: EventStream? = nil
    ) {
        self.console = console
        self.isQuiet = isQuiet
        self.journal = journal
        self.place = place
        self.sendsRows = sendsRows
        self.events = events
    }

    /// How often to draw.
    var interval: Duration { console.diagnostics.isTerminal ? .milliseconds(200) : .seconds(1) }

    var wantsSettlements: Bool { events != nil }

    func begins(_ session: SessionStart, stop: @escaping @Sendable () -> Void) -> AnyObject? {
        events?.write(.started(session))
        let next = sendsRows ? nextStep(session.totals) : nil
        return SignalWatcher(abandon: { [weak self] in self?.abandon(next: next) }) {
            [weak self] in
            self?.tellOfStop()
            stop()
        }
    }

    /// What to do after an end at once, as a line.
    private func nextStep(_ totals: Totals) -> Line? {
        NextSteps(
            journals: [journal],
            totals: totals,
            isRunning: false,
            command: SessionCommand(SessionCommand.line(CommandLine.arguments))
        ).lines(console.diagnostics).first
    }

    func show(_ progress: ImportProgress) {
        guard !isQuiet || events != nil else { return }
        state.withLock { state in
            let now = ContinuousClock.now
            if let events, now - state.lastEvent >= Self.eventInterval {
                state.lastEvent = now
                events.write(.progress(progress))
            }
            guard !isQuiet else { return }
            let progress = Self.steadied(progress, &state, at: now)
            if console.diagnostics.isTerminal {
                let line = LiveLine(
                    style: console.diagnostics.style,
                    width: console.diagnostics.width
                )
                console.drawLive(line.text(progress))
                state.hasLine = true
            } else if now - state.lastHeartbeat >= Self.heartbeat {
                state.lastHeartbeat = now
                console.note(timed: Line(LiveLine().plainText(progress)))
            }
        }
    }

    /// The same, with a wait that is over so soon that nobody could have read it.
    private static func steadied(
        _ progress: ImportProgress,
        _ state: inout State,
        at now: ContinuousClock.Instant
    ) -> ImportProgress {
        var progress = progress
        if case .unavailable? = progress.waiting, let wait = progress.waiting {
            state.waiting = (wait, now)
        } else if progress.waiting == nil, let last = state.waiting,
            now - last.at < waitingStays
        {
            progress.waiting = last.wait
        }
        return progress
    }

    func tell(_ remark: Remark) {
        if case .doubtful(let doubt, _) = remark { events?.write(.doubtful(doubt)) }
        state.withLock { state in
            clear(&state)
            console.say(remark, journal: journal, place: place)
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
        if isNews { note(event.words) }
    }

    func tell(_ settlement: Settlement) {
        events?.write(.row(settlement))
    }

    /// A line of its own, above the live line.
    private func note(_ text: String) {
        guard !isQuiet else { return }
        state.withLock { state in
            clear(&state)
            console.note(timed: Line(text))
        }
    }

    private func tellOfStop() {
        guard sendsRows else { return }
        note(
            "stopping: waiting for answers to requests that are under way (Ctrl-C again ends"
                + " at once)"
        )
    }

    /// Leaves the live line as it is, and says what comes next: for the end at once, where nothing may be
    /// waited for.
    private func abandon(next: Line?) {
        guard !isQuiet, console.diagnostics.isTerminal else { return }
        let hasLine = state.withLockIfAvailable { $0.hasLine } ?? true
        if hasLine { console.leaveLive() }
        if let next { console.complain(next) }
    }

    /// Takes the live line away, for what comes after it.
    func ends() {
        state.withLock { clear(&$0) }
    }

    private func clear(_ state: inout State) {
        if state.hasLine { console.clearLive() }
        state.hasLine = false
    }
}
