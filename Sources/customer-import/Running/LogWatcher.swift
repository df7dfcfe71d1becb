import Delivery
import Importing
import Journal

/// Writes into a log what a run's watcher sees: what is said on a terminal, a line each minute, and each row
/// that comes to no good end, by its number and codes alone.
final class LogWatcher: SendingWatcher {
    private let console: Console
    private let log: RunLog
    private let display: ProgressDisplay

    /// - Parameter place: the service's, for a person.
    init(_ log: RunLog, journal: String, place: String) {
        self.log = log
        console = Console(log: log)
        display = ProgressDisplay(
            console: console,
            isQuiet: false,
            journal: journal,
            place: place,
            sendsRows: false
        )
    }

    var interval: Duration { .seconds(1) }
    var wantsSettlements: Bool { true }

    func begins(_ session: SessionStart, stop: @escaping @Sendable () -> Void) -> AnyObject? {
        let totals = session.totals
        log.write(
            .info,
            Line(
                "customer-import \(Version.current), session \(session.session) of"
                    + " \(session.journal): \(Words.count(totals.rowsRead, "row")),"
                    + " \(Words.grouped(totals.remaining)) to send"
            )
        )
        return nil
    }

    func show(_ progress: ImportProgress) { display.show(progress) }
    func tell(_ remark: Remark) { display.tell(remark) }
    func tell(_ event: DeliveryEvent) { display.tell(event) }

    func tell(_ settlement: Settlement) {
        let status = settlement.verdict.status
        guard [.rejected, .failed, .unknown].contains(status) else { return }
        var line = "row \(settlement.row) is \(status.rawValue)"
        if let code = settlement.problem?.code { line += ", \(code)" }
        if let field = settlement.problem?.field { line += ", \(field)" }
        if let http = settlement.httpStatus { line += ", HTTP \(http)" }
        if let request = settlement.requestID { line += ", request \(request)" }
        log.write(.warning, Line(line))
    }

    func ends() {}
}
