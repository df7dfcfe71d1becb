import Importing
import AssetAPI
import Customers
import Delivery
import Dispatch
import Foundation
import Journal
import Synchronization

/// One delivery from the first signal handler to the closing words: what `run` and `resume` share.
struct RunSession {
    var writer: JournalWriter
    var destination: Destination
    var options: DeliveryOptions
    var output: RunOutput
    var console: Console

    private var target: ServiceTarget { destination.target }

    /// Delivers, and tells what came of it.
    ///
    /// - Throws: the status to exit with, unless every row is settled well.
    func run() throws {
        if let warning = graceWarning { console.warn(warning) }
        let room = try threadRoom(workers: options.workers)
        let session = try beginSession(sends: !options.reconcilesOnly)
        note("the service is \(destination.place)")
        if session.cutOff > 0 {
            note(
                "\(Words.count(session.cutOff, "row")) of a run that was cut off may have been"
                    + " created: unknown until the service's list tells"
            )
        } else if session.followsCrash {
            note("the last run was cut off; no row was under way then")
        }
        try writeStarted(session.id)
        try tell(session.doubt)
        let start = ContinuousClock.now
        let progress = ProgressDisplay(
            console: console,
            isQuiet: output.quiet,
            events: output.events
        )
        let delivery = try makeDelivery(session.id, progress, workers: room)
        let next = nextStep(delivery.snapshot().totals)
        let signals = SignalWatcher(abandon: { progress.abandon(next: next) }) {
            progress.tell("stopping: waiting for the answers that are under way (again to end now)")
            delivery.drain()
        }
        let end = withExtendedLifetime(signals) {
            wait(for: delivery, session.id, progress) { delivery.run() }
        }
        try close(session.id, end, delivery.snapshot(), ContinuousClock.now - start)
    }

    /// Holds the service's list against the journal, and sends nothing.
    ///
    /// - Throws: the status to exit with, where the list couldn't be read.
    func verify() throws -> Verification {
        let room = try threadRoom(workers: 1)
        let session = try beginSession(sends: false)
        note("the service is \(destination.place)")
        let progress = ProgressDisplay(console: console, isQuiet: output.quiet)
        let delivery = try makeDelivery(session.id, progress, workers: room)
        let found = Mutex(Verification())
        let signals = SignalWatcher(abandon: { progress.abandon(next: nil) }) { delivery.drain() }
        let end = withExtendedLifetime(signals) {
            wait(for: delivery, session.id, progress) {
                let (end, result) = delivery.verify()
                found.withLock { $0 = result }
                return end
            }
        }
        let words = ExplainedEnd(end, service: target.address.baseURL)
        try writer.endSession(
            session.id,
            words.ending,
            detail: words.detail,
            at: options.time.now()
        )
        if let explained = words.error { throw explained }
        if case .drained = end { throw ExitStatus.interrupted }
        return found.withLock { $0 }
    }

    /// How many of the workers there are threads for, before a row is claimed for one.
    ///
    /// - Throws: ``TooFewThreads`` where there aren't even enough for one.
    private func threadRoom(workers wanted: Int) throws -> Int {
        let room = ThreadProbe.room(upTo: ThreadRoom.needed(workers: wanted))
        let workers = room.workers(wanted: wanted)
        guard workers > 0 else {
            throw TooFewThreads(room: room, needed: ThreadRoom.needed(workers: 1))
        }
        if workers < wanted {
            console.warn(
                "only \(Words.count(room.threads, "more thread")) can be started here:"
                    + " \(Words.count(workers, "worker")) instead of \(wanted)"
            )
        }
        return workers
    }

    private func makeDelivery(
        _ session: Int64,
        _ progress: ProgressDisplay,
        workers: Int
    ) throws -> Delivery {
        var options = options
        options.workers = workers
        // Nothing can be there twice.
        if target.forgets { options.asksListInDoubt = false }
        return try Delivery(
            writer,
            session: session,
            options: options,
            tokens: TokenStore(
                target.credentials,
                address: target.address,
                business: try onlyBusiness(),
                transport: target.transport
            ),
            makeService: { [address = target.address, transport = target.transport] in
                RemoteCustomerService(address: address, transport: transport)
            },
            report: { event in progress.tell(event) },
            settled: rowReport
        )
    }

    /// What to do after an end at once, as a line.
    private func nextStep(_ totals: Totals) -> Line? {
        NextSteps(
            journal: writer.path,
            totals: totals,
            isRunning: false,
            command: SessionCommand(SessionCommand.line(CommandLine.arguments))
        ).lines(console.diagnostics).first
    }

    /// Takes the service that was given in place of one that never answered.
    private func adoptService() throws {
        guard let record = try writer.journal.importRecord(), record.baseURL != target.name,
            try writer.replaceService(with: target.name)
        else { return }
        note("this journal named the service at \(record.baseURL), which never answered")
    }

    private func beginSession(sends: Bool) throws -> Session.Beginning {
        try adoptService()
        let console = output.quiet ? nil : console
        let session = try writer.beginSession(
            command: SessionCommand.line(CommandLine.arguments),
            toolVersion: Version.current,
            at: options.time.now(),
            state: .ofUser(),
            sends: sends,
            givenURL: target.givenURL
        ) {
            console?.note("the last session was cut off: looking the journal through for damage")
        }
        if let reason = session.withoutRecord, sends, !target.forgets {
            self.console.warn(
                "no record of this journal can be kept on this machine (\(reason)): the next run reads"
                    + " the service's list before it sends"
            )
        }
        return session
    }

