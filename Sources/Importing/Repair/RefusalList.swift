import Journal
import Spreadsheet

/// The changed rows of a problem file that can't be sent, by their lines, however many there are.
///
/// Memory holds where each is, 16 bytes; what is wrong with it waits in a scratch file, as soon as there are
/// more than fit in a buffer.
package final class RefusalList {
    private static let bufferSize = 1 << 16

    /// A refusal's line, and where in the file it is.
    private struct Place {
        var line: Int
        var offset: Int
    }

    private var places: [Place] = []
    private var file: ScratchFile?
    /// How much the file has; ``buffer`` comes after that.
    private var written = 0
    private var buffer: [UInt8] = []
    private var failure: ScratchFileError?

    package var count: Int { places.count }
    package var isEmpty: Bool { places.isEmpty }

    func append(_ refusal: RepairResult.Refusal) {
        places.append(Place(line: refusal.line, offset: written + buffer.count))
        buffer.append(packed: refusal)
        if buffer.count >= Self.bufferSize { flush() }
    }

    /// Puts them in their order, once all are here.
    ///
    /// - Throws: why they couldn't be put on the disk.
    func finish() throws(ScratchFileError) {
        if let failure { throw failure }
        places.sort { $0.line < $1.line }
    }

    private func flush() {
        guard failure == nil else { return buffer.removeAll() }
        do throws(ScratchFileError) {
            if file == nil { file = try ScratchFile() }
            try file?.write(buffer[...], at: written)
            written += buffer.count
        } catch {
            failure = error
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Hands them over, in the order of their lines.
    ///
    /// - Parameter most: how many of them.
    package func forEach(
        first most: Int = .max,
        _ body: (RepairResult.Refusal) throws -> Void
    ) throws {
        var window = Window(file, size: min(Self.bufferSize, written))
        for place in places.prefix(most) {
            if place.offset >= written {
                try body(.init(packed: buffer[(place.offset - written)...]))
            } else {
                try body(try window.refusal(at: place.offset, of: written))
            }
        }
    }

    /// A part of the file that is in memory: rows are asked for much in the order in which they lie.
    private struct Window {
        private let file: ScratchFile?
        private var bytes: [UInt8]
        private var range = 0..<0

        init(_ file: ScratchFile?, size: Int) {
            self.file = file
            bytes = Array(repeating: 0, count: size)
        }

        mutating func refusal(
            at offset: Int,
            of size: Int
        ) throws(ScratchFileError) -> RepairResult.Refusal {
            let number = MemoryLayout<UInt32>.size
            try load(offset..<min(offset + number, size))
            var length = bytes[(offset - range.lowerBound)...]
            try load(offset..<min(offset + number + Int(length.takeNumber()), size))
            return .init(packed: bytes[(offset - range.lowerBound)...])
        }

        private mutating func load(_ wanted: Range<Int>) throws(ScratchFileError) {
            guard wanted.lowerBound < range.lowerBound || wanted.upperBound > range.upperBound
            else { return }
            if bytes.count < wanted.count { bytes = Array(repeating: 0, count: wanted.count) }
            try file?.read(into: &bytes, at: wanted.lowerBound)
            range = wanted.lowerBound..<(wanted.lowerBound + bytes.count)
        }
    }
}

extension RepairResult.Refusal {
    /// - Parameter bytes: what ``Swift/Array/append(packed:)`` made of one, and what lies behind it.
    fileprivate init(packed bytes: ArraySlice<UInt8>) {
        var bytes = bytes
        _ = bytes.takeNumber()
        row = RowID(Int64(bytes.takeNumber()) | Int64(bytes.takeNumber()) << 32)
        line = Int(bytes.takeNumber()) | Int(bytes.takeNumber()) << 32
        problem = RowProblem(
            code: bytes.takeText() ?? "",
            field: bytes.takeText(),
            text: bytes.takeText() ?? ""
        )
    }
}

extension [UInt8] {
    /// The length of what follows, then the refusal's parts.
    fileprivate mutating func append(packed refusal: RepairResult.Refusal) {
        var packed: [UInt8] = []
        for number in [refusal.row.number, Int64(refusal.line)] {
            packed.append(UInt32(truncatingIfNeeded: number))
            packed.append(UInt32(truncatingIfNeeded: number >> 32))
        }
        packed.append(refusal.problem.code)
        packed.append(refusal.problem.field)
        packed.append(refusal.problem.text)
        append(UInt32(truncatingIfNeeded: packed.count))
        self += packed
    }

    private mutating func append(_ number: UInt32) {
        for shift in [0, 8, 16, 24] { append(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    /// A text with its length before it; the greatest length stands for none.
    private mutating func append(_ text: String?) {
        guard let text else { return append(UInt32.max) }
        append(UInt32(truncatingIfNeeded: text.utf8.count))
        append(contentsOf: text.utf8)
    }
}

extension ArraySlice<UInt8> {
    fileprivate mutating func takeNumber() -> UInt32 {
        defer { self = dropFirst(4) }
        return prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }

    fileprivate mutating func takeText() -> String? {
        let length = takeNumber()
        guard length != .max else { return nil }
        defer { self = dropFirst(Int(length)) }
        return String(decoding: prefix(Int(length)), as: UTF8.self)
    }
}
