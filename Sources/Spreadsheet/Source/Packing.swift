/// What a source may be packed with.
package enum Packing: String, Hashable, Sendable, CaseIterable {
    case gzip, zip, zstd, xz, bzip2

    /// Tells by the first bytes; nil for what isn't packed.
    static func judge(_ bytes: [UInt8]) -> Packing? {
        if bytes.starts(with: [0x1F, 0x8B]) { return .gzip }
        // A member, or the end of an archive without one (APPNOTE.TXT, 4.3.7 and 4.3.16).
        if bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) { return .zip }
        if bytes.starts(with: Array("PK\u{5}\u{6}".utf8)) { return .zip }
        if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) { return .zstd }
        if bytes.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]) { return .xz }
        // The level, and pi: what a block begins with.
        let isBlock = bytes.dropFirst(4).starts(with: [0x31, 0x41, 0x59, 0x26, 0x53, 0x59])
        if bytes.starts(with: Array("BZh".utf8)), isBlock { return .bzip2 }
        return nil
    }
}

/// Why what a source is packed in can't be unpacked.
package enum PackingFault: Error, Hashable, Sendable {
    /// With what is wrong in a few words of the library that unpacks, where it has some.
    case damaged(String?)
    case cutOff
    /// Bytes that aren't gzip follow a whole member.
    case trailingBytes
    case encrypted
    case empty
    /// Several files where one is wanted; the first of their names.
    case severalFiles([String], count: Int)
    /// More unpacked than any table is: how many bytes came out of one.
    case bomb(ratio: Int)
    /// The system's libarchive was built without it.
    case unsupported
}
