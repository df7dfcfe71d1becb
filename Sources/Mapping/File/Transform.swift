/// A change to a text.
package enum Transform: Hashable, Sendable {
    /// White space off both ends. Cells come trimmed; this is for what others leave behind.
    case trim
    /// Each run of white space made one space.
    case collapseSpaces
    case upperCase
    case lowerCase
    /// The first letter of each word upper case, the others lower case.
    case titleCase
    /// Only the ASCII digits.
    case digitsOnly
    /// Marks that nobody sees taken out: zero-width spaces, changes of direction.
    case stripMarks
    /// Entities of HTML made the characters that they stand for.
    case unescapeHTML
    /// A text that is only one of some placeholders, made blank; without any of them one that
    /// is a usual one, such as `NULL`.
    case nullWords([String])
    /// A phone as E.164 has it, one without a dialling code as one of a country, by its alpha-2 code; one
    /// that isn't sure stays, with a warning.
    case phone(country: String?)
    /// A date that is written by one of some patterns, written by another one.
    case date(from: [String], to: String)
    /// Another one, in rows that meet all of some conditions.
    indirect case when([TransformCondition], Transform)
    /// A text of digits alone filled with zeros in front up to a length: postal codes.
    case pad(Int)
    /// What is before the first of some separator; the whole text where it isn't in it.
    case split(String)
    /// A text put before one that isn't blank.
    case prefix(String)
    /// A text put after one that isn't blank.
    case suffix(String)
    /// Each match of a regular expression (ICU's) replaced; `$1` is its first group.
    case replace(pattern: String, with: String)
    /// A text that is a key replaced by its value; any other stays.
    case lookup([String: String])
    /// A country's name or code in one chosen form; a text that is neither stays, with a warning.
    case country(CountryForm)

    /// The ways to write a country.
    package enum CountryForm: String, Hashable, Sendable, CaseIterable {
        /// The English short name: `Germany`.
        case name
        /// ISO 3166-1 alpha-2: `DE`.
        case alpha2
    }

    /// The transforms that have nothing to set, by the names of the mapping file.
    static let plain: [String: Transform] = [
        "trim": .trim, "collapse_spaces": .collapseSpaces, "upper_case": .upperCase,
        "lower_case": .lowerCase, "title_case": .titleCase, "digits_only": .digitsOnly,
        "strip_marks": .stripMarks, "unescape_html": .unescapeHTML, "null_words": .nullWords([]),
        "phone": .phone(country: nil),
    ]

    /// The names of all transforms in a mapping file.
    static let names = [
        "trim", "collapse_spaces", "upper_case", "lower_case", "title_case", "digits_only",
        "strip_marks", "unescape_html", "null_words", "pad", "split", "prefix", "suffix", "replace",
        "lookup", "country", "phone", "date",
    ]

    /// The pattern that dates are written by unless another one is given: ISO 8601.
    static let usualDate = "yyyy-MM-dd"

    /// The columns, values and fields that its conditions look at.
    var references: [String] {
        guard case .when(let conditions, _) = self else { return [] }
        return conditions.map(\.reference)
    }
}

/// What a row has to meet for a transform to be done.
package struct TransformCondition: Hashable, Sendable {
    /// A column, a named value, or a field: by its dotted name, or a part of the same address.
    package var reference: String
    package var test: SkipCondition.Test

    package init(reference: String, test: SkipCondition.Test) {
        self.reference = reference
        self.test = test
    }
}
