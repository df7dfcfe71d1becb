/// What came through a pipe, kept in a file without a name, so that it can be read in any order.
final class SpooledBytes: RandomBytes {
    private(set) var count = 0
    private let name: String
    private let file: ScratchFile

    /// Under which this process can open the file once more.
    var path: String { file.path }

    /// Reads a stream to its end.
    ///
    /// - Parameter name: the source's.
    init(_ stream: any ByteStream, name: String) throws(SourceError) {
        self.name = name
        do throws(ScratchFileError) {
            file = try ScratchFile()
        } catch {
            throw .unreadable(name, reason: error.message)
        }
        var piece: [UInt8] = []
        while try stream.read(256 << 10, appendingTo: &piece) > 0 {
            do throws(ScratchFileError) {
                try file.write(piece[...], at: count)
            } catch {
                throw .unreadable(name, reason: error.message)
            }
            count += piece.count
            piece.removeAll(keepingCapacity: true)
        }
    }

    func read(
        _ wanted: Int,
        at offset: Int,
        appendingTo bytes: inout [UInt8]
    ) throws(SourceError) -> Int {
        let length = max(min(wanted, count - offset), 0)
        var piece = [UInt8](repeating: 0, count: length)
        do throws(ScratchFileError) {
            try file.read(into: &piece, at: offset)
        } catch {
            throw .unreadable(name, reason: error.message)
        }
        bytes += piece
        return length
    }
}

/// Standard input, kept in a file without a name so that it can be read more than once.
package final class KeptInput {
    private let bytes: SpooledBytes

    /// Reads it to its end.
    package init() throws(SourceError) {
        bytes = try SpooledBytes(
            ByteInput(.standardInput),
            name: Source.standardInput.name
        )
    }

    /// The file, for as long as this is there.
    package var source: Source { .kept(path: bytes.path) }
}
