import Suggestions
import Yams

extension MappingReader {
    /// A key of the file and its line.
    struct Key {
        var text: String
        var line: Int?
    }

    /// Parses the YAML; its top must be one mapping.
    func root(of yaml: String) throws(MappingError) -> Node {
        guard yaml.utf8.count <= Self.maximumBytes else {
            throw error(line: nil, "this is too long for a mapping file (over 1 MiB)", nil)
        }
        // Yams takes a byte order mark in a Swift string for content.
        let hasMark = yaml.unicodeScalars.first == "\u{feff}"
        let yaml = hasMark ? String(yaml.unicodeScalars.dropFirst()) : yaml
        let node: Node?
        do {
            node = try Yams.compose(yaml: yaml)
        } catch let error as YamlError {
            throw self.error(line: Self.line(of: error, in: yaml), Self.text(of: error), nil)
        } catch {
            throw self.error(line: nil, "this is not YAML", nil)
        }
        guard let node, case .mapping = node else {
            throw error(
                line: node.flatMap(line(of:)),
                "this is not a mapping file",
                "`customer-import map FILE` writes one to start from."
            )
        }
        return node
    }

    /// The pairs of a YAML mapping, in the file's order.
    func pairs(of node: Node, _ what: String) throws(MappingError) -> [(Key, Node)] {
        guard case .mapping(let mapping) = node else {
            throw error(node, "\(what) should hold `key: value` pairs", nil)
        }
        var pairs: [(Key, Node)] = []
        for (key, value) in mapping {
            pairs.append((Key(text: try text(of: key, "a key"), line: line(of: key)), value))
        }
        return pairs
    }

    /// A YAML list; a single entry may be without its list.
    func list(_ node: Node, _ what: String) throws(MappingError) -> [Node] {
        switch node {
        case .sequence(let sequence): return Array(sequence)
        case .scalar, .mapping: return [node]
        case .alias: throw error(node, "\(what) can't be an alias", nil)
        }
    }

    /// The texts of a YAML list, or the one that is in its place.
    func texts(of node: Node, _ what: String) throws(MappingError) -> [String] {
        var texts: [String] = []
        for item in try list(node, what) { texts.append(try text(of: item, what)) }
        return texts
    }

    /// The text of a scalar as it is written: `NO`, `007` and `1e3` stay what they are.
    func text(of node: Node, _ what: String) throws(MappingError) -> String {
        guard case .scalar(let scalar) = node else {
            throw error(node, "\(what) should be one text", nil)
        }
        if scalar.style == .plain, ["", "~", "null"].contains(scalar.string) {
            throw error(node, "\(what) has nothing after the colon", nil)
        }
        return scalar.string
    }

    func flag(_ node: Node, _ what: String) throws(MappingError) -> Bool {
        switch try text(of: node, what).lowercased() {
        case "true", "yes": return true
        case "false", "no": return false
        default: throw error(node, "\(what) is true or false", nil)
        }
    }

    func line(of node: Node) -> Int? {
        node.mark?.line
    }

    func unknown(_ key: Key, _ kind: String, among known: [String]) -> MappingError {
        error(
            line: key.line,
            "there is no \(kind) “\(key.text)”",
            Suggestion.hint(for: key.text, among: known)
                ?? "Known here: \(known.joined(separator: ", "))."
        )
    }

    func error(_ node: Node, _ message: String, _ hint: String?) -> MappingError {
        error(line: line(of: node), message, hint)
    }

    func error(line: Int?, _ message: String, _ hint: String?) -> MappingError {
        MappingError(
            fileName: fileName,
            issues: [MappingError.Issue(line: line, message: message, hint: hint)]
        )
    }

    private static func line(of error: YamlError, in yaml: String) -> Int? {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
            return mark.line
        case .duplicatedKeysInMapping(let keys, let context):
            return line(repeating: keys.first ?? "", from: context.mark.line, in: yaml)
        case .reader(_, let offset?, _, _):
            return yaml.prefix(offset).count { $0.isNewline } + 1
        default: return nil
        }
    }

    /// The line on which a key stands for the second time; Yams only knows where its mapping begins.
    private static func line(repeating key: String, from start: Int, in yaml: String) -> Int {
        let lines = yaml.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard lines.indices.contains(start - 1) else { return start }
        let spellings = [key, "\"\(key)\"", "'\(key)'"].map { $0 + ":" }
        func indent(_ line: Substring) -> Int { line.prefix { $0 == " " || $0 == "-" }.count }
        let width = indent(lines[start - 1])
        let second = lines.indices.dropFirst(start).first { place in
            let text = lines[place].dropFirst(width)
            return indent(lines[place]) == width && spellings.contains { text.hasPrefix($0) }
        }
        return second.map { $0 + 1 } ?? start
    }

    private static func text(of error: YamlError) -> String {
        switch error {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _),
            .composer(_, let problem, _, _), .reader(let problem, _, _, _):
            "this is not YAML: \(problem)"
        case .duplicatedKeysInMapping(let keys, _):
            "the key “\(keys.first ?? "")” appears twice"
        default: "this is not YAML"
        }
    }
}
