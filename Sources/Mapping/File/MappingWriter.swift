import Customers

extension Mapping {
    /// The mapping as the text of a mapping file, the same for equal mappings, without comments.
    ///
    /// Reading it gives an equal mapping: it is what the journal keeps and compares.
    package var canonicalText: String {
        MappingWriter(comments: MappingWriter.Comments()).text(of: self)
    }
}

/// Writes a ``Mapping`` as a mapping file.
struct MappingWriter {
    /// What is said beside the lines, for people.
    struct Comments {
        /// Lines at the top.
        var top: [String] = []
        var fields: [Field: String] = [:]
        var businessID: String?
        /// Lines after the fields.
        var afterFields: [String] = []
        /// By the name under `ignore`.
        var ignored: [String: String] = [:]
    }

    let comments: Comments

    func text(of mapping: Mapping) -> String {
        var lines = comments.top.map { $0.isEmpty ? "#" : "# \($0)" }
        lines.append("version: 1")
        if !mapping.nullWords.isEmpty { lines += ["", "null_words: " + list(mapping.nullWords)] }
        if !mapping.values.isEmpty {
            lines += ["", "values:"]
            for name in mapping.values.keys.sorted() {
                guard let rule = mapping.values[name] else { continue }
                lines += entry(YAMLText.scalar(name), rule, comment: nil)
            }
        }
        lines += ["", mapping.fields.isEmpty ? "fields: {}" : "fields:"]
        for field in Field.allCases {
            guard let rule = mapping.fields[field] else { continue }
            lines += entry(field.path, rule, comment: comments.fields[field])
        }
        lines += comments.afterFields.map { "  # \($0)" }
        lines += habits(of: mapping)
        if let rule = mapping.businessID {
            lines += [""]
            lines += entry("business_id", rule, comment: comments.businessID, indent: "")
        }
        lines += self.lines(of: mapping.skipConditions)
        if !mapping.ignored.isEmpty {
            lines += ["", "ignore:"]
            lines += mapping.ignored.map { column in
                "  - \(YAMLText.scalar(column.name))" + comment(comments.ignored[column.name])
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func comment(_ text: String?) -> String {
        text.map { "  # \(Self.singleLine($0))" } ?? ""
    }

    /// A comment ends with its line, so headers with line ends in them are flattened.
    static func singleLine(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    scalar.properties.generalCategory == .control
                        || scalar.value == 0x2028 || scalar.value == 0x2029
                        || scalar.value == 0xFEFF ? " " : scalar
                }
            )
        )
    }

    private func entry(
        _ key: String,
        _ rule: Rule,
        comment text: String?,
        indent: String = "  "
    ) -> [String] {
        if case .column(let name) = rule.source, rule.transforms.isEmpty, rule.fallback == nil {
            return ["\(indent)\(key): \(YAMLText.scalar(name))" + comment(text)]
        }
        var lines = ["\(indent)\(key):" + comment(text)]
        let inner = indent + "  "
        lines += source(rule.source, indent: inner)
        if !rule.transforms.isEmpty {
            lines.append("\(inner)transforms:")
            lines += rule.transforms.flatMap { transform($0, indent: inner) }
        }
        if let fallback = rule.fallback {
            lines.append("\(inner)default: \(YAMLText.quoted(fallback))")
        }
        return lines
    }

    private func source(_ source: ValueSource, indent: String) -> [String] {
        switch source {
        case .column, .template, .constant: return ["\(indent)\(single(source))"]
        case .firstOf(let sources):
            let items = sources.map { item in
                if case .column(let name) = item { return YAMLText.scalar(name) }
                return single(item)
            }
            return ["\(indent)first_of:"] + items.map { "\(indent)  - \($0)" }
        }
    }

