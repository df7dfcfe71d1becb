import Importing
import Delivery
import Foundation
import Journal

/// What `status`, and the end of a `run`, tell of a journal: as text for a person, and as JSON.
struct StatusReport: Encodable {
    var version = 1
    var journal: String
    var source: String
    var baseURL: String
    var rowsRead: Int
    var blankRows: Int
    /// Every status, also those that no row has.
    var rows: [String: Int]
    var addsUp: Bool
    var problems: [ProblemGroup]
    /// The last session.
    var session: SessionReport? { sessions.last }
    /// The rest is what a run alone can say.
    var ended: String?
    var detail: String?
    var requests: Int?
    var seconds: Double?
    var exitCode: Int32?

    /// Every session so far, the first one first.
    var sessions: [SessionReport]
    /// While a run is on: the time that is left, in seconds.
    var remainingSeconds: Double?
    /// While a run is on: when it will be done.
    var doneAt: String?
    /// While a run is on: the requests a minute that it may send; nil for no limit.
    var allowedPerMinute: Double?
    /// While a run is on: what keeps it from sending.
    var waiting: WaitingReport?
    /// While a run is on: how it goes.
    private(set) var progress: ImportProgress?

    private(set) var totals: Totals

    /// Whether a session is on.
    var isRunning: Bool { sessions.last?.isRunning == true }

    /// - Parameter now: what the user's clock shows.
    init(_ journal: Journal, at now: Timestamp = .now()) throws(JournalError) {
        let (record, staged) = try journal.stagedImport()
        totals = try journal.totals()
        self.journal = journal.path
        source = record.sourcePath
        baseURL = record.baseURL
        rowsRead = staged.rowsRead
        blankRows = staged.blankRows
        rows = [:]
        for status in RowStatus.allCases { rows[status.rawValue] = totals[status] }
        addsUp = totals.addUp
        problems = try journal.problemGroups()
        let found = try journal.sessions()
        // The times of a session that is on are those of its own clock.
        let time = found.last?.time(at: now, SessionClock().boot) ?? now
        let work = try journal.workBySession(
            recentSince: time - PaceMeter.recently,
            latelySince: time - PaceMeter.lately
        )
        sessions = found.map { SessionReport($0, work[$0.id] ?? SessionWork(), at: time) }
        guard let last = sessions.last, last.isRunning else { return }
        let progress = ImportProgress(
            last,
            work[last.id] ?? SessionWork(),
            totals,
            at: now,
            time
        )
        self.progress = progress
        if case .perMinute(let count) = progress.allowed { allowedPerMinute = count }
        waiting = last.waiting.flatMap { WaitingReport($0, at: now) }
        if let remaining = progress.forecast.remaining {
            remainingSeconds = remaining.seconds
            doneAt = now.date.addingTimeInterval(remaining.seconds).formatted(.iso8601)
        }
    }

    enum CodingKeys: String, CodingKey {
        case version, journal, source
        case baseURL = "base_url"
        case rowsRead = "rows_read"
        case blankRows = "blank_rows"
        case rows
        case addsUp = "adds_up"
        case problems, sessions, ended, detail, requests, seconds
        case remainingSeconds = "remaining_seconds"
        case doneAt = "done_at"
        case allowedPerMinute = "allowed_per_minute"
        case waiting
        case exitCode = "exit_code"
    }
}

/// What `status --json` says of a wait.
struct WaitingReport: Encodable {
    var cause: String
    /// When it will be over, and how many seconds that is from now.
    var until: String?
    var seconds: Double?

    /// Nil where nothing is waited for.
    init?(_ waiting: SessionWaiting, at now: Timestamp) {
        guard let cause = waiting.cause, cause == .grace || waiting.shown(at: now) != nil else {
            return nil
        }
        self.cause = cause.rawValue
        until = waiting.until.map { Timestamp(milliseconds: $0).date.formatted(.iso8601) }
        seconds = waiting.left(at: now)?.seconds
    }
}

// MARK: - For a person