    /// Says why nothing is sent before the service's list has told, or that it is all the same.
    private func tell(_ doubt: Doubt?) throws {
        guard let doubt, !options.reconcilesOnly, !target.forgets,
            try writer.journal.totals()[.pending] > 0
        else { return }
        output.events?.write(.doubtful(doubt))
        if options.asksListInDoubt {
            note(
                "this journal isn't known to be the one that last sent (\(doubt.words)): reading the"
                    + " service's list first"
            )
        } else {
            console.warn(
                "this journal isn't known to be the one that last sent (\(doubt.words)), and with"
                    + " --risk-duplicates nobody looks: customers may be created twice"
            )
        }
    }

    /// What is to be said where a row may be looked for while its request is still under way.
    private var graceWarning: String? {
        guard options.unknown == .reconcile, options.grace < target.transport.timeout else {
            return nil
        }
        return "--grace \(Words.duration(options.grace)) is shorter than --timeout"
            + " \(Words.duration(target.transport.timeout)): the request of an unknown row may still be at"
            + " work when its customer is looked for, and the row sent twice"
    }

    /// What a client's tokens are scoped to: the business of all rows, where there is one.
    private func onlyBusiness() throws -> BusinessID? {
        let businesses = try writer.journal.businesses()
        return businesses.count == 1 ? businesses[0].id : nil
    }

    /// Writes each row's event, where events are wanted.
    private var rowReport: (@Sendable (Settlement) -> Void)? {
        guard let events = output.events else { return nil }
        return { settlement in events.write(.row(settlement)) }
    }

    /// Works beside the display, which this thread draws, and tells the journal what is waited for.
    private func wait(
        for delivery: Delivery,
        _ session: Int64,
        _ progress: ProgressDisplay,
        _ work: @escaping @Sendable () -> DeliveryEnd
    ) -> DeliveryEnd {
        let outcome = DeliveryOutcome()
        let ticks = startTicking(outcome)
        defer { ticks.cancel() }
        DispatchQueue(label: "delivery").async {
            outcome.set(work())
        }
        var notice = WaitingNotice()
        while true {
            if let end = outcome.wait(for: progress.interval) {
                progress.clear()
                return end
            }
            let snapshot = delivery.snapshot()
            progress.draw(snapshot)
            if let news = notice.next(snapshot, at: .now, .now()) {
                // A journal that can't be written ends the delivery, which says why.
                try? writer.tell(news, session: session)
            }
        }
    }

    /// On Linux a semaphore's deadline is one of the wall clock: were that set back, the display would
    /// stand still for as much longer. No change of it reaches a timer.
    private func startTicking(_ outcome: DeliveryOutcome) -> any DispatchSourceTimer {
        let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "display.ticks"))
        timer.schedule(deadline: .now() + 1, repeating: 1)
        timer.setEventHandler { @Sendable in outcome.tick() }
        timer.activate()
        return timer
    }

    private func close(
        _ session: Int64,
        _ end: DeliveryEnd,
        _ snapshot: DeliverySnapshot,
        _ length: Duration
    ) throws {
        // A limit that let every row through held nothing back.
        let isAllSent = snapshot.totals.remaining == 0
        var end = if case .limitReached = end, isAllSent { DeliveryEnd.finished } else { end }
        // It may have been found out by a claim already; or it happened after the last one.
        if let moved = writer.moved() { end = .journalFailed(moved) }
        let words = ExplainedEnd(end, service: target.address.baseURL)
        try? writer.endSession(
            session,
            words.ending,
            detail: words.detail,
            at: options.time.now()
        )
        var report = try StatusReport(writer.journal)
        let status = ExitStatus(end, totals: report.totals)
        report.journal = (words.error as? JournalError)?.place ?? report.journal
        report.ended = words.ending.rawValue
        report.detail = words.detail
        report.requests = snapshot.requests
        report.seconds = length.seconds
        report.exitCode = status.rawValue
        writer.close(console)
        if let events = output.events {
            events.write(.ended(report, totals: report.totals))
            if let failure = events.failure { console.warn(failure) }
        }
        if output.json {
            try console.print(json: report)
        } else if !output.quiet {
            let summary = RunSummary(report: report, words: words, length: length)
            summary.print(output.events?.path == "-" ? console.onDiagnostics : console)
        }
        if let explained = words.error { console.report(explained) }
        if status != .done { throw status }
    }

    private func writeStarted(_ session: Int64) throws {
        guard let events = output.events else { return }
        let (record, _) = try writer.journal.stagedImport()
        events.write(
            .started(
                session: session,
                record: record,
                journal: writer.journal.path,
                totals: try writer.journal.totals()
            )
        )
    }

    private func note(_ text: String) {
        if !output.quiet { console.note(Line(text)) }
    }
}

/// The end of a delivery, handed from its thread to the one that waits.
private final class DeliveryOutcome: Sendable {
    private let arrived = DispatchSemaphore(value: 0)
    private let end = Mutex<DeliveryEnd?>(nil)

    func set(_ value: DeliveryEnd) {
        end.withLock { $0 = value }
        arrived.signal()
    }

    /// Ends the present wait, or the next one, without an end.
    func tick() { arrived.signal() }

    /// The end, or nil if it doesn't come within the time.
    func wait(for length: Duration) -> DeliveryEnd? {
        let nanoseconds = Int(length.seconds * 1e9)
        guard arrived.wait(timeout: .now() + .nanoseconds(nanoseconds)) == .success else {
            return nil
        }
        return end.withLock { $0 }
    }
}
