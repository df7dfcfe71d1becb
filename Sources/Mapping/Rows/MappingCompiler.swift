import Customers
import Suggestions

/// Turns a ``Mapping`` into a ``CompiledMapping``, collecting everything that is wrong with it.
struct MappingCompiler {
    private let mapping: Mapping
    private let index: ColumnIndex
    /// Whether columns may still come, so that a missing one is no error.
    private let isOpen: Bool

    private var result = CompiledMapping()
    private var issues: [MappingError.Issue] = []
    private var placeOfValue: [String: Int] = [:]
    private var weightOfValue: [Int] = []
    /// The names on the way to the value that is being compiled.
    private var path: [String] = []
    private var cells: [Int] = []
    private var weight = 0
    /// The address that the rule at hand is a part of.
    private var address: AddressKind?

    /// How many columns one rule may refer to, values followed: a row's texts stay in proportion.
    private static let maximumWeight = 1_000
    /// How many values may be between a rule and its columns.
    private static let maximumDepth = 100

    private init(_ mapping: Mapping, _ index: ColumnIndex, isOpen: Bool) {
        self.mapping = mapping
        self.index = index
        self.isOpen = isOpen
    }

    /// Makes a mapping ready for a source's columns.
    ///
    /// - Throws: every reference to a column that isn't there or isn't clear, every cycle, and
    ///   that nothing gives `name`.
    static func compile(
        _ mapping: Mapping,
        _ index: ColumnIndex,
        isOpen: Bool
    ) throws(MappingError) -> CompiledMapping {
        var compiler = MappingCompiler(mapping, index, isOpen: isOpen)
        for name in mapping.values.keys.sorted() { _ = compiler.value(name) }
        compiler.result.fields = Field.allCases.map { field in
            guard let rule = mapping.fields[field] else { return nil }
            compiler.path = [Self.name(of: field)]
            compiler.address = field.address
            defer { (compiler.path, compiler.address) = ([], nil) }
            return compiler.rule(rule)
        }
        compiler.result.businessID = mapping.businessID.map { compiler.rule($0) }
        for condition in mapping.skipConditions {
            let source = compiler.reference(condition.column, condition.origin)
            compiler.result.skipConditions.append((source, condition.test))
        }
        for column in mapping.ignored { compiler.check(column) }
        compiler.addHabits()
        if mapping.fields[.name] == nil { compiler.issues.append(compiler.nameIsMissing()) }
        guard compiler.issues.isEmpty else {
            throw MappingError(
                fileName: mapping.fileName.text,
                issues: compiler.issues.removingRepeats().inOrder()
            )
        }
        compiler.result.finish()
        return compiler.result
    }

    private mutating func addHabits() {
        guard !mapping.habits.isEmpty || !mapping.nullWords.isEmpty else { return }
        let everywhere = mapping.nullWords.isEmpty ? [] : [Habit.nullWords(mapping.nullWords)]
        let common = everywhere.isEmpty ? nil : ColumnHabits(everywhere)
        result.habits = Array(repeating: common, count: index.columns.count)
        for (name, habits) in mapping.habits.sorted(by: { $0.key < $1.key }) {
            switch index.find(name) {
            case .found(let column): result.habits[column] = ColumnHabits(everywhere + habits)
            case .repeated, .missing:
                if !isOpen { reportMissing(name, Origin()) }
            }
        }
    }

    private mutating func rule(_ rule: Rule) -> CompiledRule {
        let outerCells = cells
        let outerWeight = weight
        cells = []
        weight = 0
        let source = source(rule.source, rule.origin)
        var transforms: [CompiledStep] = []
        for transform in rule.transforms {
            if let compiled = CompiledTransform(transform) {
                let conditions = self.conditions(of: transform, rule.origin)
                transforms.append(CompiledStep(transform: compiled, conditions: conditions))
            } else {
                report(rule.origin, "a pattern is not a regular expression", nil)
            }
        }
        if weight > Self.maximumWeight {
            report(rule.origin, "refers to more than \(Self.maximumWeight) columns", nil)
        }
        let compiled = CompiledRule(
            source: source,
            transforms: transforms,
            fallback: rule.fallback,
            cells: cells
        )
        cells = outerCells
        weight = outerWeight
        return compiled
    }

    private mutating func conditions(
        of transform: Transform,
        _ origin: Origin
    ) -> [CompiledCondition] {
        guard case .when(let conditions, _) = transform else { return [] }
        // What a text is made of is told by its cells, and not when.
        let outerCells = cells
        defer { cells = outerCells }
        return conditions.map { condition in
            let name = condition.reference
            let field = field(of: name)
            let source =
                field.map { value(Self.name(of: $0), mapping.fields[$0]) ?? .absent }
                ?? reference(name, origin)
            let isCountry =
                field?.part == .country
                || AddressKind.allCases.contains { kind in
                    mapping.fields[kind.field(.country)]?.source.references.contains(name) == true
                }
            return CompiledCondition(
                source: source,
                test: condition.test,
                countries: isCountry ? Countries() : nil
            )
        }
    }

    /// The field that a condition names; nil where it is a value, a column, or no field that is mapped.
    private func field(of name: String) -> Field? {
        guard mapping.values[name] == nil, index.find(name) == .missing else { return nil }
        let part = AddressPart(rawValue: name).flatMap { part in address.map { $0.field(part) } }
        guard let field = part ?? Field(path: name), mapping.fields[field] != nil else {
            return nil
        }
        return field
    }

