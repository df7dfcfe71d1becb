/// A text with columns in it, such as `{First Name} {Last Name}`; `{{` and `}}` are braces.
///
/// What stands between two parts is written only when both sides have something, so that a blank
/// part leaves no stray space or comma. What stands before the first part is written when any part
/// has something, what stands after the last one when the last one has. All parts blank is blank.
package struct Template: Hashable, Sendable {
    /// One reference and the text before it.
    package struct Part: Hashable, Sendable {
        package var before: String
        package var reference: String
    }

    package let parts: [Part]
    package let end: String

    package var references: [String] { parts.map(\.reference) }

    package enum Fault: Error, Hashable, Sendable {
        case unclosedBrace
        case strayBrace
        case emptyReference
        case noReference

        var message: String {
            switch self {
            case .unclosedBrace: "has a “{” without a “}”"
            case .strayBrace: "has a “}” without a “{”; a brace itself is written twice"
            case .emptyReference: "has “{}” without a column in it"
            case .noReference: "refers to no column; use `constant` for a fixed text"
            }
        }
    }

    /// Reads a template as a mapping file writes it.
    ///
    /// - Throws: ``Fault`` where braces don't pair or no column is named.
    package init(_ text: String) throws(Fault) {
        var parts: [Part] = []
        var literal = ""
        var rest = Substring(text)
        while let character = rest.popFirst() {
            if (character == "{" || character == "}") && rest.first == character {
                rest.removeFirst()
                literal.append(character)
            } else if character == "{" {
                guard let close = rest.firstIndex(of: "}") else { throw .unclosedBrace }
                let reference = Trimming.trimmed(String(rest[..<close]))
                guard !reference.isEmpty else { throw .emptyReference }
                parts.append(Part(before: literal, reference: reference))
                literal = ""
                rest = rest[rest.index(after: close)...]
            } else if character == "}" {
                throw .strayBrace
            } else {
                literal.append(character)
            }
        }
        guard !parts.isEmpty else { throw .noReference }
        self.parts = parts
        end = literal
    }

    /// A template of references with single spaces between them; nil without one, or where a name
    /// has a brace in it.
    package init?(joining references: [String]) {
        guard !references.isEmpty,
            !references.contains(where: { $0.contains("{") || $0.contains("}") })
        else { return nil }
        parts = references.enumerated().map { index, reference in
            Part(before: index == 0 ? "" : " ", reference: reference)
        }
        end = ""
    }

    /// The text, as a mapping file writes it.
    package var text: String {
        func escaped(_ literal: String) -> String {
            literal.replacing("{", with: "{{").replacing("}", with: "}}")
        }
        return parts.map { "\(escaped($0.before)){\($0.reference)}" }.joined() + escaped(end)
    }

    /// The text for one row.
    ///
    /// - Parameter texts: what each part is in this row, blank ones nil; as many as ``parts``.
    func render(_ texts: [String?]) -> String? {
        var result: String?
        for (part, text) in zip(parts, texts) {
            guard let text else { continue }
            if let soFar = result {
                result = soFar + part.before + text
            } else {
                result = (parts.first?.before ?? "") + text
            }
        }
        if let result, texts.last != .some(nil) { return result + end }
        return result
    }
}

extension Template: CustomStringConvertible {
    package var description: String { text }
}
