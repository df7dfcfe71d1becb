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
    /// A text that is nothing but a word for nothing, such as `NULL`, made blank.
    case nullWords
    /// A text of digits alone filled with zeros in front up to a length: postal codes.
    case pad(Int)
    /// What stands before the first of some separator; the whole text where it isn't in it.
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
        "strip_marks": .stripMarks, "unescape_html": .unescapeHTML, "null_words": .nullWords,
    ]

    /// The names of all transforms in a mapping file.
    static let names = [
        "trim", "collapse_spaces", "upper_case", "lower_case", "title_case", "digits_only",
        "strip_marks", "unescape_html", "null_words", "pad", "split", "prefix", "suffix", "replace",
        "lookup", "country",
    ]
}
