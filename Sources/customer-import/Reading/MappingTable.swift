import Importing
import Customers
import Mapping
import Spreadsheet

/// Which field gets its text from where, and why, as lines for a person.
struct MappingTable {
    private let source: MappedSource

    init(_ source: MappedSource) {
        self.source = source
    }

    func lines(_ terminal: Terminal) -> [Line] {
        let style = terminal.style
        var reasons: [Field: String] = [:]
        if case .guess(let guess) = source.origin { reasons = guess.reasons }
        var table = Table(.left, .left, .left)
        let mapping = source.mapper.mapping
        for field in Field.allCases {
            guard let rule = mapping.fields[field] else { continue }
            table.add(
                style.bold(field.path),
                "← " + TerminalText.cell(rule.summary, limit: 200),
                style.dim(TerminalText.cell(reasons[field] ?? "", limit: 200))
            )
        }
        if let rule = mapping.businessID {
            table.add(
                style.bold("business_id"),
                "← " + TerminalText.cell(rule.summary, limit: 200),
                ""
            )
        }
        let unused = mapping.ignored.map(\.name) + source.mapper.unusedColumns.map(\.name)
        if !unused.isEmpty {
            let names = unused.map { TerminalText.cell($0, limit: 60) }.joined(separator: ", ")
            table.add(style.dim("not used"), style.dim(names), "")
        }
        return table.lines(indent: 2, width: terminal.columns)
    }
}
