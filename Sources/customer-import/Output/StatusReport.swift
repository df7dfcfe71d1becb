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
    var session: SessionReport?
    /// The rest is what a run alone can say.
    var ended: String?
    var detail: String?
    var requests: Int?
    var seconds: Double?
    var exitCode: Int32?

    struct SessionReport: Encodable {
        var id: Int64
        var pid: Int32
        var host: String
        var startedAt: String
        var endedAt: String?
        var ended: String?

        enum CodingKeys: String, CodingKey {
            case id, pid, host
            case startedAt = "started_at"
            case endedAt = "ended_at"
            case ended
        }
    }

    private var totals: Totals

    init(_ journal: Journal) throws(JournalError) {
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
        session = try journal.sessions().last.map(SessionReport.init)
    }

    enum CodingKeys: String, CodingKey {
        case version, journal, source
        case baseURL = "base_url"
        case rowsRead = "rows_read"
        case blankRows = "blank_rows"
        case rows
        case addsUp = "adds_up"
        case problems, session, ended, detail, requests, seconds
        case exitCode = "exit_code"
    }
}

extension StatusReport.SessionReport {
    fileprivate init(_ session: Session) {
        id = session.id
        pid = session.holder.pid
        host = session.holder.host
        startedAt = session.startedAt.date.formatted(.iso8601)
        endedAt = session.endedAt.map { $0.date.formatted(.iso8601) }
        ended = session.ended?.rawValue
    }
}

// MARK: - For a person

extension StatusReport {
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
