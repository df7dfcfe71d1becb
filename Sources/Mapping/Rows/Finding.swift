import Customers
import Spreadsheet

/// A problem of a row, and where in the source it is.
package struct Finding: Hashable, Sendable {
    package var problem: Problem
    /// What becomes of the row by it.
    package var gravity: Problem.Gravity
    /// The header of the column that the field comes from; nil where there is no single one.
    package var column: String?
    /// 1-based among the data rows.
    package var row: Int
    /// The cell's place in the source, or the row's where there is no single cell.
    package var position: SourcePosition
    /// The text that is meant, cut and with control characters made visible, for `check` to show;
    /// never for a journal or a report. Nil where there is none.
    package var text: String?

    /// - Parameter gravity: nil for what the problem has by default.
    package init(
        _ problem: Problem,
        gravity: Problem.Gravity? = nil,
        column: String? = nil,
        row: Int,
        position: SourcePosition,
        text: String? = nil
    ) {
        self.problem = problem
        self.gravity = gravity ?? problem.code.gravity ?? .held
        self.column = column
        self.row = row
        self.position = position
        self.text = text.map(ShownText.init)?.text
    }

    package var code: Problem.Code { problem.code }
    package var field: String? { problem.field }
    /// What is wrong, and in which column, for a person; without the text itself.
    package var message: String { problem.text }
}

extension Problem.Code {
    /// What the damage of a record is as a problem of its row.
    init(_ code: RecordProblem.Code) {
        self =
            switch code {
            case .tooFewCells: .tooFewCells
            case .tooManyCells: .tooManyCells
            case .unterminatedQuote: .unterminatedQuote
            case .textAfterQuote: .textAfterQuote
            case .strayQuote: .strayQuote
            case .loneLineEnd: .loneLineEnd
            case .recordTooLong: .recordTooLong
            case .badEncoding: .badEncoding
            case .nulByte: .nulByte
            case .repeatedHeader: .repeatedHeader
            case .ruler: .ruler
            case .totalRow: .totalRow
            case .footer: .footer
            case .descriptionRow: .descriptionRow
            case .otherTable: .otherTable
            case .groupHeading: .groupHeading
            case .notAnObject: .notAnObject
            case .badJSON: .badJSON
            case .duplicateKey: .duplicateKey
            case .tooDeep: .tooDeep
            case .damagedCell: .damagedCell
            }
    }
}
