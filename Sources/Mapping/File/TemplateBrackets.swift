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
