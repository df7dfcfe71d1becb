/// The cells of a record as bytes in place, for looks that every row gets: no cell is copied, and no
/// reference is counted. It is good as long as the closure runs that is given it.
package struct RecordBytes {
    private let storage: UnsafeBufferPointer<UInt8>
    private let cells: UnsafeBufferPointer<Record.Cell>

    @usableFromInline
    init(
        _ storage: UnsafeBufferPointer<UInt8>,
        _ cells: UnsafeBufferPointer<Record.Cell>
    ) {
        self.storage = storage
        self.cells = cells
    }

    /// The UTF-8 of a cell without ASCII white space at its ends; nil where there is no cell, or nothing
    /// else in it.
    package func inked(cell index: Int) -> UnsafeBufferPointer<UInt8>? {
        guard index >= 0, index < cells.count else { return nil }
        var (start, end) = (cells[index].start, cells[index].end)
        // Readers place cells within the storage; a cell that isn't there lies before it.
        guard start >= 0, end <= storage.count else { return nil }
        while start < end, Padding.isPadding(storage[start]) { start += 1 }
        while end > start, Padding.isPadding(storage[end - 1]) { end -= 1 }
        return start < end ? UnsafeBufferPointer(rebasing: storage[start..<end]) : nil
    }
}

extension Record {
    /// Lends its bytes to a closure.
    @inlinable
    package func withBytes<Result>(_ body: (RecordBytes) -> Result) -> Result {
        storage.withUnsafeBufferPointer { storage in
            cells.withUnsafeBufferPointer { cells in body(RecordBytes(storage, cells)) }
        }
    }
}
