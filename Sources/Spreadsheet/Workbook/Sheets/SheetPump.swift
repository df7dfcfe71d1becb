import Dispatch
import Synchronization

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

/// The rows of a sheet, one by one.
///
/// The first piece is read when it is asked for; where there is more, a thread reads ahead, so that a sheet
/// is unpacked and taken apart while its rows are mapped.
final class RowFeed {
    private(set) var queue = RowQueue()
    /// The columns that the sheet doesn't show, 1-based, as far as it was read.
    private(set) var hiddenColumns: [ClosedRange<Int>] = []
    private let pieces: any RowPieces
    private var hasBegun = false
    private var isAtEnd = false
    private var reader: ReadAhead?

    init(_ pieces: any RowPieces) {
        self.pieces = pieces
    }

    deinit { reader?.cancel() }

    /// The next row, whose cells ``queue`` holds; nil at the end.
    func next() throws(SourceError) -> RowQueue.Row? {
        while true {
            if let row = queue.take() { return row }
            guard !isAtEnd else { return nil }
            if let piece = try nextPiece() {
                queue = piece
                hiddenColumns += piece.hiddenColumns
            } else {
                isAtEnd = true
            }
        }
    }

    private func nextPiece() throws(SourceError) -> RowQueue? {
        guard hasBegun else {
            hasBegun = true
            return try pieces.next()
        }
        let reader = self.reader ?? ReadAhead(pieces)
        self.reader = reader
        return try reader.next()
    }
}

/// Reads pieces on a thread of its own, a few ahead of who takes them.
private final class ReadAhead: Sendable {
    private static let mostAhead = 4

    private struct State {
        var pieces: [Result<RowQueue?, SourceError>] = []
        var isCancelled = false
    }

    private let state = Mutex(State())
    private let arrived = DispatchSemaphore(value: 0)
    private let room = DispatchSemaphore(value: 0)

    init(_ pieces: any RowPieces) {
        for _ in 0..<Self.mostAhead { room.signal() }
        // Sound, since nobody else uses them from here on.
        nonisolated(unsafe) let pieces = pieces
        DispatchQueue(label: "sheet").async { self.read(pieces) }
    }

    /// Ends the thread as soon as it has read its piece.
    func cancel() {
        state.withLock { $0.isCancelled = true }
        room.signal()
    }

    func next() throws(SourceError) -> RowQueue? {
        arrived.wait()
        let piece = state.withLock { $0.pieces.removeFirst() }
        room.signal()
        return try piece.get()
    }

    private func read(_ pieces: any RowPieces) {
        var isOver = false
        while !isOver {
            room.wait()
            guard !state.withLock({ $0.isCancelled }) else { return }
            let piece: Result<RowQueue?, SourceError>
            do throws(SourceError) {
                let next = try pieces.next()
                isOver = next == nil
                piece = .success(next)
            } catch {
                isOver = true
                piece = .failure(error)
            }
            state.withLock { $0.pieces.append(piece) }
            arrived.signal()
        }
    }
}
