import Foundation
import Yams

extension MappingReader {
    private static let sourceKeys = ["column", "template", "constant", "first_of"]
    private static let ruleKeys = sourceKeys + ["default", "transforms"]

    /// A rule: a column's name, or a mapping with one source and what goes with it.
    func rule(from node: Node, _ what: String) throws(MappingError) -> Rule {
        let origin = Origin(line: line(of: node), references: referenceLines(in: node))
        guard case .mapping = node else {
            return Rule(.column(try text(of: node, what)), origin: origin)
        }
        var source: ValueSource?
        var transforms: [Transform] = []
        var fallback: String?
        for (key, value) in try pairs(of: node, what) {
            switch key.text {
            case "default": fallback = try text(of: value, "`default`")
            case "transforms":
                for item in try list(value, "`transforms`") {
                    transforms.append(try transform(from: item))
                }
            default:
                guard Self.sourceKeys.contains(key.text) else {
                    throw unknown(key, "key", among: Self.ruleKeys)
                }
                guard source == nil else {
                    throw error(
                        line: key.line,
                        "\(what) has two sources",
                        "Give one of `column`, `template`, `constant` and `first_of`."
                    )
                }
                source = try self.source(key, value)
            }
        }
        guard let source else {
            throw error(
                node,
                "\(what) has no source",
                "Give one of `column`, `template`, `constant` and `first_of`."
            )
        }
        return Rule(source, transforms: transforms, fallback: fallback, origin: origin)
    }

    /// The line of each name that a rule refers to; the first where it does so several times.
    private func referenceLines(in node: Node) -> [String: Int] {
        var lines: [String: Int] = [:]
        func note(_ names: [String], _ node: Node) {
            guard let line = line(of: node) else { return }
            for name in names where lines[name] == nil { lines[name] = line }
        }
        func collect(_ node: Node) {
            guard case .mapping(let mapping) = node else {
                if let name = node.string { note([name], node) }
                return
            }
            for (key, value) in mapping {
                switch key.string {
                case "column": collect(value)
                case "template":
                    let template = value.string.flatMap { try? Template($0) }
                    note(template?.references ?? [], value)
                case "first_of":
                    for item in (try? list(value, "")) ?? [] { collect(item) }
                default: break
                }
            }
        }
        collect(node)
        return lines
    }

    private func source(_ key: Key, _ node: Node) throws(MappingError) -> ValueSource {
        switch key.text {
        case "template":
            let text = try text(of: node, "`template`")
            do throws(Template.SyntaxError) {
                return .template(try Template(text))
            } catch {
                throw self.error(node, "the template \(error.message)", nil)
            }
        case "constant": return .constant(try text(of: node, "`constant`"))
        case "first_of":
            var sources: [ValueSource] = []
            for item in try list(node, "`first_of`") {
                sources.append(try alternative(from: item))
            }
            guard !sources.isEmpty else { throw error(node, "`first_of` is empty", nil) }
            return .firstOf(sources)
        default: return .column(try text(of: node, "`column`"))
        }
    }

    /// One of several sources: a column's name, or `{template: …}` and its like.
    private func alternative(from node: Node) throws(MappingError) -> ValueSource {
        guard case .mapping = node else { return .column(try text(of: node, "`first_of`")) }
        let pairs = try pairs(of: node, "`first_of`")
        guard let (key, value) = pairs.first, pairs.count == 1 else {
            throw error(node, "each entry of `first_of` is one source", nil)
        }
        guard Self.sourceKeys.contains(key.text), key.text != "first_of" else {
            throw unknown(key, "source", among: ["column", "template", "constant"])
        }
        return try source(key, value)
    }

