import Foundation
import GRDB

/// A moment on the wall clock as the journal keeps it: milliseconds since 1970-01-01 UTC.
///
/// Wall time and not monotonic time, because a journal may be resumed tomorrow or on another
/// machine. Nothing that paces requests uses it, and what is made of it goes by ``WallTime``.
package struct Timestamp: Hashable, Comparable, Sendable {
    package var milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package init(_ date: Date) {
        milliseconds = Int64(exactly: (date.timeIntervalSince1970 * 1000).rounded()) ?? .max
    }

    /// The wall clock's time.
    package static func now() -> Timestamp { Timestamp(Date()) }

    package var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }

    package static func < (a: Timestamp, b: Timestamp) -> Bool { a.milliseconds < b.milliseconds }

    /// The moment that lies a duration later, rounded up to the millisecond. What is further away than
    /// some million years stays there.
    package static func + (moment: Timestamp, duration: Duration) -> Timestamp {
        let (seconds, attoseconds) = duration.components
        // Division cuts off towards zero, which is up for what lies before.
        let roundedUp =
            (attoseconds + (attoseconds > 0 ? 999_999_999_999_999 : 0)) / 1_000_000_000_000_000
        // A service may ask for any wait, and a journal name any moment.
        let most: Int64 = 1 << 61
        let length = min(max(seconds, -most / 1000), most / 1000) * 1000 + roundedUp
        return Timestamp(milliseconds: min(max(moment.milliseconds, -most), most) + length)
    }

    /// The moment that lies a duration earlier.
    package static func - (moment: Timestamp, duration: Duration) -> Timestamp {
        moment + (.zero - duration)
    }

    /// The time from one moment to a later one; negative when it is an earlier one.
    package func duration(to later: Timestamp) -> Duration {
        // Each by itself, since their difference may be more than 64 bits hold.
        .milliseconds(later.milliseconds) - .milliseconds(milliseconds)
    }
}

extension Timestamp: StoredValue {
    /// From the year 1 to the year 9999, in milliseconds since 1970: no clock says anything else, and
    /// with these every sum and every date can be had.
    static let possible: ClosedRange<Int64> = -62_135_596_800_000...253_402_300_799_999

    init?(_ stored: DatabaseValue) {
        guard let number = Int64(stored), Self.possible.contains(number) else { return nil }
        self.init(milliseconds: number)
    }
}

extension RawStatement {
    /// A moment that the journal keeps; nil for NULL.
    ///
    /// - Throws: ``DamagedValue``.
    func moment(_ column: Int32) throws -> Timestamp? {
        guard let number = try number(column), Timestamp.possible.contains(number) else {
            return try stored(column)
        }
        return Timestamp(milliseconds: number)
    }
}
