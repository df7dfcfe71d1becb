import Customers
import Spreadsheet
import Suggestions

/// What comes of columns that are seen only after the mapping was made: JSON Lines only.
extension RowMapper {
    /// How many columns that came up later and aren't mapped are watched.
    private static let maximumLateColumns = 200

    /// What the mapping names and no row had, once all rows were read: JSON Lines only, whose columns
    /// aren't known before.
    ///
    /// - Throws: the names with their lines.
    package func requireSeenColumns() throws(MappingError) {
        guard !compiled.unresolved.isEmpty else { return }
        let unseen = compiled.unresolved.sorted {
            ($0.value.line ?? 0, $0.key) < ($1.value.line ?? 0, $1.key)
        }
        let names = index.columns.map(\.name)
        throw MappingError(
            fileName: mapping.fileName.text,
            issues: unseen.map { name, origin in
                MappingError.Issue(
                    line: origin.line,
                    message: "no row of the source has “\(name)”",
                    hint: Suggestion.hint(for: name, among: names) ?? MappingCompiler.list(index)
                )
            }
        )
    }

    /// Takes in the columns that a JSON line has brought along.
    mutating func learn(_ columns: [Column], _ record: Record) {
        let known = index.columns.count
        index.add(columns[known...])
        let mapped = Set(mapsNewColumns ? adopt(columns[known...], in: record) : [])
        let ignored = Set(mapping.ignored.map(\.name))
        var isNamed = !mapped.isEmpty
        for (place, column) in columns.enumerated().dropFirst(known) {
            if compiled.unresolved[column.name] != nil {
                isNamed = true
            } else if !ignored.contains(column.name), !mapped.contains(column.name),
                lateColumns.count < Self.maximumLateColumns
            {
                lateColumns.append(place)
            }
        }
        guard isNamed else { return }
        // What compiled before still does: columns were only added.
        if let again = try? MappingCompiler.compile(mapping, index, isOpen: true) {
            compiled = again
            adaptRules()
        }
    }

    /// Maps fields that had nothing so far to new columns; what was mapped stays as it was.
    ///
    /// - Returns: the names of the columns that are mapped now.
    private mutating func adopt(_ new: ArraySlice<Column>, in record: Record) -> [String] {
        guard guessesLeft > 0, MappingGuess.mayMean(new.map(\.name)) else { return [] }
        guessesLeft -= 1
        let guess = MappingGuess(headers: index.columns.map(\.name)).mapping
        var adopted: Set<String> = []
        for field in Field.allCases {
            guard mapping.fields[field] == nil, let rule = guess.fields[field],
                mapping.agrees(with: guess, on: field)
            else { continue }
            adopted.formUnion(rule.source.references)
            lateFields.append(
                LateField(field: field, source: rule.source.summary, row: record.number)
            )
            mapping.fields[field] = rule
        }
        mapping.ignored.removeAll { adopted.contains($0.name) }
        return Array(adopted)
    }

    /// Whether a record has a text in a column that came up later and isn't mapped.
    func hasLateText(_ record: Record) -> Bool {
        !lateColumns.isEmpty && lateColumns.contains { hasText($0, record) }
    }

    func findLateColumns(_ record: Record, _ row: inout MappedRow) {
        for place in lateColumns where hasText(place, record) {
            let name = index.columns[place].name
            row.findings.append(
                Finding(
                    Problem(
                        code: .newColumn,
                        text:
                            "The key “\(ShownText(name).text)” appeared only after the first rows,"
                            + " and isn't mapped."
                    ),
                    gravity: policy.gravity(of: .newColumn),
                    column: name,
                    row: record.number,
                    position: record.position(ofCell: place)
                )
            )
        }
    }

    private func hasText(_ place: Int, _ record: Record) -> Bool {
        CellText(record, cell: place) != nil
    }
}

extension Mapping {
    /// Whether another mapping's rule for a field can be taken over: parts of an address only
    /// together with what is mapped of it, lest two addresses become one.
    fileprivate func agrees(with other: Mapping, on field: Field) -> Bool {
        guard let address = field.address else { return true }
        return address.fields.allSatisfy { part in
            fields[part] == nil || fields[part] == other.fields[part]
        }
    }
}
