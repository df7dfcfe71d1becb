import Foundation

/// Writes many lines in large pieces.
struct LineOutput {
    private static let pieceBytes = 256 << 10

    private let handle: FileHandle
    private var buffer: [UInt8] = []

    init(_ handle: FileHandle) {
        self.handle = handle
    }

    /// Adds a line; its end is put behind it.
    ///
    /// - Throws: what the system says, such as that the disk is full.
    mutating func write(_ line: [UInt8]) throws {
        try write { $0 += line }
    }

    /// Adds a line that is put behind the earlier ones where they are, without a copy.
    mutating func write(_ add: (inout [UInt8]) -> Void) throws {
        add(&buffer)
        buffer.append(0x0A)
        if buffer.count >= Self.pieceBytes { try flush() }
    }

    /// Writes what is still held back. Has to be called at the end.
    mutating func flush() throws {
        guard !buffer.isEmpty else { return }
        try handle.write(contentsOf: Data(buffer))
        buffer.removeAll(keepingCapacity: true)
    }
}
