import Foundation
import GRDB

/// What keeps a run that is on from sending rows, and how many it may send: for those who follow it
/// from another process.
package struct SessionWaiting: Hashable, Codable, Sendable {
    /// Nil while nothing keeps rows back.
    package var cause: Cause?
    /// When the wait is over, in milliseconds since 1970 UTC; nil where that can't be told.
    package var until: Int64?
    /// The requests a minute that may leave, for all businesses together; nil for no limit.
    package var perMinute: Double?
    /// The pending rows that it won't send, since the service refuses their businesses; nil for none.
    package var leftOut: Int?

    package enum Cause: String, Hashable, Codable, Sendable {
        /// The service said that nothing is left of the allowance.
        case rateLimit = "rate_limit"
        /// Nothing is sent until a probe finds the service back.
        case serviceDown = "service_down"
        /// All rows that are left were refused for now.
        case retry
        /// The service's list is asked for the unknown rows only when it surely knows them.
        case grace
    }

    enum CodingKeys: String, CodingKey {
        case cause, until
        case perMinute = "per_minute"
        case leftOut = "left_out"
    }

    package init(
        cause: Cause? = nil,
        until: Timestamp? = nil,
        perMinute: Double? = nil,
        leftOut: Int? = nil
    ) {
        self.leftOut = leftOut
        self.cause = cause
        self.until = until?.milliseconds
        self.perMinute = perMinute
    }

    /// What a session's column says of waiting; nil where it says nothing of it.
    init?(json: String) {
        guard let waiting: SessionWaiting = try? JSONText.decode(json), waiting != SessionWaiting()
        else { return nil }
        self = waiting
    }
}

extension SessionWaiting {
    /// What can't be is left out: a wait is a comfort, and no reason to refuse a journal.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        cause = try container.decodeIfPresent(Cause.self, forKey: .cause)
        until = try container.decodeIfPresent(Int64.self, forKey: .until)
            .flatMap { Timestamp.possible.contains($0) ? $0 : nil }
        perMinute = try container.decodeIfPresent(Double.self, forKey: .perMinute)
            .flatMap { $0 > 0 && $0 <= Self.mostPerMinute ? $0 : nil }
        leftOut = try container.decodeIfPresent(Int.self, forKey: .leftOut)
            .flatMap { (0...Int(Int.mostStored)).contains($0) ? $0 : nil }
    }

    /// More than any service was ever seen to name.
    private static let mostPerMinute = 1e12
}

extension JournalWriter {
    /// Lets others know what a session waits for. Each call is a commit of its own: not for what changes
    /// with every row.
    package func tell(
        _ waiting: SessionWaiting,
        session: Int64
    ) throws(JournalError) {
        try transaction { db in
            try db.execute(
                sql: """
                    UPDATE session SET waiting = json_patch(?, coalesce(\(MachineBoot.kept), '{}'))
                    WHERE id = ? AND ended IS NULL
                    """,
                arguments: [try JSONText.encode(waiting), session]
            )
        }
    }
}
