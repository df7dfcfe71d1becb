import Foundation

/// A ``Transform`` made ready.
enum CompiledTransform {
    case plain(Transform)
    case replace(Replacement)
    case lookup([String: String])
    case country(Countries, Transform.CountryForm)

    /// Nil where a pattern isn't a regular expression.
    init?(_ transform: Transform) {
        switch transform {
        case .replace(let pattern, let replacement):
            guard let ready = Replacement(pattern: pattern, template: replacement) else {
                return nil
            }
            self = .replace(ready)
        case .lookup(let table):
            // Cells come trimmed, so the keys do too.
            self = .lookup(
                Dictionary(
                    table.map { (Trimming.trimmed($0), $1) },
                    uniquingKeysWith: { $1 }
                )
            )
        case .country(let form): self = .country(Countries(), form)
        default: self = .plain(transform)
        }
    }

    /// The changed text, possibly blank.
    ///
    /// - Parameter isUnknown: set where a country's name isn't known.
    /// - Throws: why it can't be changed.
    func apply(to text: String, isUnknown: inout Bool) throws(TransformFault) -> String {
        let changed = try result(of: text, isUnknown: &isUnknown)
        // What makes a text shorter takes any.
        if changed.utf8.count >= text.utf8.count, changed != text {
            try TransformFault.checkLength(changed)
        }
        return changed
    }

    private func result(
        of text: String,
        isUnknown: inout Bool
    ) throws(TransformFault) -> String {
        switch self {
        case .plain(let transform): return Self.apply(transform, to: text)
        case .lookup(let table): return table[text] ?? text
        case .replace(let replacement): return try replacement.apply(to: text)
        case .country(let countries, let form):
            guard let country = countries.find(text) else {
                isUnknown = true
                return text
            }
            return form == .name ? country.name : country.code
        }
    }

    /// Whether a person named the texts that it changes, which is how damage is mended.
    var isAimed: Bool {
        switch self {
        case .replace, .lookup, .plain(.split): true
        case .plain, .country: false
        }
    }

    private static func apply(_ transform: Transform, to text: String) -> String {
        switch transform {
        case .trim: Trimming.trimmed(text)
        case .collapseSpaces: Trimming.collapsed(text)
        case .upperCase: text.uppercased()
        case .lowerCase: text.lowercased()
        case .titleCase: TitleCase.apply(to: text)
        case .digitsOnly: String(text.unicodeScalars.filter { ("0"..."9").contains($0) })
        case .stripMarks: Damage.withoutMarks(text)
        case .unescapeHTML: Damage.unescaped(text)
        case .nullWords: NullWords.contains(text.utf8) ? "" : text
        case .pad(let length):
            text.utf8.allSatisfy { (0x30...0x39).contains($0) }
                ? String(repeating: "0", count: max(length - text.utf8.count, 0)) + text : text
        case .split(let separator):
            text.range(of: separator).map { String(text[..<$0.lowerBound]) } ?? text
        case .prefix(let prefix): prefix + text
        case .suffix(let suffix): text + suffix
        case .replace, .lookup, .country: text
        }
    }
}
