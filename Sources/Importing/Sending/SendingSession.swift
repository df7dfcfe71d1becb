import AssetAPI
import Customers
import Delivery
import Foundation
import Journal

/// One session with the service, from the first look at the threads to the end that the journal keeps.
struct SendingSession {
    let writer: JournalWriter
    let record: ImportRecord
    let target: ServiceTarget
    let options: DeliveryOptions
    let caller: Caller
    let watcher: any SendingWatcher

    /// Sends rows, or only looks for unknown ones, and says what came of it.
    func send() throws -> SendingReport {
        if target.hasForgotten(try writer.journal.totals()) { watcher.tell(.practiceForgot) }
        if let remark = graceRemark { watcher.tell(remark) }
        let room = try threadRoom(workers: options.workers)
        let session = try begin(sends: !options.reconcilesOnly)
        watcher.tell(.began(session))
        let totals = try writer.journal.totals()
        let clock = ContinuousClock.now
        let delivery = try makeDelivery(session.id, workers: room)
        let kept = watcher.begins(try start(session.id, totals)) { delivery.drain() }
        tellDoubt(session, totals)
        let end = withExtendedLifetime(kept) {
            wait(for: delivery, session.id) { delivery.run() }
        }
        return try close(session.id, end, delivery.snapshot(), ContinuousClock.now - clock)
    }

    /// Holds the service's list against the journal, and sends nothing.
    ///
    /// - Returns: what was found, and the end, where that isn't all there is to be said.
    func verify() throws -> (found: Verification, end: ExplainedEnd) {
        let room = try threadRoom(workers: 1)
        let session = try begin(sends: false)
        watcher.tell(.began(session))
        let delivery = try makeDelivery(session.id, workers: room)
        let kept = watcher.begins(try start(session.id, writer.journal.totals())) {
            delivery.drain()
        }
        let (end, found) = withExtendedLifetime(kept) {
            wait(for: delivery, session.id) { delivery.verify() }
        }
        var explained = ExplainedEnd(end, service: target.address.baseURL)
        // So that the journal says later what came of it.
        if case .finished = end { explained.detail = VerifiedNote(found).text }
        try endSession(session.id, explained)
        return (found, explained)
    }

    /// Finds out from the service's list what would become of the rows, and sends nothing.
    func plan() throws -> (end: ExplainedEnd, requests: Int, length: Duration) {
        let room = try threadRoom(workers: options.workers)
        let session = try begin(sends: true, isTrial: true)
        let totals = try writer.journal.totals()
        tellDoubt(session, totals)
        let clock = ContinuousClock.now
        let delivery = try makeDelivery(session.id, workers: room)
        let kept = watcher.begins(try start(session.id, totals)) { delivery.drain() }
        let end = withExtendedLifetime(kept) {
            wait(for: delivery, session.id) { delivery.plan() }
        }
        return (
            ExplainedEnd(end, service: target.address.baseURL),
            delivery.snapshot().requests, ContinuousClock.now - clock
        )
    }