extension StatusReport {
    /// All that `status` says.
    func lines(_ terminal: Terminal, withNextSteps: Bool = true) -> [Line] {
        let style = terminal.style
        var lines: [Line] = ["\(style.bold(source)) → \(baseURL)"]
        let shown = sessions.suffix(4)
        if shown.count < sessions.count {
            lines.append(style.dim("\(sessions.count) sessions, the last \(shown.count):"))
        }
        lines += shown.map { style.dim($0.line) }
        lines = lines.flatMap { Wrapping.paragraph($0, to: terminal.columns) }
        if let progress {
            lines.append(LiveLine(style: style, width: terminal.width).text(progress))
        }
        lines.append("")
        lines += totalsLines(terminal)
        let problems = problemLines(terminal)
        if !problems.isEmpty { lines += [""] + problems }
        guard withNextSteps else { return lines }
        return lines + [""] + nextSteps().lines(terminal)
    }

    /// One line, for a log.
    var heartbeat: String { LiveLine().plainText(progress ?? ImportProgress(totals: totals)) }

    /// The totals, one status a line, and what they add up to.
    func totalsLines(_ terminal: Terminal) -> [Line] {
        let style = terminal.style
        var table = Table(.right, .left, .left)
        for status in RowStatus.allCases where totals[status] > 0 {
            table.add(
                Words.grouped(totals[status]),
                style.coloured(status.rawValue, status),
                style.dim(status.meaning)
            )
        }
        let blank = blankRows > 0 ? "and \(Words.count(blankRows, "blank row")), skipped" : ""
        table.add(Words.grouped(rowsRead), style.bold("rows read"), style.dim(blank))
        var lines = table.lines(indent: 2, width: terminal.columns)
        if !addsUp {
            lines.append(
                style.red(
                    "  The totals don't add up: \(rowsRead) rows were read and"
                        + " \(totals.rowsHeld) are held. This is a bug; please report it."
                )
            )
        }
        return lines
    }

    /// What is wrong, alike problems together, with the first row of each.
    func problemLines(_ terminal: Terminal, limit: Int = 8) -> [Line] {
        guard !problems.isEmpty else { return [] }
        let style = terminal.style
        var table = Table(.right, .left, .left)
        for group in problems.prefix(limit) {
            table.add(
                Words.count(group.rows, "row"),
                style.coloured(group.status.rawValue, group.status),
                group.sentence(style)
            )
        }
        var lines = table.lines(indent: 2, width: terminal.columns)
        if problems.count > limit {
            let others = Words.count(problems.count - limit, "other kind")
            lines.append("  … and \(others): `customer-import status --json` names all")
        }
        return lines
    }

    /// What to do next.
    ///
    /// - Parameter asksAboutExisting: whether the run ended to ask what to do with customers that the
    ///   service holds.
    func nextSteps(asksAboutExisting: Bool = false) -> NextSteps {
        NextSteps(
            journal: journal,
            totals: totals,
            isRunning: session?.isRunning == true,
            command: sessions.last { $0.command.isDelivery }?.command,
            asksAboutExisting: asksAboutExisting
        )
    }
}

extension ProblemGroup {
    /// The problem and its first row. Where each row's text is its own, the text is that row's alone.
    fileprivate func sentence(_ style: Style) -> Line {
        let what = [field, text].compactMap { $0 }.joined(separator: " ")
        let place = "row \(firstRow), line \(firstLine)"
        return rows == 1 || isAlike
            ? "\(what) \(style.dim("(first: \(place))"))"
            : "\(style.dim("the first (\(place)):")) \(what)"
    }
}

extension RowStatus {
    /// What the status means, in the words of the journal's `status` table.
    fileprivate var meaning: String {
        switch self {
        case .invalid: "fails the checks; never sent"
        case .pending: "to be sent"
        case .sending: "a request may be on the wire"
        case .unknown: "sent, with no answer that tells whether the customer was created"
        case .created: "has its customer id"
        case .existing: "the service or an earlier row already holds this external_id"
        case .updated: "the service held it, and was given the row's fields"
        case .rejected: "refused by the service for good"
        case .failed: "given up, and surely not created"
        }
    }
}
