import Customers
import Spreadsheet

/// The mapping that the headers of a file suggest, and what was found on the way.
package struct MappingGuess: Sendable {
    package let matching: HeaderMatching
    package private(set) var mapping: Mapping
    /// Why each field's column was taken.
    package let reasons: [Field: String]
    /// Sentences on what columns do again and again.
    private var habitRemarks: [String] = []
    /// A sentence on rows that are contacts of companies, and not customers of their own.
    private let contactRemark: String?
    private let headers: [String]

    /// Guesses from the headers of a source and what the first of its rows hold.
    ///
    /// - Parameter reader: of which no row was read; it gives them all the same.
    package init(of reader: RecordReader) {
        let columns = reader.columns
        let sample = reader.lookAhead(
            HabitFinder.sampledRows,
            bytes: HabitFinder.sampledBytes
        )
        let profiles = ColumnProfile.all(sample.first(100), columns: columns.count)
        self.init(headers: columns.map(\.name), profiles: profiles)
        let references = ColumnReferences(headers)
        let finder = HabitFinder(
            sample,
            headers.enumerated().map { references[HeaderColumn(name: $1, position: $0 + 1)] },
            mapping
        )
        mapping.habits = finder.habits
        habitRemarks = finder.remarks
    }

    /// Guesses from the headers, given in the file's order.
    ///
    /// - Parameter profiles: what each column holds; without them the headers alone tell.
    package init(headers: [String], profiles: [ColumnProfile] = []) {
        self.headers = headers
        matching = HeaderMatcher().match(headers, profiles)
        let references = ColumnReferences(headers)
        var mapping = Mapping()
        var reasons: [Field: String] = [:]
        for match in matching.matches {
            guard case .field(let field) = match.target else { continue }
            mapping.fields[field] = Rule(.column(references[match.column]))
            reasons[field] = match.reason
        }
        let contacts = ContactRows(matching, profiles)
        contactRemark = contacts?.remark
        if let (source, reason) = Self.name(
            from: matching,
            references,
            isPersonFirst: contacts?.shareCompanies ?? false
        ) {
            mapping.fields[.name] = Rule(source)
            reasons[.name] = reason
        }
        for kind in AddressKind.allCases {
            let field = kind.field(.street1)
            guard let number = matching[.houseNumber(kind)], let street = matching[.field(field)],
                let source = Self.joined([number, street].map(\.column), references)
            else { continue }
            mapping.fields[field] = Rule(source)
            reasons[field] = "\(street.reason), with its number in the order of the columns"
        }
        for kind in AddressKind.allCases {
            let field = kind.field(.country)
            guard let match = matching[.field(field)],
                case .column? = mapping.fields[field]?.source,
                profiles.indices.contains(match.column.position - 1),
                profiles[match.column.position - 1].holdsOdooCountries
            else { continue }
            mapping.fields[field]?.transforms = [
                .replace(pattern: "^base\\.", with: ""), .upperCase,
            ]
        }
        if let joined = JoinedCity(headers, profiles), mapping.fields[.billingStreet1] != nil,
            mapping.fields[.billingCity] == nil, mapping.fields[.billingState] == nil
        {
            let column = HeaderColumn(name: headers[joined.column], position: joined.column + 1)
            mapping.fields[.billingCity] = joined.city(references[column])
            mapping.fields[.billingState] = joined.state(references[column])
            reasons[.billingCity] = "what stands before the slash"
            reasons[.billingState] = "what stands behind the slash"
        }
        if let match = matching[.businessID] {
            mapping.businessID = Rule(.column(references[match.column]))
        }
        let used = Set(mapping.references)
        mapping.ignored = headers.enumerated()
            .map { HeaderColumn(name: $1, position: $0 + 1) }
            .filter { !used.contains(references[$0]) && !used.contains(references.inTemplate($0)) }
            .map { IgnoredColumn(references[$0]) }
        self.mapping = mapping
        self.reasons = reasons
    }

    /// The customer's name: the display name, in rows that have none the company, else the person.
    ///
    /// - Parameter isPersonFirst: whether the person goes before the company.
    private static func name(
        from matching: HeaderMatching,
        _ references: ColumnReferences,
        isPersonFirst: Bool
    ) -> (ValueSource, String)? {
        func column(_ target: HeaderTarget) -> ValueSource? {
            matching[target].map { .column(references[$0.column]) }
        }
        let order: [HeaderTarget] =
            matching.hasFamilyNameFirst
            ? [.lastName, .middleName, .firstName] : [.firstName, .middleName, .lastName]
        let parts = order.compactMap { matching[$0] }
        var person = [
            column(.personName), joined(parts.map(\.column), references, sorted: false),
        ].compactMap { $0 }
        // Beside a person's own name, the one to talk to is another one.
        let isOwnName = parts.contains { $0.strength >= HeaderReading.ownPartStrength }
        if isOwnName, let contact = matching[.personName],
            contact.strength < HeaderReading.ownPartStrength,
            matching[.field(.name)] == nil, matching[.company] == nil
        {
            person.reverse()
        }
        var sources: [ValueSource] = []
        var words: [String] = []
        if let display = column(.field(.name)) {
            sources.append(display)
            words.append(matching[.field(.name)]?.reason ?? "")
        }
        func add(_ others: [ValueSource], _ word: String) {
            guard !others.isEmpty else { return }
            sources += others
            words.append(word)
        }
        if isPersonFirst { add(person, "the person") }
        add([column(.company)].compactMap { $0 }, "the company")
        if !isPersonFirst { add(person, "the person") }
        guard let first = sources.first, let word = words.first else { return nil }
        let reason =
            words.count > 1
            ? words.joined(separator: ", else ")
            : column(.field(.name)) == nil ? "\(word)'s name" : word
        return (sources.count == 1 ? first : .firstOf(sources), reason)
    }

    /// The texts of some columns with spaces between them.
    ///
    /// - Parameter sorted: whether they are in the file's order instead of the given one.
    private static func joined(
        _ columns: [HeaderColumn],
        _ references: ColumnReferences,
        sorted: Bool = true
    ) -> ValueSource? {
        let columns = sorted ? columns.sorted { $0.position < $1.position } : columns
        if let only = columns.first, columns.count == 1 { return .column(references[only]) }
        return Template(joining: columns.map(references.inTemplate)).map(ValueSource.template)
    }

    /// Sentences on what a person should look at: ambiguous columns, addresses that were left out
    /// or lack a part, and columns that lost to a better one.
    package var remarks: [String] {
        warnings
            + matching.runnersUp.map { other in
                "“\(other.column.name)” could be \(other.target), too; “\(other.chosen.name)”"
                    + " is used"
            }
    }

    /// The remarks without the columns that lost to a better one.
    package var warnings: [String] {
        matching.ambiguities.map(\.sentence) + notes + [contactRemark].compactMap { $0 }
            + habitRemarks
            + mapping.remarksOnAddresses
    }

    /// Those of the matching, which doesn't know of cities that are in a column with their states.
    private var notes: [String] {
        let isJoined = mapping.fields[.billingCity] != nil && matching[.field(.billingCity)] == nil
        return isJoined
            ? matching.notes.filter { !$0.contains(Field.billingCity.path) } : matching.notes
    }

    /// Sentences on the columns that could have been a name, e-mail, phone or id, one for each field.
    package var alternatives: [String] {
        HeaderTarget.all.compactMap { target in
            let others = matching.runnersUp.filter { $0.target == target }
            guard let chosen = others.first?.chosen, !target.isPartOfAddress else { return nil }
            let names = others.map { "“\($0.column.name)”" }.joined(separator: " or ")
            return "“\(chosen.name)” is used for \(target), and not \(names)"
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
        comments.afterFields += warnings.map(MappingWriter.singleLine)
        let references = ColumnReferences(headers)
        let ignored = Set(mapping.ignored.map(\.name))
        for match in matching.matches where ignored.contains(references[match.column]) {
            comments.ignored[references[match.column]] =
                "the \(match.target), which isn't needed beside the customer's name"
        }
        for other in matching.runnersUp {
            comments.ignored[references[other.column]] =
                "could be \(other.target), for which “\(other.chosen.name)” is used"
        }
        return MappingWriter(comments: comments).text(of: mapping)
    }
}

extension HeaderMatching.Ambiguity {
    /// For a person: which field, and the two columns that fit it.
    package var sentence: String {
        "“\(first.name)” (column \(first.position)) and “\(second.name)” (column"
            + " \(second.position))"
            + " fit \(target) equally well, so neither is used; a mapping file can name one"
    }
}

extension Mapping {
    /// States and countries that nothing gives, of addresses that have other parts.
    ///
    /// The API's page asks for both, but whole countries' exports have no column for one of them:
    /// such addresses are sent without it, and the service is the judge.
    package var addressPartsNotGiven: [Field] {
        AddressKind.allCases.flatMap { kind in
            let isGiven = AddressPart.allCases.contains { fields[kind.field($0)] != nil }
            return isGiven
                ? [AddressPart.state, .country].map(kind.field).filter { fields[$0] == nil } : []
        }
    }

    /// A sentence on each of ``addressPartsNotGiven``.
    package var remarksOnAddresses: [String] {
        addressPartsNotGiven.map { field in
            "no column gives the \(field.words) of an address (\(field.path)): addresses are"
                + " sent without"
                + " it, and the service may refuse them; a mapping file can give it, with"
                + " a line such as `\(field.path): {constant: …}`"
        }
    }

    /// The names of all columns and values that any rule refers to.
    package var references: [String] {
        (Array(fields.values) + Array(values.values) + [businessID].compactMap { $0 })
            .flatMap(\.source.references) + skipConditions.map(\.column)
    }
}

extension MappingGuess {
    /// Whether any of some headers could mean something for a customer.
    static func mayMean(_ headers: [String]) -> Bool {
        headers.contains { HeaderReading($0).hasMeaning }
    }

    /// The few headers that could be a name, for an error: those with "name", "company" and the
    /// like in them.
    static func nearName(among headers: [String]) -> [String] {
        let telling: Set<String> = [
            "name", "company", "customer", "client", "business", "organization", "account",
            "contact", "person", "firma", "title",
        ]
        return Array(
            headers.filter { !telling.isDisjoint(with: HeaderWords.split($0)) }.prefix(3)
        )
    }
}

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
