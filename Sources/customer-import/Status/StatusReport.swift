import Customers
import Delivery
import Importing
import Foundation
import Journal

/// What `status`, and the end of a `run`, tell of a journal: as text for a person, and as JSON.
struct StatusReport: Encodable {
    var version = 1
    /// Nil where it tells of several together.
    var journal: String?
    var source: String
    var baseURL: String
    var rowsRead: Int
    var blankRows: Int
    /// Which part of its source the journal has; nil for all of it, and for several journals together.
    var shard: Int?
    var shards: Int?
    /// Rows of the whole source, where the journal has a part of it.
    var sourceRows: Int?
    /// Shards of which no journal was named, where it tells of several together.
    var missingShards: [Int]?
    /// What each of them says.
    var journals: [StatusReport]?
    /// Every status, also those that no row has.
    var rows: [String: Int]
    var addsUp: Bool
    var problems: [ProblemGroup]
    /// What was found in rows before they were sent.
    var findings: [FindingGroup]
    /// Why the journal isn't known to be the one that last sent; nil where it is.
    var doubt: String?
    /// The rest is what a run alone can say.
    private(set) var ended: String?
    private(set) var detail: String?
    private(set) var requests: Int?
    private(set) var seconds: Double?
    private(set) var exitCode: Int32?
    /// What ended the run, where that wasn't a good end.
    private(set) var error: ErrorReport.Cause?

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

    private let status: ImportStatus

    var totals: Totals { status.totals }

    /// Whether a session is on.
    var isRunning: Bool { status.isRunning }

    init(_ status: ImportStatus) {
        self.status = status
        journal = status.parts.isEmpty ? status.journal : nil
        source = status.record.sourcePath
        baseURL = status.record.baseURL
        rowsRead = status.staged.rowsRead
        blankRows = status.staged.blankRows
        rows = [:]
        for known in RowStatus.allCases { rows[known.rawValue] = status.totals[known] }
        addsUp = status.totals.addUp
        problems = status.problems
        findings = status.findings
        doubt = status.doubt?.rawValue
        sessions = status.sessions.map(SessionReport.init)
        if let part = status.record.shard {
            shards = part.count
            if status.parts.isEmpty {
                (shard, sourceRows) = (part.number, status.staged.sourceRows)
            } else {
                journals = status.parts.map(StatusReport.init)
                missingShards = status.missing.map(\.number)
            }
        }
        guard let progress = status.progress else { return }
        if case .perMinute(let count) = progress.allowed { allowedPerMinute = count }
        waiting = status.told.flatMap { WaitingReport($0, at: status.at) }
        if let remaining = progress.forecast.remaining {
            remainingSeconds = remaining.seconds
            doneAt = status.at.date.addingTimeInterval(remaining.seconds).formatted(.iso8601)
        }
    }

    /// Adds what a run alone can say.
    mutating func add(_ outcome: SendingReport, _ exit: ExitStatus) {
        ended = outcome.end.ending.rawValue
        detail = outcome.end.detail
        requests = outcome.requests
        seconds = outcome.length.seconds
        exitCode = exit.rawValue
        error = outcome.end.error.map(ErrorReport.Cause.init)
    }

    enum CodingKeys: String, CodingKey {
        case version, journal, source, shard, shards, journals
        case sourceRows = "source_rows"
        case missingShards = "missing_shards"
        case baseURL = "base_url"
        case rowsRead = "rows_read"
        case blankRows = "blank_rows"
        case rows
        case addsUp = "adds_up"
        case problems, findings, doubt, sessions, ended, detail, requests, seconds
        case remainingSeconds = "remaining_seconds"
        case doneAt = "done_at"
        case allowedPerMinute = "allowed_per_minute"
        case waiting
        case exitCode = "exit_code"
        case error
    }
}

/// What `status --json` says of a wait.
struct WaitingReport: Encodable {
    var cause: String
    /// When it will be over, and how many seconds that is from now.
    var until: String?
    var seconds: Double?

