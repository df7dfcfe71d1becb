import Foundation
import Journal

/// What is told of one session of a journal.
struct SessionReport: Encodable {
    /// Over how long a session that is under way is watched for its pace.
    static let window = Duration.seconds(60)

    var id: Int64
    var pid: Int32
    var host: String
    var startedAt: String
    var endedAt: String?
    var ended: String?
    var detail: String?
    /// Requests for rows.
    var requests: Int
    /// Rows that were settled.
    var settled: Int
    /// Whether its process is at work now.
    var isRunning: Bool
    /// Of a session that is under way: rows a second in the last minute, or since it began.
    var rowsPerSecond: Double?

    private var session: Session

    enum CodingKeys: String, CodingKey {
        case id, pid, host, ended, detail, requests, settled
        case startedAt = "started_at"
        case endedAt = "ended_at"
        case isRunning = "is_running"
        case rowsPerSecond = "rows_per_second"
    }

    init(_ session: Session, _ work: SessionWork, at now: Timestamp) {
        self.session = session
        id = session.id
        pid = session.holder.pid
        host = session.holder.host
        startedAt = session.startedAt.date.formatted(.iso8601)
        endedAt = session.endedAt.map { $0.date.formatted(.iso8601) }
        ended = session.ended?.rawValue
        detail = session.detail
        requests = work.requests
        settled = work.settled
        isRunning = session.ended == nil && session.holder.isAlive
        let length = min(session.startedAt.duration(to: now), Self.window)
        if isRunning, length >= .seconds(1), work.recent > 0 {
            rowsPerSecond = Double(work.recent) / length.seconds
        }
    }

    /// When it began, in the user's time zone.
    var began: String { Words.time(session.startedAt.date) }

    /// How long it took; nothing before it has ended.
    var length: String {
        session.endedAt.map { Words.duration(session.startedAt.duration(to: $0)) } ?? ""
    }

    /// How it ended, or that it didn't.
    var ending: String {
        guard let ended else { return isRunning ? "is running" : "without a word" }
        return ended.replacing("_", with: " ") + (detail.map { " (\($0))" } ?? "")
    }

    /// The session as a line for a person.
    var line: String {
        guard session.endedAt != nil else {
            return isRunning
                ? "session \(id) is running since \(began) (\(session.holder))"
                : "session \(id), begun \(began), ended without a word (\(session.holder));"
                    + " the next run puts that right"
        }
        return "session \(id) began \(began) and took \(length): "
            + (requests > 0 ? "\(Words.count(requests, "request")), " : "") + ending
    }
}
