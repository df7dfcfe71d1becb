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

    private var totals: Totals

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
        let work = try journal.workBySession(recentSince: now - SessionReport.window)
        sessions = try journal.sessions().map {
            SessionReport($0, work[$0.id] ?? .none, at: now)
        }
        if let rate = sessions.last?.rowsPerSecond {
            let seconds = Double(totals.remaining) / rate
            remainingSeconds = seconds
            doneAt = now.date.addingTimeInterval(seconds).formatted(.iso8601)
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
        case exitCode = "exit_code"
    }
}

// MARK: - For a person

extension StatusReport {
    /// All that `status` says.
    func lines(_ terminal: Terminal, withNextSteps: Bool = true) -> [String] {
        let style = terminal.style
        var lines = ["\(style.bold(source)) → \(baseURL)"]
        let shown = sessions.suffix(4)
        if shown.count < sessions.count {
            lines.append(style.dim("\(sessions.count) sessions, the last \(shown.count):"))
        }
        lines += shown.map { style.dim($0.line) }
        if let progressLine { lines.append(progressLine) }
        lines.append("")
        lines += totalsLines(style)
        let problems = problemLines(style)
        if !problems.isEmpty { lines += [""] + problems }
        guard withNextSteps else { return lines }
        lines.append("")
        lines += nextSteps().map { style.dim("next: ") + $0 }
        return lines
    }

    /// One line, for a log.
    var heartbeat: String {
        let done = rowsRead - totals.remaining
        let share = rowsRead > 0 ? 100 * done / rowsRead : 100
        let parts = [
            "\(share)%", "\(Words.grouped(done))/\(Words.grouped(rowsRead))", progressLine,
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }

    /// How fast a run that is under way goes, and how long it will take.
    private var progressLine: String? {
        guard let rate = session?.rowsPerSecond else { return nil }
        let left = remainingSeconds.map { Words.left(.seconds($0), from: Date()) }
        return ["\((rate * 10).rounded() / 10) rows a second", left].compactMap { $0 }
            .joined(separator: ", ")
    }

    /// The totals, one status a line, and what they add up to.
    func totalsLines(_ style: Style) -> [String] {
        var table = Table(.right, .left, .left)
        for status in RowStatus.allCases where totals[status] > 0 {
            table.add(
                Words.grouped(totals[status]),
                Self.coloured(status, style),
                style.dim(status.meaning)
            )
        }
        let blank = blankRows > 0 ? "and \(Words.count(blankRows, "blank row")), skipped" : ""
        table.add(Words.grouped(rowsRead), style.bold("rows read"), style.dim(blank))
        var lines = table.lines(indent: 2)
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
    func problemLines(_ style: Style, limit: Int = 8) -> [String] {
        guard !problems.isEmpty else { return [] }
        var table = Table(.right, .left, .left)
        for group in problems.prefix(limit) {
            let status = RowStatus.allCases.contains(group.status) ? group.status : .invalid
            let subject = [group.field, group.text].compactMap { $0 }.joined(separator: " ")
            table.add(
                Words.count(group.rows, "row"),
                Self.coloured(status, style),
                "\(subject) \(style.dim("(first: row \(group.firstRow), line \(group.firstLine))"))"
            )
        }
        var lines = table.lines(indent: 2)
        if problems.count > limit { lines.append("  … and \(problems.count - limit) other kinds") }
        return lines
    }

    /// What to do next, as commands that can be copied.
    func nextSteps() -> [String] {
        let path = ShellWord.quoted(journal)
        var steps: [String] = []
        if session?.isRunning == true {
            return ["customer-import status \(path) --watch    # follows the run"]
        }
        if totals.remaining > 0 {
            steps.append("customer-import resume \(path)    # goes on with what is left")
        }
        let problems = totals[.invalid] + totals[.rejected] + totals[.failed]
        if problems > 0 {
            steps.append(
                "customer-import export \(path) --problems -o problems.csv"
                    + "    # to put right, then `fix`"
            )
        }
        if totals[.unknown] > 0 {
            steps.append(
                "customer-import reconcile \(path)    # looks for the unknown rows in the service"
            )
        }
        if steps.isEmpty {
            steps.append("customer-import export \(path)    # every row with its customer id")
        }
        return steps
    }

    private static func coloured(_ status: RowStatus, _ style: Style) -> String {
        switch status {
        case .created, .existing, .updated: style.green(status.rawValue)
        case .pending, .sending: style.cyan(status.rawValue)
        case .unknown: style.yellow(status.rawValue)
        case .invalid, .rejected, .failed: style.red(status.rawValue)
        }
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
        case .failed: "not accepted in the allowed attempts, and surely not created"
        }
    }
}

/// Text as one word of a shell's command line.
enum ShellWord {
    static func quoted(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            byte >= 0x80 || Character(Unicode.Scalar(byte)).isLetter
                || Character(Unicode.Scalar(byte)).isNumber || "._-/=+:@%,".utf8.contains(byte)
        }
        if isPlain, !text.isEmpty { return text }
        return "'" + text.replacing("'", with: "'\\''") + "'"
    }
}
