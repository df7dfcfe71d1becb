import Customers
import Spreadsheet

/// Finds rows that carry an `external_id` which an earlier row of the same business has, and rows without one
/// that are an earlier row's customer in every field.
///
/// It keeps 16 bytes for each row and no text, in memory that doesn't grow with the file: see
/// ``DigestTable``. Two are taken for equal when 64 bits of their hashes are, which happens by
/// chance in one of 36 million files with a million rows.
package struct DuplicateFinder: ~Copyable {
    /// What an earlier row has to say about a row.
    package enum Verdict: Hashable, Sendable {
        /// The id is new; without one, the customer is.
        case new
        /// An earlier row is the same customer in every field.
        case equal(firstRow: Int)
        /// An earlier row has the same id and other content.
        case conflicting(firstRow: Int)
    }

    private var table = DigestTable()

    package init() {}

    /// Compares a row's digest with the earlier ones, and keeps it where asked to.
    mutating func check(
        _ digest: RowDigest,
        row: Int,
        keeps: Bool = true
    ) throws(ScratchFileError) -> Verdict {
        let entry = DigestTable.Entry(digest, row: row)
        if let first = try table.find(entry.key) {
            return first.content == entry.content
                ? .equal(firstRow: Int(first.row)) : .conflicting(firstRow: Int(first.row))
        }
        if keeps { try table.insert(entry) }
        return .new
    }
}

/// Hashes by which ``DuplicateFinder`` compares rows.
struct RowDigest: Hashable, Sendable {
    /// Of the `external_id` and the business; of all fields and the business where there is no id.
    let key: UInt64
    /// Of all other fields, in the order of ``Field/allCases``.
    let content: UInt32

    init(of customer: NewCustomer, business: BusinessID?) {
        var content = TextHash()
        for field in Field.allCases where field != .externalID {
            content.add(customer[field]?.utf8)
        }
        guard let id = customer.externalID else {
            var all = content
            all.add(business?.text.utf8)
            self.init(keyless: all)
            return
        }
        var key = TextHash()
        key.add(id.utf8)
        key.add(business?.text.utf8)
        self.init(key: key, content: content)
    }

    init(key: TextHash, content: TextHash) {
        self.init(key: key.value, content: content)
    }

    /// - Parameter all: the hash of all fields of a row without an id, and of its business.
    init(keyless all: TextHash) {
        self.init(key: all, content: all)
    }

    init(key: UInt64, content: TextHash) {
        self.key = key
        self.content = UInt32(truncatingIfNeeded: content.value)
    }
}
