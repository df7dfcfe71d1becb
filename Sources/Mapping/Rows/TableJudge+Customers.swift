import Spreadsheet

extension TableJudge {
    /// Tells a table of customers: the headers say where a customer's name comes from.
    package static var customers: TableJudge {
        TableJudge { columns, rows in
            let profiles = ColumnProfile.all(rows, columns: columns.count)
            let guess = MappingGuess(headers: columns.map(\.name), profiles: profiles)
            return guess.mapping.fields[.name] != nil
        }
    }

    /// Tells a table that has the columns which a mapping names.
    package static func columns(of mapping: Mapping) -> TableJudge {
        TableJudge { columns, _ in (try? RowMapper(mapping, columns: columns)) != nil }
    }
}