    /// What a field's rule is called among the values: no value of a file has such a name.
    private static func name(of field: Field) -> String { "\0" + field.path }

    private mutating func source(_ source: ValueSource, _ origin: Origin) -> CompiledSource {
        switch source {
        case .column(let name): return reference(name, origin)
        case .constant(let text): return .constant(text)
        case .template(let template):
            return .template(template, template.references.map { reference($0, origin) })
        case .firstOf(let sources):
            return .firstOf(sources.map { self.source($0, origin) })
        }
    }

    private mutating func reference(_ name: String, _ origin: Origin) -> CompiledSource {
        if mapping.values[name] != nil { return value(name) ?? .absent }
        weight = min(weight + 1, Self.maximumWeight + 1)
        switch index.find(name) {
        case .found(let column):
            cells.append(column)
            result.usedColumns.insert(column)
            return .cell(column)
        case .repeated(let positions):
            let list = positions.prefix(8).map { "#\($0)" }.joined(separator: " or ")
            report(
                Origin(line: origin.line(of: name)),
                "\(positions.count) columns are named “\(name)”",
                "Write \(list) instead of the name."
            )
        case .missing where isOpen:
            if result.unresolved[name] == nil {
                result.unresolved[name] = Origin(line: origin.line(of: name))
            }
        case .missing: reportMissing(name, origin)
        }
        return .absent
    }

    /// A column under `ignore` has to be there; of several with one name all are meant.
    private mutating func check(_ column: IgnoredColumn) {
        guard !isOpen, index.find(column.name) == .missing else { return }
        reportMissing(column.name, column.origin)
    }

    private mutating func reportMissing(_ name: String, _ origin: Origin) {
        let known = index.columns.map(\.name) + mapping.values.keys
        report(
            Origin(line: origin.line(of: name)),
            "the source has no column “\(name)”",
            Suggestion.hint(for: name, among: known) ?? Self.list(index)
        )
    }

    /// - Parameter given: the rule of a field, which isn't among the values.
    private mutating func value(_ name: String, _ given: Rule? = nil) -> CompiledSource? {
        guard let rule = given ?? mapping.values[name] else { return nil }
        if path.contains(name) {
            let cycle = path.drop { $0 != name } + [name]
            let chain = cycle.map { "“\($0.drop { $0 == "\0" })”" }.joined(separator: " → ")
            let clash = index.find(name) != .missing
            report(
                rule.origin,
                "a value refers to itself: \(chain)",
                clash ? "Give the value another name than the column “\(name)” has." : nil
            )
            return nil
        }
        guard path.count < Self.maximumDepth else {
            report(
                rule.origin,
                "values refer to each other more than \(Self.maximumDepth) deep",
                nil
            )
            return nil
        }
        if placeOfValue[name] == nil {
            path.append(name)
            let outerWeight = weight
            let compiled = self.rule(rule)
            weight = outerWeight
            path.removeLast()
            weightOfValue.append(weighted(rule))
            placeOfValue[name] = result.values.count
            result.values.append(compiled)
        }
        guard let place = placeOfValue[name] else { return nil }
        weight = min(weight + weightOfValue[place], Self.maximumWeight + 1)
        cells += result.values[place].cells.prefix(1)
        return .value(place)
    }

    private func weighted(_ rule: Rule) -> Int {
        rule.source.references.reduce(0) { sum, name in
            let own = placeOfValue[name].map { weightOfValue[$0] } ?? 1
            return min(sum + own, Self.maximumWeight + 1)
        }
    }

    private mutating func report(_ origin: Origin, _ message: String, _ hint: String?) {
        issues.append(MappingError.Issue(line: origin.line, message: message, hint: hint))
    }
}

extension MappingCompiler {
    private func nameIsMissing() -> MappingError.Issue {
        let headers = index.columns.map(\.name)
        let near = MappingGuess.nearName(among: headers)
        let candidates =
            near.isEmpty ? "" : " Nearest: \(near.map { "“\($0)”" }.joined(separator: ", "))."
        let naming: Set<HeaderTarget> = [
            .field(.name), .company, .personName, .firstName, .lastName,
        ]
        let ambiguity = HeaderMatcher().match(headers).ambiguities
            .first { naming.contains($0.target) }
            .map { " " + $0.sentence + "." }
        return MappingError.Issue(
            line: nil,
            message: "no column gives `name`, which every customer needs."
                + (ambiguity ?? candidates),
            hint: Self.list(index) + (index.columns.count == 1 ? Self.oneColumn : "")
                + "\nWrite a mapping with `customer-import map FILE`, name the column under "
                + "`fields`, and give it with --map."
        )
    }

    private static let oneColumn =
        "\nThere is only one column: if it holds several, name what separates them with"
        + " --delimiter."

    /// What to say where names may be wrong: the columns that there are.
    static func list(_ index: ColumnIndex) -> String {
        let shown = index.columns.prefix(40).map { "“\($0.name)”" }.joined(separator: ", ")
        let more = index.columns.count > 40 ? " and \(index.columns.count - 40) more" : ""
        return "Columns: \(shown)\(more)."
    }
}

extension [MappingError.Issue] {
    fileprivate func removingRepeats() -> Self {
        var seen: Set<MappingError.Issue> = []
        return filter { seen.insert($0).inserted }
    }

    /// By line, as a person goes through the file; what has none comes last.
    fileprivate func inOrder() -> Self {
        enumerated().sorted {
            ($0.element.line ?? .max, $0.offset) < ($1.element.line ?? .max, $1.offset)
        }.map(\.element)
    }
}
