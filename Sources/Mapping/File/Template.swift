/// A text with columns in it, such as `{First Name} {Last Name}`; `{{` and `}}` are braces.
///
/// What is between two parts is written only when both sides have something, so that a blank
/// part leaves no stray space or comma. What is before the first part is written when any part
/// has something, what is after the last one when the last one has. Brackets around parts go
/// with them: `{Name} ({City})`. All parts blank is blank.
package struct Template: Hashable, Sendable {
    /// One part and the text before it.
    struct Part: Hashable, Sendable {
        var before: String
        var content: Content
    }

    /// What a part holds.
    indirect enum Content: Hashable, Sendable {
        /// The place of a reference in ``references``.
        case reference(Int)
        /// Parts in a pair of brackets.
        case brackets(open: Character, Body, close: Character)
    }

    /// Parts in order, and the text after the last one.
    struct Body: Hashable, Sendable {
        var parts: [Part] = []
        var end = ""
    }

    /// The template as a mapping file writes it.
    package let text: String
    /// The columns and values that it names, in order, repeats included.
    package let references: [String]
    private let body: Body

    package enum SyntaxError: Error, Hashable, Sendable {
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
    /// - Throws: ``SyntaxError`` where braces don't pair or no column is named.
    package init(_ text: String) throws(SyntaxError) {
        var tokens: [TemplateBrackets.Token] = []
        var references: [String] = []
        var rest = Substring(text)
        while let character = rest.popFirst() {
            if (character == "{" || character == "}") && rest.first == character {
                rest.removeFirst()
                tokens.append(.literal(character))
            } else if character == "{" {
                guard let close = rest.firstIndex(of: "}") else { throw .unclosedBrace }
                let reference = Trimming.trimmed(String(rest[..<close]))
                guard !reference.isEmpty else { throw .emptyReference }
                tokens.append(.reference(references.count))
                references.append(reference)
                rest = rest[rest.index(after: close)...]
            } else if character == "}" {
                throw .strayBrace
            } else {
                tokens.append(.literal(character))
            }
        }
        guard !references.isEmpty else { throw .noReference }
        self.init(tokens, references)
    }

    /// A template of references with single spaces between them; nil without one, or where a name
    /// has a brace in it.
    package init?(joining references: [String]) {
        guard !references.isEmpty,
            !references.contains(where: { $0.contains("{") || $0.contains("}") })
        else { return nil }
        let tokens = references.indices.flatMap { index -> [TemplateBrackets.Token] in
            index == 0 ? [.reference(index)] : [.literal(" "), .reference(index)]
        }
        self.init(tokens, references)
    }

    private init(_ tokens: [TemplateBrackets.Token], _ references: [String]) {
        self.references = references
        text = tokens.map { token in
            switch token {
            case .literal(let character) where character == "{" || character == "}":
                "\(character)\(character)"
            case .literal(let character): String(character)
            case .reference(let place): "{\(references[place])}"
            }
        }.joined()
        body = TemplateBrackets(tokens).body
    }

    /// The text for one row.
    ///
    /// - Parameter texts: what each of ``references`` is in this row, blank ones nil.
    func render(_ texts: [String?]) -> String? {
        Self.render(body, texts)
    }

    private static func render(_ body: Body, _ texts: [String?]) -> String? {
        var result: String?
        var hasLast = false
        for part in body.parts {
            let text = text(of: part.content, texts)
            hasLast = text != nil
            guard let text else { continue }
            if let soFar = result {
                result = soFar + part.before + text
            } else {
                result = (body.parts.first?.before ?? "") + text
            }
        }
        if let result, hasLast { return result + body.end }
        return result
    }

    private static func text(of content: Content, _ texts: [String?]) -> String? {
        switch content {
        case .reference(let place): texts[place]
        case .brackets(let open, let inner, let close):
            render(inner, texts).map { "\(open)\($0)\(close)" }
        }
    }
}

extension Template: CustomStringConvertible {
    package var description: String { text }
}

/// Finds the pairs of brackets of a template that have a reference between them.
struct TemplateBrackets {
    /// A piece of a template as it was read.
    enum Token: Hashable, Sendable {
        case literal(Character)
        /// The place of a reference among all.
        case reference(Int)
    }

    private static let pairs: [Character: Character] = ["(": ")", "[": "]", "{": "}", "<": ">"]

    /// The template's parts, those in brackets together.
    let body: Template.Body

    init(_ tokens: [Token]) {
        body = Self.body(of: tokens[...], Self.partners(in: tokens))
    }

    /// The place of the closing bracket for that of each opening one.
    private static func partners(in tokens: [Token]) -> [Int: Int] {
        var partners: [Int: Int] = [:]
        var open: [(place: Int, close: Character, references: Int)] = []
        var references = 0
        for (place, token) in tokens.enumerated() {
            guard case .literal(let character) = token else {
                references += 1
                continue
            }
            if let close = pairs[character] {
                open.append((place, close, references))
            } else if let last = open.last, last.close == character {
                open.removeLast()
                // Brackets around fixed text are fixed text.
                if references > last.references { partners[last.place] = place }
            }
        }
        return partners
    }

    private static func body(
        of tokens: ArraySlice<Token>,
        _ partners: [Int: Int]
    ) -> Template.Body {
        var result = Template.Body()
        var literal = ""
        var place = tokens.startIndex
        while place < tokens.endIndex {
            let content: Template.Content
            switch tokens[place] {
            case .reference(let reference): content = .reference(reference)
            case .literal(let open):
                guard let end = partners[place], case .literal(let close) = tokens[end] else {
                    literal.append(open)
                    place += 1
                    continue
                }
                let inner = body(of: tokens[(place + 1)..<end], partners)
                content = .brackets(open: open, inner, close: close)
                place = end
            }
            result.parts.append(Template.Part(before: literal, content: content))
            literal = ""
            place += 1
        }
        result.end = literal
        return result
    }
}
