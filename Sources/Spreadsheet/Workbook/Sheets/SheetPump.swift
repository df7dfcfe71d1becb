/// What takes rows out of the XML of a sheet.
protocol RowState: XMLEvents {
    var queue: RowQueue { get set }
    /// Where in the queue's text the row that isn't ended begins.
    var rowStart: Int { get }
    /// What is wrong with the sheet as a whole.
    var fault: WorkbookFault? { get }

    /// Notes that the text before the row that isn't ended was taken away.
    mutating func forgetText()
}

/// Reads the rows of a sheet piece by piece.
protocol RowPieces: AnyObject {
    /// The rows of the next piece, of which there may be none; nil at the end.
    func next() throws(SourceError) -> RowQueue?
}

/// A part of a workbook whose rows are read.
final class SheetPump<State: RowState>: RowPieces {
    private var state: State
    private let part: PartReader
    private var isAtEnd = false

    init(_ state: State, _ part: PartReader) {
        self.state = state
        self.part = part
    }

    func next() throws(SourceError) -> RowQueue? {
        guard !isAtEnd else { return nil }
        isAtEnd = try !part.advance(&state)
        if let fault = state.fault { throw part.error(fault) }
        let piece = state.queue
        state.queue = piece.open(keepingTextFrom: state.rowStart)
        state.forgetText()
        return piece
    }
}
