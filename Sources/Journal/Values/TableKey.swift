import Foundation
import GRDB

/// What a column of the journal can hold. Nothing is converted: a text isn't a number, whatever it
/// says.
protocol StoredValue {
    /// Nil for a value that can't be one of these.
    init?(_ stored: DatabaseValue)
}

extension Optional: StoredValue where Wrapped: StoredValue {
    init?(_ stored: DatabaseValue) {
        if stored.isNull {
            self = Self.none
        } else if let value = Wrapped(stored) {
            self = Self.some(value)
        } else {
            return nil
        }
    }
}

/// An id, or a time in milliseconds.
extension Int64: StoredValue {
    init?(_ stored: DatabaseValue) {
        guard case .int64(let number) = stored.storage else { return nil }
        self = number
    }
}

/// How many of something there are, or which one in a file: so few that no sum of them overflows.
extension Int: StoredValue {
    /// The most that is believed of a count: a thousand times what SQLite can keep.
    static let mostStored: Int64 = 1 << 50

    init?(_ stored: DatabaseValue) {
        guard let number = Int64(stored), (0...Self.mostStored).contains(number) else { return nil }
        self.init(number)
    }
}

/// A process id.
extension Int32: StoredValue {
    init?(_ stored: DatabaseValue) {
        guard let number = Int64(stored) else { return nil }
        self.init(exactly: number)
    }
}

extension Bool: StoredValue {
    init?(_ stored: DatabaseValue) {
        guard let number = Int64(stored) else { return nil }
        self = number != 0
    }
}

extension String: StoredValue {
    init?(_ stored: DatabaseValue) {
        guard case .string(let text) = stored.storage else { return nil }
        self = text
    }
}

extension Data: StoredValue {
    init?(_ stored: DatabaseValue) {
        guard case .blob(let bytes) = stored.storage else { return nil }
        self = bytes
    }
}

/// The number by which a table of the journal knows one of its lines: each table has a type of its own, so
/// that a session can't be taken for a row.
package protocol TableKey: Hashable, Comparable, Sendable, Codable, CustomStringConvertible,
    ExpressibleByIntegerLiteral, DatabaseValueConvertible
{
    var number: Int64 { get }

    init(_ number: Int64)
}

/// Which row: its number in the source, from 1, blank ones not counted (`row.id`).
package struct RowID: TableKey, StoredValue {
    package let number: Int64

    package init(_ number: Int64) { self.number = number }
}

/// Which run, in the order in which they began (`session.id`).
package struct SessionID: TableKey, StoredValue {
    package let number: Int64

    package init(_ number: Int64) { self.number = number }
}

/// Which reading of a business's list, in the order in which they began (`listing.id`).
package struct ListingID: TableKey, StoredValue {
    package let number: Int64

    package init(_ number: Int64) { self.number = number }
}

/// Which of the businesses that have rows (`business.id`); the service knows it by its `BusinessID`.
package struct BusinessKey: TableKey, StoredValue {
    package let number: Int64

    package init(_ number: Int64) { self.number = number }
}

extension TableKey {
    package init(integerLiteral number: Int64) { self.init(number) }

    package static func < (a: Self, b: Self) -> Bool { a.number < b.number }

    package var description: String { "\(number)" }

    // As its number, where it goes into JSON.

    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(Int64.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(number)
    }

    package var databaseValue: DatabaseValue { number.databaseValue }

    package static func fromDatabaseValue(_ value: DatabaseValue) -> Self? {
        Int64(value).map(Self.init)
    }
}

extension StoredValue where Self: TableKey {
    init?(_ stored: DatabaseValue) {
        guard let number = Int64(stored) else { return nil }
        self.init(number)
    }
}
