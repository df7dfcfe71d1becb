import Customers

/// The mapping that the headers of a file suggest, and what was found on the way.
package struct MappingGuess: Sendable {
    package let matching: HeaderMatching
    package let mapping: Mapping
    /// Why each field's column was taken.
    package let reasons: [Field: String]
    private let headers: [String]

    /// Guesses from the headers alone, given in the file's order.
    package init(headers: [String]) {
        self.headers = headers
        matching = HeaderMatcher().match(headers)
        let references = ColumnReferences(headers)
        var mapping = Mapping()
        var reasons: [Field: String] = [:]
        for match in matching.matches {
            guard case .field(let field) = match.target else { continue }
            mapping.fields[field] = Rule(.column(references[match.column]))
            reasons[field] = match.reason
        }
        if mapping.fields[.name] == nil,
            let (source, reason) = Self.name(from: matching, references)
        {
            mapping.fields[.name] = Rule(source)
            reasons[.name] = reason
        }
        if let match = matching[.businessID] {
            mapping.businessID = Rule(.column(references[match.column]))
        }
        let used = Set(mapping.references)
        mapping.ignored = headers.enumerated()
            .map { references[HeaderColumn(name: $1, position: $0 + 1)] }
            .filter { !used.contains($0) }
        self.mapping = mapping
        self.reasons = reasons
    }

    /// A name from its parts: the company where there is one, else the person.
    private static func name(
        from matching: HeaderMatching,
        _ references: ColumnReferences
    ) -> (ValueSource, String)? {
        let company = matching[.company].map { ValueSource.column(references[$0.column]) }
        var person = matching[.personName].map { ValueSource.column(references[$0.column]) }
        if person == nil {
            let parts = [HeaderTarget.firstName, .middleName, .lastName]
                .compactMap { matching[$0].map { references[$0.column] } }
            if let only = parts.first, parts.count == 1 {
                person = .column(only)
            } else {
                person = Template(joining: parts).map(ValueSource.template)
            }
        }
        switch (company, person) {
        case (let company?, let person?):
            return (.firstOf([company, person]), "the company, or the person where it is blank")
        case (let company?, nil): return (company, "the company's name")
        case (nil, let person?): return (person, "the person's name")
        case (nil, nil): return nil
        }
    }

    /// Sentences on what a person should look at: ambiguous columns, addresses that were left out
    /// or lack a part, and columns that lost to a better one.
    package var remarks: [String] {
        matching.ambiguities.map(\.sentence) + matching.notes
            + matching.runnersUp.map { other in
                "“\(other.column.name)” could be \(other.target) too; “\(other.chosen.name)” was taken"
            }
    }

    /// The guess as a mapping file to edit, each line with its reason.
    ///
    /// - Parameter fileName: the source, as the first line calls it.
    package func yaml(fileName: String) -> String {
        var comments = MappingWriter.Comments()
        comments.top = [
            "How the columns of \(MappingWriter.singleLine(fileName)) become customers.",
            "Edit it, then give it to check and run with --map. docs/mapping.md explains each key.",
        ]
        comments.fields = reasons
        comments.businessID = matching[.businessID]?.reason
        if mapping.fields[.name] == nil {
            comments.afterFields.append(
                "name: …  is required, and no column looks like it. Columns: "
                    + headers.map { "“\(MappingWriter.singleLine($0))”" }.joined(separator: ", ")
            )
        }
        comments.afterFields += (matching.ambiguities.map(\.sentence) + matching.notes)
            .map(MappingWriter.singleLine)
        let references = ColumnReferences(headers)
        for match in matching.matches where mapping.ignored.contains(references[match.column]) {
            comments.ignored[references[match.column]] =
                "the \(match.target), which isn't needed beside the customer's name"
        }
        for other in matching.runnersUp {
            comments.ignored[references[other.column]] =
                "could be \(other.target), for which “\(other.chosen.name)” was taken"
        }
        return MappingWriter(comments: comments).text(of: mapping)
    }
}

extension HeaderMatching.Ambiguity {
    /// For a person: which field, and the two columns that fit it.
    package var sentence: String {
        "\(target): “\(first.name)” (column \(first.position)) and “\(second.name)” "
            + "(column \(second.position)) fit equally well, so neither is taken"
    }
}

extension Mapping {
    /// The names of all columns and values that any rule refers to.
    package var references: [String] {
        (Array(fields.values) + Array(values.values) + [businessID].compactMap { $0 })
            .flatMap(\.source.references) + skipConditions.map(\.column)
    }
}

extension MappingGuess {
    /// The few headers that could be a name, for an error: those with "name", "company" and the
    /// like in them.
    static func nearName(among headers: [String]) -> [String] {
        let telling: Set<String> = [
            "name", "company", "customer", "client", "business", "organization", "account",
            "contact", "person", "firma", "title",
        ]
        return Array(
            headers.filter { !telling.isDisjoint(with: HeaderWords($0).words) }.prefix(3)
        )
    }
}
