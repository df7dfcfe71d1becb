import Importing
import AssetAPI
import Customers
import Delivery
import Journal

extension EventLine {
    /// The version of the events' shape; raised when a key changes its meaning or goes.
    static let version = 1

    static func started(_ start: SessionStart, at now: Timestamp = .now()) -> EventLine {
        var line = EventLine("started", at: now)
        line.add("version", version)
        line.add("tool_version", Version.current)
        line.add("session", start.session.number)
        line.add("journal", start.journal)
        line.add("source", start.record.sourcePath)
        line.add("base_url", start.record.baseURL)
        line.add("rows", start.totals)
        return line
    }

    /// Nothing is sent before the service's list has told.
    static func doubtful(_ doubt: Doubt, at now: Timestamp = .now()) -> EventLine {
        var line = EventLine("doubtful", at: now)
        line.add("reason", doubt.rawValue)
        return line
    }

    /// What an answer, or its absence, came to; written once the journal holds it.
    static func row(_ settlement: Settlement) -> EventLine {
        var line = EventLine("row", at: settlement.finishedAt)
        line.add("row", settlement.row.number)
        line.add("attempt", settlement.attempt)
        line.add("status", settlement.verdict.status.rawValue)
        if case .created(let id) = settlement.verdict { line.add("customer_id", id.text) }
        line.add("http_status", settlement.httpStatus)
        line.add("request_id", settlement.requestID)
        line.add("latency_seconds", seconds: settlement.latency)
        line.add("code", settlement.problem?.code)
        line.add("field", settlement.problem?.field)
        line.add("problem", settlement.problem?.text)
        return line
    }

    static func progress(_ progress: ImportProgress, at now: Timestamp = .now()) -> EventLine {
        var line = EventLine("progress", at: now)
        line.add("rows", progress.totals)
        line.add("requests", progress.requests)
        line.add("in_flight", progress.inFlight)
        line.add("rows_per_second", number: progress.forecast.rate)
        line.add("remaining_seconds", seconds: progress.forecast.remaining)
        switch progress.waiting {
        case nil: break
        case .rateLimit(let pause): line.add("rate_limit_seconds", seconds: pause)
        case .serviceDown(let pause), .unavailable(let pause):
            line.add("next_probe_seconds", seconds: pause)
        case .retry(let pause): line.add("next_retry_seconds", seconds: pause)
        }
        return line
    }

    /// What ended a run, or kept it from beginning.
    static func error(_ error: any Explained, at now: Timestamp = .now()) -> EventLine {
        var line = EventLine("error", at: now)
        line.add("error", ErrorReport.Cause(error))
        return line
    }

    static func ended(_ report: StatusReport, totals: Totals, at now: Timestamp = .now())
        -> EventLine
    {
        var line = EventLine("ended", at: now)
        line.add("ended", report.ended)
        line.add("detail", report.detail)
        line.add("exit_code", report.exitCode)
        line.add("requests", report.requests)
        line.add("seconds", number: report.seconds)
        line.add("rows", totals)
        return line
    }

    static func event(_ event: DeliveryEvent, at now: Timestamp = .now()) -> EventLine {
        switch event {
        case .throttled(let business, let pause):
            var line = EventLine("throttled", of: business, at: now)
            line.add("seconds", seconds: pause)
            return line
        case .serviceDown(let problem, let nextProbe):
            var line = EventLine("service_down", at: now)
            line.add("next_probe_seconds", seconds: nextProbe)
            line.add(problem)
            return line
        case .serviceBack: return EventLine("service_back", at: now)
        case .tokenRenewed: return EventLine("token_renewed", at: now)
        case .businessStopped(let business, let problem):
            var line = EventLine("business_stopped", of: business, at: now)
            line.add(problem)
            return line
        case .snapshotGoesOn(let business, let customers, _):
            var line = EventLine("snapshot_goes_on", of: business, at: now)
            line.add("customers_per_request", customers)
            return line
        case .snapshotTaken(let business, let customers, let requests, let existing):
            var line = EventLine("snapshot_taken", of: business, at: now)
            line.add("customers", customers)
            line.add("requests", requests)
            line.add(existing)
            return line
        case .doubtSettled(let business, let customers, let requests, let existing):
            var line = EventLine("doubt_settled", of: business, at: now)
            line.add("customers", customers)
            line.add("requests", requests)
            line.add(existing)
            return line
        case .reconciled(let business, let result, let requests):
            var line = EventLine("reconciled", of: business, at: now)
            line.add("requests", requests)
            line.add("found", result.found)
            line.add("absent", result.absent)
            line.add("failed", result.failed)
            line.add("undecided", result.undecided)
            line.add("existing", result.forgotten)
            return line
        case .timesMended(let mended):
            var line = EventLine("times_mended", at: now)
            line.add("waits", mended.waits)
            line.add("unknown", mended.unknown)
            line.add("ahead_seconds", seconds: mended.ahead)
            line.add("set_forward_seconds", seconds: mended.setForward)
            return line
        case .oddEntries(let business, let count, let unknown):
            var line = EventLine("list_odd", of: business, at: now)
            line.add("entries", count)
            line.add("unknown", unknown)
            return line
        case .listRefused(let business, let problem):
            var line = EventLine("list_refused", of: business, at: now)
            line.add(problem)
            return line
        }
    }

    private init(_ kind: String, of business: BusinessID, at now: Timestamp) {
        self.init(kind, at: now)
        add("business", business.text)
    }

    private mutating func add(_ problem: Problem) {
        add("code", problem.code.rawValue)
        add("field", problem.field)
        add("problem", problem.text)
    }

    private mutating func add(_ existing: ExistingResult) {
        switch existing {
        case .skipped(let rows): add("skipped", rows)
        case .refused(let rows): add("refused", rows)
        case .updates(let plan):
            add("to_update", plan.toUpdate)
            add("equal", plan.equal)
            add("ambiguous", plan.ambiguous)
        }
    }
}
