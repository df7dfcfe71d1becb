/// The names of a zip archive's members, as far as its first bytes tell. Pure.
enum ZipListing {
    private static let signature = Array("PK\u{3}\u{4}".utf8)

    /// The names in the local headers (APPNOTE.TXT, 4.3.7), which are looked for by their
    /// signature, since a header may leave out how long its member is.
    static func members(in bytes: [UInt8]) -> [String] {
        var names: [String] = []
        var index = 0
        while index + 30 <= bytes.count {
            index = ByteScanner.first(of: signature[0], in: bytes, from: index, to: bytes.count)
            guard index + 30 <= bytes.count else { break }
            guard bytes[index..<index + 4].elementsEqual(signature) else {
                index += 1
                continue
            }
            let length = Int(bytes[index + 26]) | Int(bytes[index + 27]) << 8
            let name = bytes[(index + 30)..<min(index + 30 + length, bytes.count)]
            names.append(String(decoding: name, as: UTF8.self))
            index += 30
        }
        return names
    }
}
