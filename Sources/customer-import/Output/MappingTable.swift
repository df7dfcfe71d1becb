import Customers
import Mapping
import Spreadsheet

/// Which field gets its text from where, and why, as lines for a person.
struct MappingTable {
    private let source: MappedSource

    init(_ source: MappedSource) {
        self.source = source
    }

    func lines(_ terminal: Terminal) -> [String] {
        let style = terminal.style
        var reasons: [Field: String] = [:]
        if case .guess(let guess) = source.origin { reasons = guess.reasons }
        var table = Table(.left, .left, .left)
        let mapping = source.mapper.mapping
        for field in Field.allCases {
            guard let rule = mapping.fields[field] else { continue }
            table.add(
                style.bold(field.rawValue),
                "← " + rule.summary,
                style.dim(reasons[field] ?? "")
            )
        }
        if let rule = mapping.businessID {
            table.add(style.bold("business_id"), "← " + rule.summary, "")
        }
        let unused = mapping.ignored + source.mapper.unusedColumns.map(\.name)
        if !unused.isEmpty {
            table.add(style.dim("not used"), style.dim(unused.joined(separator: ", ")), "")
        }
        return table.lines(indent: 2, width: terminal.columns)
    }
}
