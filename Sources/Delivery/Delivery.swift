import AssetAPI
import Dispatch
import Foundation
import Journal
import Synchronization

/// One run over a journal's pending rows: a pool of workers on Dispatch, each with a service
/// handle of its own, paced together.
package final class Delivery: Sendable {
    private let pool: PoolState
    private let places: WirePlaces
    private let ledger: DeliveryLedger
    private let ids: TakenIDs
    private let listings: ListingLedger
    private let writer: JournalWriter
    private let session: SessionID
    private let journal: Journal
    private let options: DeliveryOptions
    private let tokens: TokenStore
    private let makeService: @Sendable () -> any CustomerService
    private let report: @Sendable (DeliveryEvent) -> Void
    private let settled: (@Sendable (Settlement) -> Void)?

    /// - Parameters:
    ///   - writer: the journal, whose session has begun.
    ///   - makeService: called once a worker, on the worker's thread.
    ///   - report: told what a person would want to hear of, on a worker's thread.
    ///   - settled: told what each request came to once the journal holds it, on a worker's thread.
    /// - Throws: what the journal says when it is asked for its totals.
    package init(
        _ writer: JournalWriter,
        session: SessionID,
        options: DeliveryOptions,
        tokens: TokenStore,
        makeService: @escaping @Sendable () -> any CustomerService,
        report: @escaping @Sendable (DeliveryEvent) -> Void,
        settled: (@Sendable (Settlement) -> Void)? = nil
    ) throws(JournalError) {
        let businesses = try writer.journal.businesses()
        let wasAnswered = try writer.journal.wasAnswered()
        let dispatcher = Dispatcher(
            businesses: businesses,
            pacer: Pacer(ceiling: options.rate, headroom: options.headroom),
            tenant: options.tenantCeiling(businesses: businesses.count).map {
                Pacer(ceiling: $0, headroom: options.headroom)
            },
            workers: options.workers,
            limit: options.limit,
            giveUpAfter: options.giveUpAfter,
            maximumRejects: options.maximumRejects,
            retry: options.retry,
            isFirstContact: !wasAnswered,
            waits: options.waits
        )
        let totals = try writer.journal.totals()
        pool = PoolState(dispatcher: dispatcher, totals: totals)
        ids = TakenIDs(writer.journal, rows: totals.rowsRead)
        places = WirePlaces(options.workers)
        ledger = DeliveryLedger(writer, session: session)
        listings = ListingLedger(writer, session: session)
        self.writer = writer
        self.session = session
        journal = writer.journal
        self.options = options
        self.tokens = tokens
        self.makeService = makeService
        self.report = { [pool, journal] event in
            report(event)
            // Once a business: its rows stay pending, and none of them is waited for.
            guard case .businessStopped(let business, _) = event,
                let key = pool.businesses.first(where: { $0.id == business })?.key,
                let rows = try? journal.remainingRows(business: key)
            else { return }
            pool.leaveOut(rows)
        }
        self.settled = settled
    }

    /// Delivers until nothing is left to send, or something ends it. Blocks.
    ///
    /// First the service's list tells of the rows of a journal that isn't known to be the one that last
    /// sent. Then the rows are settled whose customers the service holds, and those whose outcome isn't
    /// known; then rows are sent, and what became unknown is looked for, as long as that gives more
    /// to send.
    package func run() -> DeliveryEnd {
        let ticks = startTicking()
        defer { ticks.cancel() }
        do throws(JournalError) {
            try mendTimes()
            guard try hasWork() else {
                let left = try writer.journal.totals().remaining
                let isHeldBack = options.limit == 0 && left > 0
                pool.update { dispatcher, _ in
                    dispatcher.end(isHeldBack ? .limitReached : .finished)
                }
                return pool.lastWord
            }
            if !options.reconcilesOnly {
                try checkDoubt(waits: options.waitsForOthers)
                try checkExisting()
                if pool.ending == nil { _ = try lookForUnknown(waits: false) }
            }
            try send()
        } catch {
            pool.update { dispatcher, _ in dispatcher.end(.journalFailed(error)) }
        }
        return pool.lastWord
    }

    /// Settles the rows whose customers the service holds, as ``run()`` does first; sends no row. Blocks.
    package func plan() -> DeliveryEnd {
        let ticks = startTicking()
        defer { ticks.cancel() }
        do throws(JournalError) {
            if try hasWork() {
                // What others sent last isn't waited for: nothing follows that it could be sent twice by.
                try checkDoubt(waits: false)
                try checkExisting()
            }
        } catch {
            pool.update { dispatcher, _ in dispatcher.end(.journalFailed(error)) }
        }
        return pool.ending ?? .finished
    }

    /// Holds the service's list against the journal; sends no row. Blocks.
    package func verify() -> (end: DeliveryEnd, result: Verification) {
        var result = Verification()
        do throws(JournalError) {
            pool.show(.verifying(pages: 0))
            result = try ask(Verifier(room: room)).map(\.result).reduce(result, +)
        } catch {
            pool.update { dispatcher, _ in dispatcher.end(.journalFailed(error)) }
        }
        return (pool.ending ?? .finished, result)
    }

    // What the service's list is asked before rows are sent, and after.

    private func checkDoubt(waits: Bool) throws(JournalError) {
        guard options.asksListInDoubt, let check = try DoubtCheck(room, waits: waits) else {
            return
        }
        try check.settle(try ask(check))
        pool.show(.sending)
    }

    private func checkExisting() throws(JournalError) {
        _ = try ask(ExistingCheck(room: room))
        pool.show(.sending)
    }

    /// Looks for the unknown rows of all businesses.
    ///
    /// - Parameter waits: whether rows that were sent lately are waited for, until their grace
    ///   period is over.
    private func lookForUnknown(waits: Bool) throws(JournalError) -> Reconciliation {
        switch options.unknown {
        case .hold: return Reconciliation()
        case .resend:
            let result = try listings.resendUnknown(
                maximumAttempts: options.retry.maximumAttempts,
                at: options.time.now()
            )
            pool.reload(try listings.totals())
            return result
        case .reconcile:
            let rows = try listings.totals()[.unknown]
            guard rows > 0 else { return Reconciliation() }
            let cases = try ask(Reconciler(room: room, waits: waits, rows: rows))
            pool.show(.sending)
            return cases.map(\.result).reduce(Reconciliation(), +)
        }
    }

    private func ask<Question: ListQuestion>(
        _ question: Question
    ) throws(JournalError) -> [Question.Case] {
        try ListSurvey(question, room, makeReader: makeReader).run()
    }

    private var room: ListRoom {
        ListRoom(pool: pool, ledger: listings, journal: journal, options: options, report: report)
    }

    /// Wakes a worker each second by a timer that no change of the wall clock reaches.
    private func startTicking() -> any DispatchSourceTimer {
        let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "delivery.ticks"))
        timer.schedule(deadline: .now() + 1, repeating: 1)
        timer.setEventHandler { @Sendable [pool] in pool.tick() }
        timer.activate()
        return timer
    }

    /// Puts right what a clock that was ahead left in the journal, before anything waits for it.
    private func mendTimes() throws(JournalError) {
        let mended = try writer.mendTimes(
            session: session,
            options.time,
            longestWait: options.retry.longestWait
        )
        if !mended.isEmpty { report(.timesMended(mended)) }
    }

    /// Whether there is a row to send or to look for: else nobody need be asked for anything.
    private func hasWork() throws(JournalError) -> Bool {
        let totals = try writer.journal.totals()
        let looks = options.unknown != .hold && totals[.unknown] > 0
        if options.reconcilesOnly { return looks }
        return options.limit != 0 && (totals.remaining > 0 || looks)
    }

    private func makeReader() -> ListReader {
        ListReader(
            pool: pool,
            ledger: listings,
            service: makeService(),
            tokens: TokenKeeper(tokens, pool: pool, time: options.time, report: report),
            report: report
        )
    }

    private func send() throws(JournalError) {
        if options.reconcilesOnly {
            _ = try lookForUnknown(waits: true)
            return
        }
        while pool.ending == nil {
            // The list may have told of customers since.
            ids.forget()
            let pending = try journal.pendingRows()
            pool.update { dispatcher, _ in dispatcher.expect(pending) }
            ledger.forManyRows { sendPending() }
            guard pool.mayGoOn, let end = pool.ending else { return }
            pool.update { dispatcher, _ in dispatcher.reopen() }
            let result = try lookForUnknown(waits: true)
            guard result.absent > 0 || pool.ending != nil else {
                return pool.update { dispatcher, _ in dispatcher.end(end) }
            }
        }
    }

    /// Sends until no row is due any more.
    private func sendPending() {
        let group = DispatchGroup()
        for number in 1...max(options.workers, 1) {
            // A queue of its own gives each worker a thread that may block.
            DispatchQueue(label: "delivery.worker.\(number)").async(group: group) { [self] in
                work(number)
            }
        }
        group.wait()
    }

    /// Sends nothing more, and lets what is under way come to its end.
    package func drain() {
        pool.update { dispatcher, _ in dispatcher.end(.drained) }
    }

    /// Where the delivery is now.
    package func snapshot() -> DeliverySnapshot { pool.snapshot() }

    private func work(_ number: Int) {
        let seed = (options.seed ?? .random(in: 0 ... .max)) &+ UInt64(number)
        Worker(
            pool: pool,
            places: places,
            ledger: ledger,
            ids: ids,
            service: makeService(),
            tokens: TokenKeeper(tokens, pool: pool, time: options.time, report: report),
            longestWait: options.retry.longestWait,
            time: options.time,
            random: SplitMix64(seed: seed),
            report: report,
            settled: settled
        ).run()
    }
}
