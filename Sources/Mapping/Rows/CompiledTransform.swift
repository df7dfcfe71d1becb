import Customers
import Foundation

/// A ``Transform`` made ready, with the conditions that a row has to meet for it.
struct CompiledStep {
    var transform: CompiledTransform
    var conditions: [CompiledCondition] = []
}

/// A ``TransformCondition`` made ready.
struct CompiledCondition {
    var source: CompiledSource
    var test: SkipCondition.Test
    /// Where countries are compared, which go by many names.
    var countries: Countries?

    /// Whether it is met by a text; nil where there is none.
    func isMet(by text: String?) -> Bool {
        switch test {
        case .blank: return text == nil
        case .notBlank: return text != nil
        case .equals(let texts):
            guard let text, !texts.contains(text) else { return text != nil }
            guard let countries, let country = countries.find(text) else { return false }
            return texts.contains { countries.find($0) == country }
        }
    }
}

/// A ``Transform`` made ready.
enum CompiledTransform {
    case plain(Transform)
    case replace(Replacement)
    case lookup([String: String])
    case country(Countries, Transform.CountryForm)
    /// Words in lower case.
    case nullWords(Set<String>)
    case phone(DiallingPlans, country: String?)
    case date([DatePattern], DatePattern)

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
        case .nullWords(let words) where !words.isEmpty:
            self = .nullWords(Set(words.map { $0.lowercased() }))
        case .phone(let country): self = .phone(DiallingPlans(), country: country)
        case .date(let patterns, let written):
            guard let written = DatePattern(written) else { return nil }
            self = .date(patterns.compactMap(DatePattern.init), written)
        case .when(_, let transform): self.init(transform)
        default: self = .plain(transform)
        }
    }

    /// The changed text, possibly blank.
    ///
    /// - Parameter marks: takes what is to be said of it, such as that a country isn't known.
    /// - Throws: why it can't be changed.
    func apply(
        to text: String,
        marks: inout [Problem.Code]
    ) throws(TransformFault) -> String {
        let changed = try result(of: text, marks: &marks)
        // What makes a text shorter takes any.
        if changed.utf8.count >= text.utf8.count, changed != text {
            try TransformFault.checkLength(changed)
        }
        return changed
    }

    private func result(
        of text: String,
        marks: inout [Problem.Code]
    ) throws(TransformFault) -> String {
        switch self {
        case .plain(let transform): return Self.apply(transform, to: text)
        case .lookup(let table): return table[text] ?? text
        case .replace(let replacement): return try replacement.apply(to: text)
        case .country(let countries, let form):
            guard let country = countries.find(text) else {
                marks.append(.unknownCountry)
                return text
            }
            return form == .name ? country.name : country.code
        case .nullWords(let words): return words.contains(text.lowercased()) ? "" : text
        case .phone(let plans, let country):
            if let number = plans.international(text, country: country) { return number }
            marks.append(.unsurePhone)
            return text
        case .date(let patterns, let written):
            if let day = patterns.lazy.compactMap({ $0.day(of: text) }).first {
                return written.text(of: day)
            }
            marks.append(.badDate)
            return text
        }
    }

    /// Whether a person named the texts that it changes, which is how damage is mended.
    var isAimed: Bool {
        switch self {
        case .replace, .lookup, .plain(.split): true
        case .plain, .country, .nullWords, .phone, .date: false
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
        case .replace, .lookup, .country, .phone, .date, .when: text
        }
    }
}
