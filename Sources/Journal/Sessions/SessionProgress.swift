import Foundation
import GRDB

/// How a run that is on goes, by its own account: for those who follow it from another process.
package struct SessionProgress: Hashable, Codable, Sendable {
    /// What keeps rows from being sent; nil while nothing does.
    package var cause: Cause?
    /// When the wait is over, in milliseconds since 1970 UTC; nil where that can't be told.
    package var until: Int64?
    /// The requests a minute that may leave, for all businesses together; nil for no limit.
    package var perMinute: Double?
    /// The pending rows that it won't send, since the service refuses their businesses; nil for none.
    package var leftOut: Int?
    /// What it does in place of sending rows; nil while it sends them.
    package var reading: Reading?
    /// How many pages of the service's list were read for that.
    package var pages: Int?
    /// Rows a second, of late.
    package var rate: Double?
    /// Rows a second since the first was sent.
    package var average: Double?
    /// When it will be done, in milliseconds since 1970 UTC.
    package var doneAt: Int64?

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

    /// What the service's list is read for.
    package enum Reading: String, Hashable, Codable, Sendable {
        /// Before rows are sent.
        case snapshot
        /// To find out what became of unknown rows.
        case reconciliation
        /// To hold it against the journal.
        case verification
    }

    enum CodingKeys: String, CodingKey {
        case cause, until, reading, pages
        case perMinute = "per_minute"
        case leftOut = "left_out"
        case rate = "rows_per_second"
        case average = "average_per_second"
        case doneAt = "done_at"
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

    /// What a session's column says of it; nil where it says nothing.
    init?(json: String) {
        guard let progress: SessionProgress = try? JSONText.decode(json),
            progress != SessionProgress()
        else { return nil }
        self = progress
    }
}

extension SessionProgress {
    /// What can't be is left out: all this is a comfort, and no reason to refuse a journal.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func moment(_ key: CodingKeys) throws -> Int64? {
            try container.decodeIfPresent(Int64.self, forKey: key)
                .flatMap { Timestamp.possible.contains($0) ? $0 : nil }
        }
        func rate(_ key: CodingKeys) throws -> Double? {
            try container.decodeIfPresent(Double.self, forKey: key)
                .flatMap { $0 > 0 && $0 <= Self.mostRequests ? $0 : nil }
        }
        func count(_ key: CodingKeys) throws -> Int? {
            try container.decodeIfPresent(Int.self, forKey: key)
                .flatMap { (0...Int(Int.mostStored)).contains($0) ? $0 : nil }
        }
        cause = try container.decodeIfPresent(Cause.self, forKey: .cause)
        until = try moment(.until)
        perMinute = try rate(.perMinute)
        leftOut = try count(.leftOut)
        reading = try container.decodeIfPresent(Reading.self, forKey: .reading)
        pages = try count(.pages)
        self.rate = try rate(.rate)
        average = try rate(.average)
        doneAt = try moment(.doneAt)
    }

    /// More in a second or a minute than any service was ever seen to name.
    private static let mostRequests = 1e12
}

extension JournalWriter {
    /// Lets others know how a session goes. Each call is a commit of its own: not for what changes with
    /// every row.
    package func tell(
        _ progress: SessionProgress,
        session: SessionID
    ) throws(JournalError) {
        try transaction { db in
            try db.execute(
                sql: """
                    UPDATE session SET waiting = json_patch(?, coalesce(\(MachineBoot.kept), '{}'))
                    WHERE id = ? AND ended IS NULL
                    """,
                arguments: [try JSONText.encode(progress), session]
            )
        }
    }
}
