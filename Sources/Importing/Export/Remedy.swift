import Customers
import Foundation

/// What would be right in the place of what is wrong, for the person who puts a row right in a spreadsheet: as
/// ``Problem/Code/advice`` has it, or from what the cell holds. Pure.
enum Remedy {
    /// - Parameter cell: what the cell at fault holds; nil where there is no single one.
    /// - Returns: nil where the problem says all itself.
    static func sentence(_ code: Problem.Code, _ cell: String?) -> String? {
        switch code {
        case .tooManyCells:
            "Put each value into its own column, then clear \(AddedColumns.extra)."
        case .notAnObject, .badJSON, .duplicateKey, .tooDeep:
            "Put what \(AddedColumns.raw) says into the columns, then clear \(AddedColumns.raw)."
        case .lostLeadingZero: "With its zero, it is\(quoted("0" + trimmed(cell)))."
        case .shortPostalCode: "If a zero is missing, it is\(quoted("0" + trimmed(cell)))."
        case .strayApostrophe:
            "Without the apostrophe, it"
                + " is\(quoted(trimmed(cell).trimmingCharacters(in: apostrophes)))."
        case .strayDecimal:
            "Without the “.0”, it is\(quoted(String(trimmed(cell).prefix { $0 != "." })))."
        default: code.advice
        }
    }

    private static func trimmed(_ cell: String?) -> String {
        (cell ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static let apostrophes = CharacterSet(charactersIn: "'’‘`´")

    /// A text in quotes, short enough to be read; nothing but a dash where there is none.
    private static func quoted(_ text: String) -> String {
        text.isEmpty || text.count > 60 ? " what is left" : " “\(text)”"
    }
}
