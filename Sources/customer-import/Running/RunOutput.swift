import Delivery
import Foundation
import Importing
import Journal

/// How much a run says, in what form, and where.
struct RunOutput {
    var console: Console
    var json = false
    var quiet = false
    var events: EventStream?
    var log: RunLog?
    var metrics: MetricsFile?
    var hook: EndHook?

    /// - Parameter sendsRows: whether rows are sent, so that an end leaves something to do.
    func display(
        _ journal: String,
        place: String,
        sendsRows: Bool = true
    ) -> WatcherGroup {
        var watchers: [any SendingWatcher] = [
            ProgressDisplay(
                console: console,
                isQuiet: quiet,
                journal: journal,
                place: place,
                sendsRows: sendsRows,
                events: events
            )
        ]
        if let log { watchers.append(LogWatcher(log, journal: journal, place: place)) }
        if let metrics { watchers.append(metrics) }
        return WatcherGroup(watchers: watchers)
    }

    /// Says what comes up before there is a session.
    func say(_ remark: Remark, journal: String) {
        console.say(remark, journal: journal)
        if let log { Console(log: log).say(remark, journal: journal) }
    }

    /// Does the work of a command, and tells of what keeps it from an outcome wherever that is to be told.
    func during(_ work: () throws -> Void) throws {
        let hangups = log?.reopensOnHangup()
        try withExtendedLifetime(hangups) {
            do {
                try work()
            } catch let status as ExitStatus {
                // It was told with the outcome.
                throw status
            } catch {
                let cause = (error as? any Explained) ?? UnexpectedError(error)
                events?.write(.error(cause))
                if let log { Console(log: log).report(cause) }
                metrics?.finish(cause.exitStatus)
                runHook(ErrorReport(cause))
                throw error
            }
        }
    }

    /// Tells what came of a run.
    ///
    /// - Throws: the status to exit with, unless every row is settled well.
    func tell(_ outcome: SendingReport) throws {
        var report = StatusReport(outcome.status)
        let status = ExitStatus(outcome.end.end, totals: outcome.status.totals)
        report.add(outcome, status)
        if let events {
            if let error = outcome.end.error { events.write(.error(error)) }
            events.write(.ended(report, totals: outcome.status.totals))
        }
        metrics?.finish(status, totals: outcome.status.totals, requests: outcome.requests)
        let summary = RunSummary(
            report: report,
            end: outcome.end,
            requests: outcome.requests,
            length: outcome.length
        )
        if let log { summary.write(to: log, status) }
        let screen = events?.path == "-" ? console.onDiagnostics : console
        if json {
            try console.print(json: report)
        } else if !quiet {
            summary.print(screen)
        }
        if let error = outcome.end.error { console.report(error) }
        let failures = [events?.failure, log?.failure, metrics?.failure.map { "--metrics: \($0)" }]
        for case let failure? in failures { console.warn(failure) }
        runHook(report)
        if !json, !quiet { summary.printNextSteps(screen) }
        if status != .done { throw status }
    }

    private func runHook(_ summary: some Encodable) {
        guard let hook else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let document = try? encoder.encode(summary),
            let failure = hook.run(document + [0x0A])
        else { return }
        console.warn(failure)
        log?.write(.warning, Line(failure))
    }
}

/// Several watchers of one session.
struct WatcherGroup: SendingWatcher {
    var watchers: [any SendingWatcher]

    var interval: Duration { watchers.map(\.interval).min() ?? .seconds(1) }
    var wantsSettlements: Bool { watchers.contains(where: \.wantsSettlements) }

    func begins(_ session: SessionStart, stop: @escaping @Sendable () -> Void) -> AnyObject? {
        Kept(parts: watchers.compactMap { $0.begins(session, stop: stop) })
    }

    func show(_ progress: ImportProgress) { watchers.forEach { $0.show(progress) } }
    func tell(_ remark: Remark) { watchers.forEach { $0.tell(remark) } }
    func tell(_ event: DeliveryEvent) { watchers.forEach { $0.tell(event) } }

    func tell(_ settlement: Settlement) {
        for watcher in watchers where watcher.wantsSettlements { watcher.tell(settlement) }
    }

    func ends() { watchers.forEach { $0.ends() } }

    /// What each of them wants kept.
    private final class Kept {
        let parts: [AnyObject]

        init(parts: [AnyObject]) {
            self.parts = parts
        }
    }
}
