import CZlib

/// Unpacks gzip (RFC 1952), member after member, as its bytes come.
///
/// The unsafe code is sound because zlib is given the address and the length of two arrays for the
/// length of one call only, and keeps neither.
final class GzipInflater {
    /// The data isn't gzip, or is cut off or damaged.
    struct Damage: Error {}

    private static let outputBytes = 256 << 10

    private var stream = z_stream()
    private var isInMember = false

    init() throws(Damage) {
        // 15 bits of window, and 16 for a gzip header (zlib.h).
        let size = Int32(MemoryLayout<z_stream>.size)
        guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, size) == Z_OK else { throw Damage() }
    }

    deinit { inflateEnd(&stream) }

    /// Whether the data may end here: between two members.
    var mayEnd: Bool { !isInMember }

    /// Appends what packed bytes unpack to.
    func inflate(_ packed: [UInt8], appendingTo output: inout [UInt8]) throws(Damage) {
        var piece = [UInt8](repeating: 0, count: Self.outputBytes)
        var consumed = 0
        while consumed < packed.count {
            let (used, made, status) = step(packed, from: consumed, into: &piece)
            output.append(contentsOf: piece[..<made])
            consumed += used
            switch status {
            case Z_STREAM_END:
                isInMember = false
                guard inflateReset(&stream) == Z_OK else { throw Damage() }
            case Z_OK, Z_BUF_ERROR:
                isInMember = true
                guard used > 0 || made > 0 else { throw Damage() }
            default: throw Damage()
            }
        }
    }

    private func step(
        _ packed: [UInt8],
        from start: Int,
        into piece: inout [UInt8]
    ) -> (used: Int, made: Int, status: Int32) {
        packed.withUnsafeBufferPointer { input in
            piece.withUnsafeMutableBufferPointer { output in
                stream.next_in = UnsafeMutablePointer(
                    mutating: input.baseAddress?.advanced(by: start)
                )
                stream.avail_in = UInt32(input.count - start)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                let status = CZlib.inflate(&stream, Z_NO_FLUSH)
                return (
                    input.count - start - Int(stream.avail_in),
                    output.count - Int(stream.avail_out), status
                )
            }
        }
    }
}
