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
        /// Whether lengths and places have 64 bits (APPNOTE.TXT, 4.5.3), whatever they are.
        package var isWide = false
        /// What is said to be the length, where that is a lie.
        package var claimedLength: Int?
        /// What is said to be the checksum, where that is a lie.
        package var claimedChecksum: UInt32?

        package init() {}
    }

    private var body: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0
    private var isWide = false

    /// What stands in the place of a number that 64 bits have elsewhere.
    private static let unknown: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF]

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
        let lengths = [UInt64(length), UInt64(packed.count)]
        let short = Self.little(UInt32(packed.count)) + Self.little(length)
        let wide = lengths.flatMap { Self.little($0) }
        let sizes = Self.little(crc) + (options.isWide ? Self.unknown + Self.unknown : short)
        let zeros = [UInt8](repeating: 0, count: 12)
        let version = UInt16(options.isWide ? 45 : 20)
        let common =
            Self.little(version) + Self.little(flags) + Self.little(method) + zeros.prefix(4)
        let extra = options.isWide ? Self.extra(wide) : []
        body += Self.little(UInt32(0x0403_4B50)) + common
        body += options.hasDescriptor && !options.isWide ? zeros : sizes
        body += Self.little(UInt16(name.utf8.count)) + Self.little(UInt16(extra.count))
        body += Array(name.utf8) + extra + packed
        if options.hasDescriptor {
            let behind = lengths.reversed().flatMap { Self.little($0) }
            body += Self.little(UInt32(0x0807_4B50)) + Self.little(crc)
            body += options.isWide ? behind : short
        }
        let placed = options.isWide ? Self.extra(wide + Self.little(UInt64(offset))) : []
        directory += Self.little(UInt32(0x0201_4B50)) + Self.little(version) + common + sizes
        directory += Self.little(UInt16(name.utf8.count)) + Self.little(UInt16(placed.count))
        directory += zeros.prefix(10)
        directory += options.isWide ? Self.unknown : Self.little(UInt32(offset))
        directory += Array(name.utf8) + placed
        isWide = isWide || options.isWide
        count += 1
    }

    package mutating func add(_ name: String, _ text: String, _ options: Options = Options()) {
        add(name, Array(text.utf8), options)
    }

    /// The archive as it stands.
    package var bytes: [UInt8] {
        let mark = Self.little(UInt32(0x0605_4B50)) + [0, 0, 0, 0]
        if isWide {
            return body + directory + wideEnd + mark + Self.unknown + Self.unknown + Self.unknown
                + [0, 0]
        }
        let counts = Self.little(UInt16(count)) + Self.little(UInt16(count))
        return body + directory + mark + counts + Self.little(UInt32(directory.count))
            + Self.little(UInt32(body.count)) + [0, 0]
    }

    /// The end of the directory with numbers of 64 bits, and where it is (4.3.14 and 4.3.15).
    private var wideEnd: [UInt8] {
        let version = Self.little(UInt16(45))
        let numbers = [count, count, directory.count, body.count].map { Self.little(UInt64($0)) }
        let end = Self.little(UInt32(0x0606_4B50)) + Self.little(UInt64(44)) + version + version
        let place = Self.little(UInt64(body.count + directory.count))
        return end + [UInt8](repeating: 0, count: 8) + numbers.joined()
            + Self.little(UInt32(0x0706_4B50)) + [0, 0, 0, 0] + place + Self.little(UInt32(1))
    }

    /// The extra field of numbers of 64 bits.
    private static func extra(_ numbers: [UInt8]) -> [UInt8] {
        little(UInt16(1)) + little(UInt16(numbers.count)) + numbers
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
