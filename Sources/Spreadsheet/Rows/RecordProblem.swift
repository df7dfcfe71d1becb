/// Damage that makes one row invalid; reading goes on after it.
package struct RecordProblem: Hashable, Sendable {
    /// The kind of damage, a stable word for scripts and journals.
    package enum Code: String, Hashable, Sendable, CaseIterable {
        case tooFewCells = "too_few_cells"
        case tooManyCells = "too_many_cells"
        case unterminatedQuote = "unterminated_quote"
        case textAfterQuote = "text_after_quote"
        case strayQuote = "stray_quote"
        case loneLineEnd = "lone_line_end"
        case recordTooLong = "record_too_long"
        case badEncoding = "bad_encoding"
        case nulByte = "nul_byte"
        case repeatedHeader = "repeated_header"
        case ruler
        case totalRow = "total_row"
        case footer
        case descriptionRow = "description_row"
        case groupHeading = "group_heading"
        case otherTable = "other_table"
        case notAnObject = "not_an_object"
        case badJSON = "bad_json"
        case duplicateKey = "duplicate_key"
        case tooDeep = "too_deep"
        case damagedCell = "damaged_cell"
    }

    package var code: Code
    package var position: SourcePosition
    /// What is wrong, for a person.
    package var message: String

    package init(code: Code, position: SourcePosition, message: String) {
        self.code = code
        self.position = position
        self.message = message
    }
}
