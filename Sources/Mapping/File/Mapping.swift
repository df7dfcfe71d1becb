import Customers

/// How the columns of a source become customers: what a mapping file says, or what was guessed.
///
/// A column is named by its header, exactly as the source has it but for white space at its ends,
/// or by its position as `#3`. A name under ``values`` goes before a column of the same name.
package struct Mapping: Hashable, Sendable {
    /// Texts with a name of their own, for others to refer to as if they were columns.
    package var values: [String: Rule]
    package var fields: [Field: Rule]
    /// What columns do again and again, by how they are referred to: put right before anything uses
    /// their texts.
    package var habits: [String: [Habit]]
    /// Placeholders in any column: such cells are blank.
    package var nullWords: [String]
    /// Where the business of each row comes from; nil when all rows belong to one.
    package var businessID: Rule?
    /// A row that meets any of these is left out.
    package var skipConditions: [SkipCondition]
    /// Columns that are known and not wanted, in the file's order.
    package var ignored: [IgnoredColumn]
    /// The name of the file, for messages; nil for a guess.
    package var fileName: FileName

    package init(
        values: [String: Rule] = [:],
        fields: [Field: Rule] = [:],
        habits: [String: [Habit]] = [:],
        nullWords: [String] = [],
        businessID: Rule? = nil,
        skipConditions: [SkipCondition] = [],
        ignored: [IgnoredColumn] = [],
        fileName: String? = nil
    ) {
        self.values = values
        self.fields = fields
        self.habits = habits
        self.nullWords = nullWords
        self.businessID = businessID
        self.skipConditions = skipConditions
        self.ignored = ignored
        self.fileName = FileName(text: fileName)
    }

    /// The mapping as it is without what the first rows told: for a guess, which another order of the same
    /// rows would give other habits.
    package var withoutHabits: Mapping {
        var mapping = self
        mapping.habits = [:]
        return mapping
    }

    /// What a mapping file is called, which has no part in what it says: all are equal.
    package struct FileName: Hashable, Sendable {
        package var text: String?

        package static func == (_: FileName, _: FileName) -> Bool { true }

        package func hash(into _: inout Hasher) {}
    }
}

/// A column that is known and not wanted.
package struct IgnoredColumn: Hashable, Sendable, ExpressibleByStringLiteral {
    /// Its header, or its position as `#3`.
    package var name: String
    package var origin: Origin

    package init(_ name: String, origin: Origin = Origin()) {
        self.name = name
        self.origin = origin
    }

    package init(stringLiteral name: String) {
        self.init(name)
    }
}

/// How one text is made: where it comes from, what stands in for it, and what is done to it.
package struct Rule: Hashable, Sendable {
    package var source: ValueSource
    /// Changes in order, each on what the one before gave.
    package var transforms: [Transform]
    /// What stands in for a blank result; it isn't transformed.
    package var fallback: String?
    package var origin: Origin

    /// The names of the columns and values that it refers to, those of conditions, too, which may also be
    /// fields.
    package var references: [String] { source.references + transforms.flatMap(\.references) }

    package init(
        _ source: ValueSource,
        transforms: [Transform] = [],
        fallback: String? = nil,
        origin: Origin = Origin()
    ) {
        self.source = source
        self.transforms = transforms
        self.fallback = fallback
        self.origin = origin
    }
}

/// Where a text comes from.
package indirect enum ValueSource: Hashable, Sendable {
    /// A column, or a named value.
    case column(String)
    case template(Template)
    case constant(String)
    /// The first of these that isn't blank.
    case firstOf([ValueSource])

    /// The names of the columns and values that it refers to, in order, repeats included.
    package var references: [String] {
        switch self {
        case .column(let name): [name]
        case .template(let template): template.references
        case .constant: []
        case .firstOf(let sources): sources.flatMap(\.references)
        }
    }
}

/// When a row is left out.
package struct SkipCondition: Hashable, Sendable {
    package enum Test: Hashable, Sendable {
        case blank
        case notBlank
        /// The text, trimmed, is one of these.
        case equals([String])
    }

    /// A column, or a named value.
    package var column: String
    package var test: Test
    package var origin: Origin

    package init(column: String, test: Test, origin: Origin = Origin()) {
        self.column = column
        self.test = test
        self.origin = origin
    }
}

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
