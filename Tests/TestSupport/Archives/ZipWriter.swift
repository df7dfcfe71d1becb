/// Makes a zip archive (APPNOTE.TXT, 4.3) of files that aren't compressed, with the oddities that writers
/// of such files have.
package struct ZipWriter {
    /// How a file is put into the archive.
    package struct Options: Sendable {
        /// As deflate data of stored blocks (RFC 1951, 3.2.4), and not as it is.
        package var isDeflated = false
        /// Whether length and checksum stand behind the data, and zeros before it.
        package var hasDescriptor = false
        package var isEncrypted = false
        /// What is said to be the length, where that is a lie.
        package var claimedLength: Int?
        /// What is said to be the checksum, where that is a lie.
        package var claimedChecksum: UInt32?

        package init() {}
    }

    private var body: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    package init() {}

    package mutating func add(
        _ name: String,
        _ content: [UInt8],
        _ options: Options = Options()
    ) {
        let packed = options.isDeflated ? Self.deflated(content) : content
        let offset = body.count
        let crc = options.claimedChecksum ?? Self.checksum(content)
        let length = UInt32(options.claimedLength ?? content.count)
        let flags =
            UInt16(options.hasDescriptor ? 8 : 0) | (options.isEncrypted ? 1 : 0) | 0x800
        let method: UInt16 = options.isDeflated ? 8 : 0
        let sizes = Self.little(crc) + Self.little(UInt32(packed.count)) + Self.little(length)
        let zeros = [UInt8](repeating: 0, count: 12)
        let common =
            Self.little(UInt16(20)) + Self.little(flags) + Self.little(method) + zeros.prefix(4)
        body += Self.little(UInt32(0x0403_4B50)) + common
        body += options.hasDescriptor ? zeros : sizes
        body += Self.little(UInt16(name.utf8.count)) + zeros.prefix(2) + Array(name.utf8)
        body += packed
        if options.hasDescriptor { body += Self.little(UInt32(0x0807_4B50)) + sizes }
        directory += Self.little(UInt32(0x0201_4B50)) + Self.little(UInt16(20)) + common + sizes
        directory += Self.little(UInt16(name.utf8.count)) + zeros.prefix(12)
        directory += Self.little(UInt32(offset)) + Array(name.utf8)
        count += 1
    }

    package mutating func add(_ name: String, _ text: String, _ options: Options = Options()) {
        add(name, Array(text.utf8), options)
    }

    /// The archive as it stands.
    package var bytes: [UInt8] {
        let counts = Self.little(UInt16(count)) + Self.little(UInt16(count))
        return body + directory + Self.little(UInt32(0x0605_4B50)) + [0, 0, 0, 0] + counts
            + Self.little(UInt32(directory.count)) + Self.little(UInt32(body.count)) + [0, 0]
    }

    /// Deflate data of stored blocks.
    package static func deflated(_ content: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var rest = content[...]
        repeat {
            let piece = rest.prefix(65_535)
            rest = rest.dropFirst(piece.count)
            let length = UInt16(piece.count)
            result += [rest.isEmpty ? 1 : 0] + little(length) + little(~length) + piece
        } while !rest.isEmpty
        return result
    }

    /// The checksum of zip and gzip (CRC-32).
    package static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { crc, byte in
            table[Int(UInt8(truncatingIfNeeded: crc) ^ byte)] ^ (crc >> 8)
        }
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { crc, _ in
            crc & 1 == 1 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1
        }
    }

    private static func little(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }
}
