/// How a mapping refers to the columns of a file: by name where that is clear, else as `#3`.
struct ColumnReferences {
    private let counts: [String: Int]

    init(_ headers: [String]) {
        counts = Dictionary(headers.map { ($0, 1) }, uniquingKeysWith: +)
    }

    subscript(column: HeaderColumn) -> String {
        // A mapping file can't hold a NUL, nor white space or a byte order mark at an end.
        let isClear =
            !column.name.isEmpty && counts[column.name] == 1 && !column.name.contains("\0")
            && Trimming.trimmed(column.name) == column.name
        return isClear ? column.name : "#\(column.position)"
    }

    /// How a template refers to a column, whose braces have a meaning of their own.
    func inTemplate(_ column: HeaderColumn) -> String {
        let reference = self[column]
        return reference.contains("{") || reference.contains("}")
            ? "#\(column.position)" : reference
    }
}