    private func transform(from node: Node) throws(MappingError) -> Transform {
        guard case .mapping = node else {
            let key = Key(text: try text(of: node, "a transform"), line: line(of: node))
            if let plain = Transform.plain[key.text] { return plain }
            guard Transform.names.contains(key.text) else {
                throw unknown(key, "transform", among: Transform.names)
            }
            throw error(node, "the transform `\(key.text)` needs a setting", Self.usage[key.text])
        }
        var pairs = try pairs(of: node, "a transform")
        var conditions: [TransformCondition]?
        if let place = pairs.firstIndex(where: { $0.0.text == "when" }) {
            conditions = try self.conditions(of: pairs.remove(at: place).1)
        }
        guard let (key, value) = pairs.first, pairs.count == 1 else {
            throw error(node, "each entry of `transforms` is one transform", nil)
        }
        let isPlain = conditions != nil && value.string == "true"
        if isPlain, let plain = Transform.plain[key.text] {
            return .when(conditions ?? [], plain)
        }
        let transform = try transform(key, value)
        return conditions.map { .when($0, transform) } ?? transform
    }

    private func transform(_ key: Key, _ value: Node) throws(MappingError) -> Transform {
        switch key.text {
        case "prefix": return .prefix(try text(of: value, "`prefix`"))
        case "pad":
            guard let length = Int(try text(of: value, "`pad`")), (1...32).contains(length) else {
                throw error(value, "`pad` takes a length from 1 to 32", Self.usage["pad"])
            }
            return .pad(length)
        case "split": return .split(try separator(value))
        case "suffix": return .suffix(try text(of: value, "`suffix`"))
        case "replace": return try replacement(from: value)
        case "lookup":
            var table: [String: String] = [:]
            for (from, to) in try self.pairs(of: value, "`lookup`") {
                table[from.text] = try text(of: to, "`lookup`")
            }
            return .lookup(table)
        case "country": return try country(value)
        case "null_words": return .nullWords(try texts(of: value, "`null_words`"))
        case "phone": return try phone(value)
        case "date": return try date(value)
        default:
            if Transform.plain[key.text] != nil {
                throw error(line: key.line, "the transform `\(key.text)` has no setting", nil)
            }
            throw unknown(key, "transform", among: Transform.names)
        }
    }

    private static let usage = [
        "prefix": "Write it as {prefix: \"+\"}.",
        "pad": "Write it as {pad: 5}.",
        "split": "Write it as {split: \" ::: \"}.",
        "suffix": "Write it as {suffix: \" Ltd\"}.",
        "replace": "Write it as {replace: {pattern: \"[^0-9+]\", with: \"\"}}.",
        "lookup": "Write it as {lookup: {CA: California}}.",
        "country": "Write it as {country: alpha2} or {country: name}.",
        "date": "Write it as {date: dd.MM.yyyy} or {date: {from: dd.MM.yyyy, to: yyyy-MM-dd}}.",
    ]

    private func replacement(from node: Node) throws(MappingError) -> Transform {
        var pattern: String?
        var replacement: String?
        for (key, value) in try pairs(of: node, "`replace`") {
            switch key.text {
            case "pattern": pattern = try text(of: value, "`pattern`")
            case "with": replacement = try text(of: value, "`with`")
            default: throw unknown(key, "key", among: ["pattern", "with"])
            }
        }
        guard let pattern, let replacement else {
            throw error(node, "`replace` needs `pattern` and `with`", Self.usage["replace"])
        }
        guard (try? NSRegularExpression(pattern: pattern)) != nil else {
            throw error(
                node,
                "“\(pattern)” is not a regular expression" + Self.fault(of: pattern),
                nil
            )
        }
        return .replace(pattern: pattern, with: replacement)
    }

    /// What is wrong with a pattern, in the words of Swift's own parser: ICU's has none.
    private static func fault(of pattern: String) -> String {
        do {
            _ = try Regex(pattern)
            return ""
        } catch {
            return ": \(error)"
        }
    }

    private func country(_ node: Node) throws(MappingError) -> Transform {
        let key = Key(text: try text(of: node, "`country`"), line: line(of: node))
        guard let form = Transform.CountryForm(rawValue: key.text) else {
            throw unknown(key, "form", among: Transform.CountryForm.allCases.map(\.rawValue))
        }
        return .country(form)
    }
}
