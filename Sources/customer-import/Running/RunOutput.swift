import Importing

/// How much a run says, in what form, and where.
struct RunOutput {
    var console: Console
    var json = false
    var quiet = false
    var events: EventStream?

    /// - Parameter sendsRows: whether rows are sent, so that an end leaves something to do.
    func display(
        _ journal: String,
        place: String,
        sendsRows: Bool = true
    ) -> ProgressDisplay {
        ProgressDisplay(
            console: console,
            isQuiet: quiet,
            journal: journal,
            place: place,
            sendsRows: sendsRows,
            events: events
        )
    }

    /// Tells what came of a run.
    ///
    /// - Throws: the status to exit with, unless every row is settled well.
    func tell(_ outcome: SendingReport) throws {
        var report = StatusReport(outcome.status)
        let status = ExitStatus(outcome.end.end, totals: outcome.status.totals)
        report.add(outcome, status)
        if let events {
            events.write(.ended(report, totals: outcome.status.totals))
            if let failure = events.failure { console.warn(failure) }
        }
        if json {
            try console.print(json: report)
        } else if !quiet {
            let summary = RunSummary(
                report: report,
                end: outcome.end,
                requests: outcome.requests,
                length: outcome.length
            )
            summary.print(events?.path == "-" ? console.onDiagnostics : console)
        }
        if let error = outcome.end.error { console.report(error) }
        if status != .done { throw status }
    }
}
