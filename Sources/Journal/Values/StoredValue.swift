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