    /// Nil where nothing is waited for.
    init?(_ told: SessionProgress, at now: Timestamp) {
        guard let cause = told.cause, cause == .grace || told.waiting(at: now) != nil else {
            return nil
        }
        self.cause = cause.rawValue
        until = told.until.map { Timestamp(milliseconds: $0).date.formatted(.iso8601) }
        seconds = told.left(at: now)?.seconds
    }
}

// MARK: - For a person

extension StatusReport {
    /// All that `status` says.
    func lines(_ terminal: Terminal, withNextSteps: Bool = true) -> [Line] {
        let style = terminal.style
        let part = status.record.shard.map { shard in
            status.parts.isEmpty ? ", shard \(shard)" : " in \(shard.count) shards"
        }
        var lines: [Line] = ["\(style.bold(source)) → \(baseURL)\(part ?? "")"]
        let shown = sessions.suffix(4)
        if shown.count < sessions.count {
            lines.append(style.dim("\(sessions.count) sessions, the last \(shown.count):"))
        }
        lines += shown.map { style.dim($0.line) }
        lines = lines.flatMap { Wrapping.paragraph($0, to: terminal.columns) }
        lines += ShardTable(status).lines(terminal)
        if let progress = status.progress {
            lines.append(LiveLine(style: style, width: terminal.width).text(progress))
        }
        lines.append("")
        lines += totalsLines(terminal)
        if let doubt = status.doubt {
            lines.append("")
            lines += Wrapping.paragraph(
                "This journal may be out of date (\(doubt.words)). So the next run first reads the service's"
                    + " list.",
                to: terminal.columns
            )
        }
        let problems = problemLines(terminal)
        if !problems.isEmpty { lines += [""] + problems }
        let warnings = warningLines(terminal)
        if !warnings.isEmpty { lines += [""] + warnings }
        guard withNextSteps else { return lines }
        return lines + [""] + nextSteps().lines(terminal)
    }

    /// One line, for a log.
    var heartbeat: String {
        LiveLine().plainText(status.progress ?? ImportProgress(totals: status.totals))
    }

    /// The totals, one status a line, and what they add up to.
    func totalsLines(_ terminal: Terminal) -> [Line] {
        let style = terminal.style
        var table = Table(.right, .left, .left)
        for known in RowStatus.allCases where status.totals[known] > 0 {
            table.add(
                Words.grouped(status.totals[known]),
                style.coloured(known.rawValue, known),
                style.dim(known.meaning)
            )
        }
        let blank = blankRows > 0 ? "without \(Words.count(blankRows, "blank row"))" : ""
        table.add(Words.grouped(rowsRead), style.bold("rows read"), style.dim(blank))
        var lines = table.lines(indent: 2, width: terminal.columns)
        if !status.missing.isEmpty {
            lines.append(
                style.red(
                    "  \(Words.count(status.totals.rowsRead - status.totals.rowsHeld, "row")) of the file are"
                        + " in other journals: give \(ShardSetError.list(status.missing)), too"
                )
            )
        } else if !addsUp {
            lines.append(
                style.red(
                    "  The totals don't add up: \(rowsRead) rows were read, but the journal has"
                        + " \(status.totals.rowsHeld). This is a bug; please report it."
                )
            )
        }
        return lines
    }

    /// What is wrong, alike problems together, with the first row of each.
    func problemLines(_ terminal: Terminal, limit: Int = 8) -> [Line] {
        guard !problems.isEmpty else { return [] }
        let style = terminal.style
        let places = FieldPlaces(status.record)
        var table = Table(.right, .left, .left)
        let shown = Self.shown(problems, limit)
        for group in shown {
            table.add(
                Words.count(group.rows, "row"),
                style.coloured(group.status.rawValue, group.status),
                group.sentence(style, places)
            )
        }
        var lines = table.lines(indent: 2, width: terminal.columns)
        if shown.count < problems.count {
            lines += others(problems.count - shown.count, terminal)
        }
        return lines
    }

