import GRDB

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
