/// How a file to be put right has its cells. The marks of its rows say so.
enum CellForm: Hashable, Sendable {
    /// With ``CellGuard``'s apostrophes: CSV has texts only, which spreadsheets read as they like.
    case guarded
    /// As they are: a workbook says that they are texts.
    case plain

    /// What is written of a text.
    func written(_ text: String) -> String {
        switch self {
        case .guarded: CellGuard.guarded(text)
        case .plain: WorkbookText.written(text)
        }
    }
}
