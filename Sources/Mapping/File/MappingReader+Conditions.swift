import Yams

extension MappingReader {
    /// What `when` says: names with a text, several, or whether there is one.
    func conditions(of node: Node) throws(MappingError) -> [TransformCondition] {
        var conditions: [TransformCondition] = []
        for (key, value) in try pairs(of: node, "`when`") {
            conditions.append(TransformCondition(reference: key.text, test: try test(value, key)))
        }
        guard !conditions.isEmpty else {
            throw error(node, "`when` has no condition", "Write it as when: {country: US}.")
        }
        return conditions
    }

    private func test(_ node: Node, _ key: Key) throws(MappingError) -> SkipCondition.Test {
        guard case .mapping = node else { return .equals(try texts(of: node, "`\(key.text)`")) }
        let pairs = try pairs(of: node, "`\(key.text)`")
        guard let (name, value) = pairs.first, pairs.count == 1, name.text == "blank" else {
            throw error(
                node,
                "there is no condition `\(key.text)` of this form",
                "Write a text, a list of texts, or {blank: true}."
            )
        }
        return try flag(value, "`blank`") ? .blank : .notBlank
    }

    /// The country whose numbers those without a dialling code are.
    func phone(_ node: Node) throws(MappingError) -> Transform {
        let text = try text(of: node, "`phone`")
        guard let country = Countries().find(text), DiallingPlans().knows(country.code) else {
            throw error(
                node,
                "“\(text)” isn't a country whose phone numbers are known",
                "Write it as {phone: US}."
            )
        }
        return .phone(country: country.code)
    }

    /// Patterns of dates: those that are read alone, or with the one that is written.
    func date(_ node: Node) throws(MappingError) -> Transform {
        var patterns: [String] = []
        var written = Transform.usualDate
        if case .mapping = node {
            for (key, value) in try pairs(of: node, "`date`") {
                switch key.text {
                case "from": patterns = try texts(of: value, "`from`")
                case "to": written = try text(of: value, "`to`")
                default: throw unknown(key, "key", among: ["from", "to"])
                }
            }
        } else {
            patterns = try texts(of: node, "`date`")
        }
        guard !patterns.isEmpty else {
            throw error(node, "`date` needs a pattern", Self.dateUsage)
        }
        for pattern in patterns + [written] where DatePattern(pattern) == nil {
            throw error(node, "“\(pattern)” isn't a date pattern", Self.dateUsage)
        }
        return .date(from: patterns, to: written)
    }

    private static let dateUsage =
        "Write it as {date: dd.MM.yyyy}, with a day, a month and a year once each."
}
