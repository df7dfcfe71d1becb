import CZlib

/// Unpacks gzip (RFC 1952), member after member, as its bytes come.
///
/// The unsafe code is sound because zlib is given the address and the length of two arrays for the
/// length of one call only, and keeps neither.
final class GzipInflater {
    private static let outputBytes = 256 << 10

    private var stream = z_stream()
    private var isInMember = false
    /// Whether a member was unpacked whole: what follows is another one, or padding.
    private var hasMember = false
    private var isPadding = false

    init() throws(PackingFault) {
        // 15 bits of window, and 16 for a gzip header (zlib.h).
        let size = Int32(MemoryLayout<z_stream>.size)
        guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, size) == Z_OK else {
            throw .damaged(nil)
        }
    }

    deinit { inflateEnd(&stream) }

    /// Whether the data may end here: between two members.
    var mayEnd: Bool { !isInMember }

    /// Appends what packed bytes unpack to.
    ///
    /// Zeros behind a member are the padding of a tape or a disk, as for gzip itself.
    func inflate(_ packed: [UInt8], appendingTo output: inout [UInt8]) throws(PackingFault) {
        var piece = [UInt8](repeating: 0, count: Self.outputBytes)
        var consumed = 0
        while consumed < packed.count {
            if hasMember, !isInMember {
                isPadding = isPadding || packed[consumed] == 0
                guard packed[consumed] == (isPadding ? 0 : 0x1F) else { throw .trailingBytes }
                if isPadding {
                    consumed += 1
                    continue
                }
            }
            let (used, made, status) = step(packed, from: consumed, into: &piece)
            output.append(contentsOf: piece[..<made])
            consumed += used
            switch status {
            case Z_STREAM_END:
                isInMember = false
                hasMember = true
                guard inflateReset(&stream) == Z_OK else { throw .damaged(nil) }
            case Z_OK, Z_BUF_ERROR:
                isInMember = true
                guard used > 0 || made > 0 else { throw .damaged(nil) }
            default: throw .damaged(nil)
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

/// What gzip data unpacks to.
final class GzipStream: ByteStream {
    private let name: String
    private let packed: any ByteStream
    private let inflater: GzipInflater

    /// - Parameter name: the source's.
    init(_ packed: any ByteStream, name: String) throws(SourceError) {
        self.name = name
        self.packed = packed
        do throws(PackingFault) {
            inflater = try GzipInflater()
        } catch {
            throw .unreadable(name, reason: "zlib can't be used")
        }
    }

    func read(_ count: Int, appendingTo bytes: inout [UInt8]) throws(SourceError) -> Int {
        let start = bytes.count
        while bytes.count == start {
            var piece: [UInt8] = []
            if try packed.read(64 << 10, appendingTo: &piece) == 0 {
                guard inflater.mayEnd else { throw .packing(name, .gzip, .cutOff) }
                return 0
            }
            do throws(PackingFault) {
                try inflater.inflate(piece, appendingTo: &bytes)
            } catch {
                throw .packing(name, .gzip, error)
            }
        }
        return bytes.count - start
    }
}
