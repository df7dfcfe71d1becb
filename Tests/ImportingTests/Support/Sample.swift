/// Sources for tests.
enum Sample {
    /// So many customers with headers as a CRM has them.
    static func customers(_ rows: Int) -> String { customers(1...rows) }

    /// Customers of these numbers.
    static func customers(_ numbers: some Sequence<Int>) -> String {
        let lines = numbers.map { "C-\($0),Company \($0),info\($0)@example.com" }
        return (["Account ID,Company Name,Email Address"] + lines).joined(separator: "\n") + "\n"
    }

    /// Their external ids, in order.
    static func identifiers(_ rows: Int) -> [String] { (1...rows).map { "C-\($0)" }.sorted() }
}