    /// What was found in rows that are sent all the same, alike findings together.
    func warningLines(_ terminal: Terminal, limit: Int = 8) -> [Line] {
        let warnings = findings.filter { $0.level == "warned" }
        guard !warnings.isEmpty else { return [] }
        let style = terminal.style
        var table = Table(.right, .left, .left)
        let shown = Self.shown(warnings, limit)
        for group in shown {
            table.add(
                Words.count(group.rows, "row"),
                style.yellow("warned"),
                Line(group.sentence)
                    + style.dim(" (first: row \(group.firstRow), line \(group.firstLine))")
                    + style.dim(" [\(group.code)]")
            )
        }
        var lines = table.lines(indent: 2, width: terminal.columns)
        if shown.count < warnings.count {
            lines += others(warnings.count - shown.count, terminal)
        }
        return lines
    }

    /// The first ones, and another where it would take no more room than to say that there is one.
    private static func shown<Group>(_ groups: [Group], _ limit: Int) -> ArraySlice<Group> {
        groups.prefix(groups.count == limit + 1 ? limit + 1 : limit)
    }

    /// That there are more, and how all of them are seen.
    private func others(_ count: Int, _ terminal: Terminal) -> [Line] {
        let journals = status.parts.isEmpty ? [status.journal] : status.parts.map(\.journal)
        let command = "customer-import status \(JournalList(journals).arguments) --json"
        return Wrapping.paragraph(
            Line("  … and \(Words.count(count, "other kind")); `\(command)` lists all"),
            to: terminal.columns
        )
    }

    /// What to do next.
    ///
    /// - Parameter asksAboutExisting: whether the run ended to ask what to do with customers that the
    ///   service holds.
    func nextSteps(asksAboutExisting: Bool = false) -> NextSteps {
        NextSteps(
            journals: status.parts.isEmpty ? [status.journal] : status.parts.map(\.journal),
            open: status.parts.filter { $0.totals.open > 0 },
            missing: status.missing,
            totals: status.totals,
            isRunning: status.isRunning,
            command: status.delivery,
            likely: status.problems.filter {
                $0.status == .failed && $0.code == Problem.Code.likelyExisting.rawValue
            }
            .map(\.rows).reduce(0, +),
            held: releasable,
            asksAboutExisting: asksAboutExisting
        )
    }
}

extension StatusReport {
    /// The codes that hold back customers who could be let through.
    fileprivate var releasable: [String] {
        let codes = problems.filter { $0.status == .invalid }.compactMap {
            Problem.Code(rawValue: $0.code)
        }
        return Set(codes.filter { $0.refusal == nil && !$0.isNoCustomer }.map(\.rawValue)).sorted()
    }
}

extension FindingGroup {
    /// What is to be said; of rows that were redacted what the code means.
    var sentence: String {
        RowFinding(level: level, code: code, field: field, header: column, text: text).sentence
    }
}

extension ProblemGroup {
    /// The problem and its first row. Where each row's text is its own, the text is that row's alone.
    fileprivate func sentence(_ style: Style, _ places: FieldPlaces) -> Line {
        let what = RowProblem(code: code, field: field, text: text).sentence(of: status, places)
        let place = "row \(firstRow), line \(firstLine)"
        return rows == 1 || isAlike
            ? "\(what) \(style.dim("(first: \(place))"))"
            : "\(style.dim("the first (\(place)):")) \(what)"
    }
}

extension RowStatus {
    /// What the status means to a user.
    fileprivate var meaning: String {
        switch self {
        case .invalid: "failed the checks; not sent"
        case .pending: "waiting to be sent"
        case .sending: "being sent"
        case .unknown: "sent, but no clear answer came; may have been created"
        case .created: "new customer in the service"
        case .existing: "in the service already, or the same as an earlier row"
        case .updated: "in the service already; now has the row's fields"
        case .rejected: "refused by the service"
        case .failed: "given up; certainly not created"
        }
    }
}
