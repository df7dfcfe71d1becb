import Importing
import Foundation
import Journal

/// What is said about one session of a journal.
struct SessionReport: Encodable {
    var id: SessionID
    var pid: Int32
    var host: String
    /// What it was: `run`, `resume`, `fix`, ….
    var command: String
    var startedAt: String
    var endedAt: String?
    var ended: String?
    var detail: String?
    /// Requests for rows.
    var requests: Int
    /// Requests for pages of the service's list.
    var listRequests: Int
    /// Rows that were settled.
    var settled: Int
    /// Whether its process is at work now.
    var isRunning: Bool
    /// Of a session that is under way: rows a second in the last half minute.
    var rowsPerSecond: Double?

    private let session: Session

    enum CodingKeys: String, CodingKey {
        case id, pid, host, command, ended, detail, requests, settled
        case listRequests = "list_requests"
        case startedAt = "started_at"
        case endedAt = "ended_at"
        case isRunning = "is_running"
        case rowsPerSecond = "rows_per_second"
    }

    init(_ status: SessionStatus) {
        session = status.session
        id = session.id
        pid = session.holder.pid
        host = session.holder.host
        command = status.command.name
        startedAt = session.startedAt.date.formatted(.iso8601)
        endedAt = session.endedAt.map { $0.date.formatted(.iso8601) }
        ended = session.ended?.rawValue
        detail = session.detail
        requests = status.work.requests
        listRequests = status.work.listRequests
        settled = status.work.settled
        isRunning = status.isRunning
        if isRunning { rowsPerSecond = session.progress?.rate }
    }

    /// When it began, in the user's time zone.
    var beginning: String { Words.time(session.startedAt.date) }

    /// How long it took; nothing before it has ended.
    var length: String {
        session.endedAt.map { Words.duration(session.startedAt.duration(to: $0)) } ?? ""
    }

    /// How it ended, or that it didn't.
    var ending: String {
        guard let ended else { return isRunning ? "is running" : "cut off" }
        return ended.replacing("_", with: " ") + (detail.map { " (\($0))" } ?? "")
    }

    /// The session as a line for a person.
    var line: String {
        let name = "session \(id)" + (command.isEmpty ? "" : " (\(command))")
        guard session.endedAt != nil else {
            return isRunning
                ? "\(name) has been running since \(beginning) (\(session.holder))"
                : "\(name) began \(beginning) and was cut off (\(session.holder)); the next run"
                    + " continues it"
        }
        let sent = requests + listRequests
        return "\(name) began \(beginning) and took \(length): "
            + (sent > 0 ? "\(Words.count(sent, "request")), " : "") + ending
    }
}
