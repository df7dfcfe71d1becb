extension Rule {
    /// The rule on one line for a person: `Company, else {First} {Last} → title_case, else “N/A”`.
    package var summary: String {
        let steps = transforms.map(\.name)
        let changed = steps.isEmpty ? "" : " → " + steps.joined(separator: " → ")
        return source.summary + changed + (fallback.map { ", else “\($0)”" } ?? "")
    }
}

extension ValueSource {
    /// The source on one line for a person.
    package var summary: String {
        switch self {
        case .column(let name): name
        case .template(let template): template.text
        case .constant(let text): "“\(text)”"
        case .firstOf(let sources): sources.map(\.summary).joined(separator: ", else ")
        }
    }
}

extension Transform {
    /// What a mapping file calls it.
    package var name: String {
        switch self {
        case .trim: "trim"
        case .collapseSpaces: "collapse_spaces"
        case .upperCase: "upper_case"
        case .lowerCase: "lower_case"
        case .titleCase: "title_case"
        case .digitsOnly: "digits_only"
        case .stripMarks: "strip_marks"
        case .unescapeHTML: "unescape_html"
        case .nullWords: "null_words"
        case .pad: "pad"
        case .split: "split"
        case .prefix: "prefix"
        case .suffix: "suffix"
        case .replace: "replace"
        case .lookup: "lookup"
        case .country: "country"
        case .phone: "phone"
        case .date: "date"
        case .when(_, let transform): transform.name
        }
    }
}
