import Customers

/// Findings grouped by what they are about, in bounded memory, for `check` and `run` to print.
package struct FindingSummary: Sendable {
    /// What findings have in common that are shown as one.
    package struct Key: Hashable, Sendable {
        package var gravity: Problem.Gravity
        /// Whether the rows were left out by it.
        package var leavesOut: Bool
        package var code: Problem.Code
        package var field: String?
        package var column: String?
    }

    /// Findings of one kind.
    package struct Group: Hashable, Sendable {
        package var key: Key
        package var count: Int
        /// The first few, in the file's order.
        package var first: [Finding]
    }

    /// Most kinds that are kept apart; a file with a million odd keys has a million kinds.
    package let maximumGroups: Int
    /// How many findings of a kind are kept.
    package let kept: Int
    /// Findings of kinds beyond ``maximumGroups``: counted, and not kept.
    package private(set) var uncounted = 0
    package private(set) var problemCount = 0
    package private(set) var warningCount = 0
    /// Rows that were left out, be it by the mapping or by what was found in them.
    package private(set) var skippedRows = 0
    private var groups: [Key: Group] = [:]

    package init(maximumGroups: Int = 200, kept: Int = 5) {
        self.maximumGroups = maximumGroups
        self.kept = kept
    }

    package mutating func add(_ row: MappedRow) {
        if row.isSkipped { skippedRows += 1 }
        for finding in row.findings { add(finding, leavesOut: row.isSkipped) }
    }

    package mutating func add(_ finding: Finding, leavesOut: Bool = false) {
        switch finding.gravity {
        case .held: problemCount += 1
        case .warned: warningCount += 1
        case .told: break
        }
        let key = Key(
            gravity: finding.gravity,
            leavesOut: leavesOut,
            code: finding.code,
            field: finding.field,
            column: finding.column
        )
        if groups[key] == nil, groups.count >= maximumGroups {
            uncounted += 1
            return
        }
        groups[key, default: Group(key: key, count: 0, first: [])].take(finding, kept)
    }

    /// The groups: the gravest first, then the most frequent, then the earliest.
    package var sorted: [Group] {
        groups.values.sorted { first, second in
            if first.key.gravity != second.key.gravity {
                return first.key.gravity > second.key.gravity
            }
            if first.count != second.count { return first.count > second.count }
            return first.order < second.order
        }
    }
}

extension FindingSummary.Group {
    fileprivate mutating func take(_ finding: Finding, _ kept: Int) {
        count += 1
        if first.count < kept { first.append(finding) }
    }

    /// Where it was first seen; the code and field part findings of one row.
    fileprivate var order: (Int, String, String) {
        (first.first?.row ?? 0, key.code.rawValue, key.field ?? "")
    }

    /// What is wrong, and what to do about it.
    package var sentence: String {
        guard let example = first.first else { return "" }
        let isOwn = count > 1 && Self.singular.contains(key.code)
        let what = (isOwn ? "For example: " : "") + example.message
        let advice = key.leavesOut ? nil : key.code.advice
        return advice.map { "\(what) \($0)" } ?? what
    }

    /// Which rows they are: `Row 16 (line 17)`, `3 rows: 16, 18, 20 (lines 17, 19, 21)`, `210 rows: 16, 18,
    /// 20, 22, 24, … (lines 17, …)`.
    package var places: String {
        let rows = first.map { String($0.row) }
        let more = count > rows.count ? ", …" : ""
        let list =
            count == 1
            ? "Row \(rows.joined())" : "\(count) rows: \(rows.joined(separator: ", "))\(more)"
        return "\(list) (\(positions)\(more))"
    }

    /// The lines of ``first``, or its cells where they are a workbook's.
    private var positions: String {
        let positions = first.map(\.position)
        guard positions.allSatisfy({ $0.sheet != nil }) else {
            return (positions.count == 1 ? "line " : "lines ")
                + positions.map { String($0.line) }.joined(separator: ", ")
        }
        return positions.map(\.text).joined(separator: ", ")
    }

    /// What the cells of ``first`` hold, on one line in their order, each text once; nil where none
    /// holds anything.
    package var texts: String? {
        guard first.contains(where: { $0.text != nil }) else { return nil }
        var shown: [String] = []
        for text in first.map({ $0.text.map { "“\($0)”" } ?? "blank" }) where !shown.contains(text)
        {
            shown.append(text)
        }
        return shown.joined(separator: " · ")
    }

    /// Codes whose messages have a number in them that is each row's own.
    private static let singular: Set<Problem.Code> = [.tooLong, .duplicateExternalID, .repeatedRow]
}