    private func single(_ source: ValueSource) -> String {
        switch source {
        case .column(let name): "column: \(YAMLText.scalar(name))"
        case .template(let template): "template: \(YAMLText.quoted(template.text))"
        case .constant(let text): "constant: \(YAMLText.quoted(text))"
        case .firstOf(let sources): sources.map(single).joined(separator: ", ")
        }
    }

    private func transform(_ transform: Transform, indent: String) -> [String] {
        let item = "\(indent)  - "
        switch transform {
        case .when(let conditions, let inner):
            var lines = self.transform(inner, indent: indent)
            if lines.count == 1, lines[0] == item + inner.name { lines = [lines[0] + ": true"] }
            return lines + ["\(indent)    when:"]
                + conditions.map { condition in
                    let test =
                        switch condition.test {
                        case .blank: "{blank: true}"
                        case .notBlank: "{blank: false}"
                        case .equals(let texts): list(texts)
                        }
                    return "\(indent)      \(YAMLText.quoted(condition.reference)): \(test)"
                }
        case .nullWords(let words) where !words.isEmpty:
            return ["\(item)null_words: \(list(words))"]
        case .phone(let country?): return ["\(item)phone: \(YAMLText.quoted(country))"]
        case .date(let patterns, let written):
            return [
                "\(item)date:", "\(indent)      from: \(list(patterns))",
                "\(indent)      to: \(YAMLText.quoted(written))",
            ]
        case .prefix(let text): return ["\(item)prefix: \(YAMLText.quoted(text))"]
        case .pad(let length): return ["\(item)pad: \(length)"]
        case .split(let text): return ["\(item)split: \(YAMLText.quoted(text))"]
        case .suffix(let text): return ["\(item)suffix: \(YAMLText.quoted(text))"]
        case .replace(let pattern, let replacement):
            return [
                "\(item)replace:", "\(indent)      pattern: \(YAMLText.quoted(pattern))",
                "\(indent)      with: \(YAMLText.quoted(replacement))",
            ]
        case .lookup(let table):
            guard !table.isEmpty else { return ["\(item)lookup: {}"] }
            return ["\(item)lookup:"]
                + table.sorted { $0.key < $1.key }.map { key, value in
                    "\(indent)      \(YAMLText.quoted(key)): \(YAMLText.quoted(value))"
                }
        case .country(let form): return ["\(item)country: \(form.rawValue)"]
        case .trim, .collapseSpaces, .upperCase, .lowerCase, .titleCase, .digitsOnly, .stripMarks,
            .unescapeHTML, .nullWords, .phone:
            return [item + transform.name]
        }
    }

    private func habits(of mapping: Mapping) -> [String] {
        guard !mapping.habits.isEmpty else { return [] }
        return ["", "habits:"]
            + mapping.habits.sorted { $0.key < $1.key }.map { column, habits in
                let items = habits.map { habit in
                    switch habit {
                    case .wholeNumbers, .htmlEntities: habit.name
                    case .nullWords(let words): "{\(habit.name): \(list(words))}"
                    case .split(let separator): "{\(habit.name): \(YAMLText.quoted(separator))}"
                    case .thousands(let mark):
                        "{\(habit.name): \(YAMLText.quoted(String(mark)))}"
                    case .digits(let count): "{\(habit.name): \(count)}"
                    }
                }
                return "  \(YAMLText.scalar(column)): [\(items.joined(separator: ", "))]"
            }
    }

    private func list(_ texts: [String]) -> String {
        "[" + texts.map(YAMLText.quoted).joined(separator: ", ") + "]"
    }

    private func lines(of conditions: [SkipCondition]) -> [String] {
        guard !conditions.isEmpty else { return [] }
        var lines = ["", "skip_when:"]
        for condition in conditions {
            lines.append("  - column: \(YAMLText.scalar(condition.column))")
            switch condition.test {
            case .blank: lines.append("    blank: true")
            case .notBlank: lines.append("    blank: false")
            case .equals(let texts):
                lines.append("    equals: \(list(texts))")
            }
        }
        return lines
    }
}
