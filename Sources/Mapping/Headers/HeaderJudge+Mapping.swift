import Spreadsheet

extension HeaderJudge {
    /// Judges by what headers mean to a customer.
    package static var guessing: HeaderJudge {
        HeaderJudge { texts in
            let matching = HeaderMatcher().match(texts)
            let isEnough =
                matching.matches.contains { $0.target.isName }
                || matching.ambiguities.contains { $0.target.isName }
            let columns = matching.matches.map { $0.column.position - 1 }
            return HeaderFit(isEnough: isEnough, columns: Set(columns))
        }
    }

    /// Judges by the columns that a mapping file names; by what headers mean where it names none.
    package static func naming(columnsOf mapping: Mapping) -> HeaderJudge {
        let wanted = Set(mapping.references.filter { !$0.hasPrefix("#") })
            .subtracting(mapping.values.keys)
        guard !wanted.isEmpty else { return guessing }
        return HeaderJudge { texts in
            let columns = texts.indices.filter { wanted.contains(texts[$0]) }
            return HeaderFit(
                isEnough: wanted.isSubset(of: texts),
                columns: Set(columns)
            )
        }
    }
}
