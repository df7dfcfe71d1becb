import AssetAPI
import Dispatch
import Foundation
import Journal
import Synchronization

/// One run over a journal's pending rows: a pool of workers on Dispatch, each with a service
/// handle of its own, paced together.
package final class Delivery: Sendable {
    private let pool: PoolState
    private let ledger: DeliveryLedger
    private let options: DeliveryOptions
    private let tokens: TokenStore
    private let makeService: @Sendable () -> any CustomerService
    private let report: @Sendable (DeliveryEvent) -> Void

    /// - Parameters:
    ///   - writer: the journal, whose session has begun.
    ///   - makeService: called once a worker, on the worker's thread.
    ///   - report: told what a person would want to hear of, on a worker's thread.
    /// - Throws: what the journal says when it is asked for its totals.
    package init(
        _ writer: JournalWriter,
        session: Int64,
        options: DeliveryOptions,
        tokens: TokenStore,
        makeService: @escaping @Sendable () -> any CustomerService,
        report: @escaping @Sendable (DeliveryEvent) -> Void
    ) throws(JournalError) {
        let dispatcher = Dispatcher(
            businesses: try writer.journal.businesses(),
            pacer: Pacer(ceiling: options.rate, headroom: options.headroom),
            limit: options.limit,
            giveUpAfter: options.giveUpAfter,
            maximumRejects: options.maximumRejects
        )
        pool = PoolState(dispatcher: dispatcher, totals: try writer.journal.totals())
        ledger = DeliveryLedger(writer, session: session)
        self.options = options
        self.tokens = tokens
        self.makeService = makeService
        self.report = report
    }

    /// Delivers until nothing is left to send, or something ends it. Blocks.
    package func run() -> DeliveryEnd {
        let group = DispatchGroup()
        for number in 1...max(options.workers, 1) {
            // A queue of its own gives each worker a thread that may block.
            DispatchQueue(label: "delivery.worker.\(number)").async(group: group) { [self] in
                work(number)
            }
        }
        group.wait()
        return pool.ending ?? .finished
    }

    /// Sends nothing more, and lets what is under way come to its end.
    package func drain() {
        pool.update { dispatcher, _ in dispatcher.end(.drained) }
    }

    /// Where the delivery stands now.
    package func snapshot() -> DeliverySnapshot { pool.snapshot() }

    private func work(_ number: Int) {
        let seed = (options.seed ?? .random(in: 0 ... .max)) &+ UInt64(number)
        Worker(
            pool: pool,
            ledger: ledger,
            service: makeService(),
            tokens: tokens,
            judge: Judge(retry: options.retry),
            random: SplitMix64(seed: seed),
            report: report
        ).run()
    }
}