    private func start(_ session: SessionID, _ totals: Totals) throws -> SessionStart {
        // As it is by now: another service may have taken the place of the one that it named.
        let (record, _) = try writer.journal.stagedImport()
        return SessionStart(session: session, journal: writer.path, record: record, totals: totals)
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
            watcher.tell(.fewThreads(room.threads, workers: workers, wanted: wanted))
        }
        return workers
    }

    private func makeDelivery(_ session: SessionID, workers: Int) throws -> Delivery {
        var options = options
        options.workers = workers
        options.sharers = record.shard?.count ?? 1
        // Nothing can be there twice.
        if target.forgets { options.asksListInDoubt = false }
        // A sandbox of this process has nothing under way from before.
        if target.isPractice { options.waitsForOthers = false }
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
            report: { [watcher] event in watcher.tell(event) },
            settled: settled
        )
    }

    private var settled: (@Sendable (Settlement) -> Void)? {
        guard watcher.wantsSettlements else { return nil }
        return { [watcher] settlement in watcher.tell(settlement) }
    }

    private func begin(
        sends: Bool,
        isTrial: Bool = false
    ) throws -> Session.Beginning {
        // Takes the service that was given in place of one that never answered.
        if record.baseURL != target.name, try writer.replaceService(with: target.name) {
            watcher.tell(.serviceReplaced(was: record.baseURL))
        }
        let session = try writer.beginSession(
            command: caller.command,
            toolVersion: caller.toolVersion,
            at: options.time.now(),
            state: caller.state,
            SessionTerms(
                sends: sends,
                isTrial: isTrial,
                forgets: target.forgets,
                ignoresKeys: options.existing == .ignore,
                givenURL: target.givenURL,
                boot: options.time.boot,
                startingPatience: caller.lockPatience.starting
            ),
            isChecking: { [watcher] in watcher.tell(Remark.checksDamage) },
            isWaiting: { watcher.tell(Remark.waitsForOther($0)) }
        )
        if let reason = session.withoutRecord, sends, !isTrial, !target.forgets {
            watcher.tell(.noRecord(reason: reason))
        }
        return session
    }

    /// Says why the service's list is to be read before anything is sent.
    private func tellDoubt(_ session: Session.Beginning, _ totals: Totals) {
        guard let doubt = session.doubt, asksAbout(totals) else { return }
        if let shared = session.shared {
            watcher.tell(.sharesRows(with: shared.journal, rows: shared.rows))
        }
        watcher.tell(.doubtful(doubt, asksList: options.asksListInDoubt))
    }

    /// Whether it matters that the journal isn't known to be the one that last sent.
    private func asksAbout(_ totals: Totals) -> Bool {
        !options.reconcilesOnly && !target.forgets && totals[.pending] > 0
    }

    /// What is to be said where a row may be looked for while its request is still under way.
    private var graceRemark: Remark? {
        guard options.unknown == .reconcile, options.grace < target.transport.timeout else {
            return nil
        }
        return .graceIsShort(options.grace, timeout: target.transport.timeout)
    }

    /// What a client's tokens are scoped to: the business of all rows, where there is one.
    private func onlyBusiness() throws -> BusinessID? {
        let businesses = try writer.journal.businesses()
        return businesses.count == 1 ? businesses[0].id : nil
    }

    /// Works beside the watcher, which this thread shows how it goes, and tells the journal the same.
    private func wait<Value: Sendable>(
        for delivery: Delivery,
        _ session: SessionID,
        _ work: @escaping @Sendable () -> Value
    ) -> Value {
        var meter = PaceMeter()
        var notice = ProgressNotice()
        let value = SideWork.run(work, every: watcher.interval) {
            let snapshot = delivery.snapshot()
            let now = ContinuousClock.now
            let progress = ImportProgress(snapshot, meter.forecast(snapshot, at: now))
            watcher.show(progress)
            if let news = notice.next(progress, leftOut: snapshot.leftOut, at: now, .now()) {
                // A journal that can't be written ends the delivery, which says why.
                try? writer.tell(news, session: session)
            }
        }
        watcher.ends()
        return value
    }

    private func close(
        _ session: SessionID,
        _ end: DeliveryEnd,
        _ snapshot: DeliverySnapshot,
        _ length: Duration
    ) throws -> SendingReport {
        // A limit that let every row through held nothing back.
        let isAllSent = snapshot.totals.remaining == 0
        var end = if case .limitReached = end, isAllSent { DeliveryEnd.finished } else { end }
        // It may have been found out by a claim already; or it happened after the last one.
        if let moved = writer.moved() { end = .journalFailed(moved) }
        let explained = ExplainedEnd(end, service: target.address.baseURL)
        try? endSession(session, explained)
        var status = try ImportStatus(writer.journal)
        status.journal = (explained.error as? JournalError)?.place ?? status.journal
        return SendingReport(
            end: explained,
            status: status,
            requests: snapshot.requests,
            length: length
        )
    }

    private func endSession(_ session: SessionID, _ end: ExplainedEnd) throws {
        try writer.endSession(session, end.ending, detail: end.detail, at: options.time.now())
    }
}
