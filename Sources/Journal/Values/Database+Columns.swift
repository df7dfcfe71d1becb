import GRDB

extension Database {
    /// Whether a table has a column: a journal of an earlier version that is only read may lack it.
    func hasColumn(_ name: String, in table: String) throws -> Bool {
        try columns(in: table).contains { $0.name == name }
    }
}
