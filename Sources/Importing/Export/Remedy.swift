import Customers
import Foundation

/// What would be right in the place of what is wrong: a sentence for the person who puts it right. Pure.
enum Remedy {
    /// - Parameter cell: what the cell at fault holds; nil where there is no single one.
    /// - Returns: nil where the problem says all itself.
    static func sentence(_ code: Problem.Code, _ cell: String?) -> String? {
        switch code {
        case .missing: return "Fill it in."
        case .tooLong, .patternLimit, .lengthLimit: return "Shorten it."
        case .badBusinessID, .missingBusinessID:
            return "Put in an id such as biz_GA6EG2qFxA97NZHtxeLPUy."
        case .duplicateExternalID:
            return "Put in this record's own id; leave the row as it is if it isn't to be sent."
        case .skipped: return "Leave the row as it is, unless it is to be sent."
        case .tooFewCells, .damagedCell:
            return "Put the right values into the columns that they belong to."
        case .tooManyCells: return "Put the values where they belong, then clear _extra."
        case .unterminatedQuote, .textAfterQuote, .strayQuote, .loneLineEnd, .recordTooLong:
            return "See that each value stands in its own column."
        case .badEncoding: return "Put in the letters that are shown as \u{FFFD}."
        case .nulByte: return "Take the character out that is shown as ␀."
        case .repeatedHeader, .ruler, .totalRow, .footer, .descriptionRow, .otherTable:
            return "Leave the row as it is, unless it is a customer."
        case .notAnObject, .badJSON, .duplicateKey, .tooDeep:
            return "Put what _raw says into the columns, then clear _raw."
        case .listValue: return "Put in one value."
        case .noValue: return "Put in the value itself."
        case .scientificNotation: return "Put in all its digits, such as 5550102201."
        case .lostLeadingZero: return "With the zero it is\(quoted("0" + trimmed(cell)))."
        case .shortPostalCode: return "If a zero is missing, it is\(quoted("0" + trimmed(cell)))."
        case .spreadsheetError: return "Put in what the formula should have given."
        case .formula: return "Put in the value itself, without the sign before it."
        case .mojibake: return "Put in the right letters."
        case .controlCharacter:
            return "Take the character out that is shown as its picture, such as ␁."
        case .phoneWithLetters: return "Put in digits, if the letters aren't meant."
        case .badEmail: return "Put in one address, such as name@example.com, or clear the cell."
        case .strayApostrophe:
            return
                "Without it the text is\(quoted(trimmed(cell).trimmingCharacters(in: apostrophes)))."
        case .severalValues: return "Leave one of them, and take the others out."
        case .nullWord: return "Clear the cell, or put in the value."
        case .htmlEntity: return "Put in the characters themselves."
        case .invisibleCharacter: return "Type the text again."
        case .strayDecimal:
            return "Without it the number is\(quoted(String(trimmed(cell).prefix { $0 != "." })))."
        case .cutAtLimit: return "See whether its end is missing."
        case .partialAddress: return "Fill it in, or clear the other parts of the address."
        case .shiftedColumns: return "Move the values to the columns that they belong to."
        case .unknownCountry:
            return "Put in the country's name or its code of two letters, such as US."
        case .hiddenRow, .figure, .furtherValues, .cleaned: return "See whether that is right."
        case .lostLetter: return "Put in the letter that was there."
        case .brokenHabit: return "Write it as the column's other cells are written."
        case .unsurePhone: return "Put in the number with + and its country's code before it."
        case .badDate: return "Put in the date as 2024-01-31 or as the mapping has it."
        default: return nil
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
