import Customers
import Spreadsheet

/// Something about a row that a person should know: damage, a broken rule, or a warning.
package struct Finding: Hashable, Sendable {
    /// Whether the row can be sent.
    package enum Severity: String, Hashable, Sendable {
        /// The row is invalid and never sent.
        case problem
        /// The row is sent as it is.
        case warning
    }

    /// A stable word for scripts and journals, such as `too_long`.
    package struct Code: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
        package let rawValue: String

        package init(rawValue: String) {
            self.rawValue = rawValue
        }

        package var description: String { rawValue }
    }

    package var severity: Severity
    package var code: Code
    /// The API's name of the field, dotted; `business_id`; nil where the whole row is meant.
    package var field: String?
    /// The header of the column that the field comes from; nil where there is no single one.
    package var column: String?
    /// 1-based among the data rows.
    package var row: Int
    /// The cell's place in the source, or the row's where there is no single cell.
    package var position: SourcePosition
    /// What is wrong, for a person, without the text itself: "has 300 characters…".
    package var message: String
    /// The text that is meant, cut and with control characters made visible, for `check` to show;
    /// never for a journal or a report. Nil where there is none.
    package var text: String?

    package init(
        severity: Severity,
        code: Code,
        field: String? = nil,
        column: String? = nil,
        row: Int,
        position: SourcePosition,
        message: String,
        text: String? = nil
    ) {
        self.severity = severity
        self.code = code
        self.field = field
        self.column = column
        self.row = row
        self.position = position
        self.message = message
        self.text = text.map(ShownText.init)?.text
    }

    /// What is wrong and with what: `name (column “Company”) is required`.
    package var sentence: String {
        subject.isEmpty ? message : "\(subject) \(message)"
    }

    /// The field and where it comes from: `name (column “Company”)`; empty for a whole row.
    var subject: String {
        let source = column.flatMap { $0 == field ? nil : " (column “\($0)”)" } ?? ""
        return field.map { "\($0)\(source)" } ?? ""
    }

    /// One line for a person: `customers.csv:17:5: row 16: name is required`.
    package func line(in fileName: String) -> String {
        "\(fileName):\(position.line):\(position.column): row \(row): \(sentence)"
    }
}

extension Finding.Code {
    /// The row's business isn't one: `biz_` and letters and digits.
    package static let badBusinessID = Self(rawValue: "bad_business_id")
    /// The mapping takes the business from a column, and the row has none.
    package static let missingBusinessID = Self(rawValue: "missing_business_id")
    /// A key of JSON Lines that came after the mapping was made, and isn't mapped.
    package static let newColumn = Self(rawValue: "new_column")
    /// A JSON array where a field wants one text.
    package static let listValue = Self(rawValue: "list_value")
    /// A text in which the pattern of a `replace` can match in too many ways.
    package static let patternLimit = Self(rawValue: "pattern_limit")
    /// A text that is too long to be changed, or that a transform or template makes so.
    package static let lengthLimit = Self(rawValue: "length_limit")
    /// A text that the `country` transform doesn't know.
    package static let unknownCountry = Self(rawValue: "unknown_country")
    /// A second row with the same `external_id` and other content.
    package static let duplicateExternalID = Self(rawValue: "duplicate_external_id")

    init(_ code: FieldProblem.Code) {
        self.init(rawValue: code.rawValue)
    }

    init(_ code: RecordProblem.Code) {
        self.init(rawValue: code.rawValue)
    }
}
