import Customers
import Importing
import Mapping
import Spreadsheet

/// The first lines of `check` and `run`: what the source is, and what mapping is used.
struct SourceIntroduction {
    private let source: MappedSource

    init(_ source: MappedSource) {
        self.source = source
    }

    /// Also what could have been chosen otherwise: for `check`.
    var remarks: [String] {
        switch source.origin {
        case .file: warnings
        case .guess(let guess): guess.remarks
        }
    }

    /// Short, on standard error: for `run`.
    func note(_ console: Console) {
        console.note(wrapping: Line(headline))
        console.note(wrapping: Line(mappingLine))
        for line in MappingTable(source).lines(console.diagnostics) { console.note(line) }
        for alternative in alternatives { console.note(wrapping: "  \(alternative)") }
        for warning in warnings { console.warn(warning) }
    }

    var headline: String {
        "\(source.reader.source.name): \(source.reader.summary)"
    }

    /// Where the mapping comes from, and how much of the source it uses.
    var mappingLine: String {
        let unused = Words.count(source.mapper.unusedColumns.count + ignoredCount, "column")
        switch source.origin {
        case .file(let path): return "mapping: \(path); \(unused) not used"
        case .guess(let guess):
            let used = Words.count(guess.mapping.fields.count, "field")
            return "mapping: \(used) matched by header, \(unused) not used"
                + " (`customer-import map` writes it down)"
        }
    }

    /// The columns that could have been taken in place of others.
    private var alternatives: [String] {
        guard case .guess(let guess) = source.origin else { return [] }
        return guess.alternatives
    }

    private var ignoredCount: Int { source.mapper.mapping.ignored.count }

    /// What a person should look at before rows are sent.
    var warnings: [String] {
        switch source.origin {
        case .file:
            source.mapper.unusedColumns.map { "column “\($0.name)” is not mapped" }
                + source.mapper.mapping.remarksOnAddresses
        case .guess(let guess): guess.warnings
        }
    }
}

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

/// Where the table is in a sheet, as `--json` prints it.
struct TableDocument: Encodable {
    var headerLine: Int
    var headerFound: String
    var linesAbove: Int
    var groupLine: Int?
    var unitsLine: Int?

    /// Nil where there is no header.
    init?(_ place: TablePlace?) {
        guard let place else { return nil }
        headerLine = place.headerLine
        headerFound = place.origin.rawValue
        linesAbove = place.linesAbove
        groupLine = place.groupLine
        unitsLine = place.unitsLine
    }

    enum CodingKeys: String, CodingKey {
        case headerLine = "header_line"
        case headerFound = "header_found"
        case linesAbove = "lines_above"
        case groupLine = "group_line"
        case unitsLine = "units_line"
    }
}
