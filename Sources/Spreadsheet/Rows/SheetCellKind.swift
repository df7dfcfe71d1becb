/// What a cell of a workbook holds, as its sheet says.
enum SheetCellKind: UInt8, Sendable {
    case text
    /// The text of a number, a date, a truth value or an error.
    case value
    /// The text of a number that is shown as a percentage or an amount of money.
    case figure
    /// A text among those that cells share.
    case shared
    /// A formula whose value isn't stored.
    case valueless
}
