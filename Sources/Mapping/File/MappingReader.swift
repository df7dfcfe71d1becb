import Customers
import Yams

extension Mapping {
    /// Reads a mapping file.
    ///
    /// - Parameters:
    ///   - yaml: the file's content.
    ///   - fileName: how messages call it.
    /// - Throws: what is wrong with it, with the line.
    package init(yaml: String, fileName: String) throws(MappingError) {
        let reader = MappingReader(fileName: fileName)
        self = try reader.mapping(from: reader.root(of: yaml))
    }
}

/// Turns the nodes of a mapping file into a ``Mapping``.
struct MappingReader {
    let fileName: String

    /// More than any mapping needs; keeps a file given by mistake from being parsed whole.
    static let maximumBytes = 1 << 20

    private static let topKeys = [
        "version", "null_words", "values", "fields", "habits", "business_id", "skip_when", "ignore",
    ]

    func mapping(from root: Node) throws(MappingError) -> Mapping {
        var mapping = Mapping(fileName: fileName)
        for (key, node) in try pairs(of: root, "the file") {
            switch key.text {
            case "version":
                guard try text(of: node, "`version`") == "1" else {
                    throw error(node, "this version of the mapping file isn't known", "Use 1.")
                }
            case "values":
                for (name, rule) in try pairs(of: node, "`values`") {
                    mapping.values[name.text] = try self.rule(from: rule, "value “\(name.text)”")
                }
            case "fields": mapping.fields = try fields(from: node)
            case "habits":
                for (column, habits) in try pairs(of: node, "`habits`") {
                    mapping.habits[column.text] = try self.habits(from: habits)
                }
            case "null_words": mapping.nullWords = try texts(of: node, "`null_words`")
            case "business_id":
                mapping.businessID = try rule(from: node, "`business_id`")
            case "skip_when": mapping.skipConditions = try conditions(from: node)
            case "ignore":
                for name in try list(node, "`ignore`") {
                    let text = try text(of: name, "a name under `ignore`")
                    let origin = Origin(line: line(of: name))
                    mapping.ignored.append(IgnoredColumn(text, origin: origin))
                }
            default: throw unknown(key, "key", among: Self.topKeys)
            }
        }
        return mapping
    }

    private func fields(from node: Node) throws(MappingError) -> [Field: Rule] {
        var fields: [Field: Rule] = [:]
        for (key, value) in try pairs(of: node, "`fields`") {
            if AddressKind.allCases.contains(where: { $0.key == key.text }) {
                for (part, rule) in try pairs(of: value, "`\(key.text)`") {
                    let name = Key(text: "\(key.text).\(part.text)", line: part.line)
                    try set(name, to: rule, in: &fields)
                }
            } else {
                try set(key, to: value, in: &fields)
            }
        }
        return fields
    }

    private func set(
        _ key: Key,
        to node: Node,
        in fields: inout [Field: Rule]
    ) throws(MappingError) {
        guard let field = Field(path: key.text) else {
            let addresses = AddressKind.allCases.map(\.key)
            throw unknown(key, "field", among: Field.allCases.map(\.path) + addresses)
        }
        guard fields[field] == nil else {
            throw error(line: key.line, "`\(key.text)` appears twice", nil)
        }
        fields[field] = try rule(from: node, "`\(key.text)`")
    }

    private static let tests = ["blank", "equals"]

    private func conditions(from node: Node) throws(MappingError) -> [SkipCondition] {
        var conditions: [SkipCondition] = []
        for item in try list(node, "`skip_when`") {
            var column: String?
            var origin = Origin(line: line(of: item))
            var test: SkipCondition.Test?
            for (key, value) in try pairs(of: item, "a condition under `skip_when`") {
                guard test == nil || !Self.tests.contains(key.text) else {
                    throw error(
                        line: key.line,
                        "a condition under `skip_when` has two tests",
                        "Give each test an entry of its own: a row that meets any of them is left"
                            + " out."
                    )
                }
                switch key.text {
                case "column":
                    column = try text(of: value, "`column`")
                    origin.line = line(of: value)
                case "blank": test = try flag(value, "`blank`") ? .blank : .notBlank
                case "equals": test = .equals(try texts(of: value, "`equals`"))
                default: throw unknown(key, "key", among: ["column", "blank", "equals"])
                }
            }
            guard let column, let test else {
                throw error(
                    item,
                    "a condition under `skip_when` needs a column and a test",
                    "Write it as {column: Status, equals: Inactive} or {column: Email, blank: true}."
                )
            }
            conditions.append(SkipCondition(column: column, test: test, origin: origin))
        }
        return conditions
    }
}
