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

    /// The session as a line for a person.
    var line: String {
        let started = Words.time(session.startedAt.date)
        guard let ending = session.ended, let endedAt = session.endedAt else {
            return isRunning
                ? "session \(id) is running since \(started) (\(session.holder))"
                : "session \(id), begun \(started), ended without a word (\(session.holder));"
                    + " the next run puts that right"
        }
        let length = Words.duration(session.startedAt.duration(to: endedAt))
        return "session \(id) began \(started) and took \(length): "
            + (requests > 0 ? "\(Words.count(requests, "request")), " : "")
            + ending.rawValue.replacing("_", with: " ") + (detail.map { " (\($0))" } ?? "")
    }
}
