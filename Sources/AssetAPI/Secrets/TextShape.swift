/// Reads a text in whatever form of Unicode it came as the UTF-8 that everything here works on.
///
/// A secret in another form would pass every search unseen, and be a text again once it is kept.
enum TextShape {
    private enum Form {
        case utf8, utf16(isLittle: Bool), utf32(isLittle: Bool)
    }

    /// The same text in UTF-8 without a byte order mark, what is no text replaced. Bytes that are
    /// sound already stay as they are.
    static func utf8(_ bytes: [UInt8]) -> [UInt8] {
        let (form, mark) = form(of: bytes)
        switch form {
        case .utf8:
            let text = mark > 0 ? Array(bytes[mark...]) : bytes
            if text.allSatisfy({ $0 < 0x80 }) || String(validating: text, as: UTF8.self) != nil {
                return text
            }
            return Array(String(decoding: text, as: UTF8.self).utf8)
        case .utf16(let isLittle):
            let units = units(bytes[mark...], 2, isLittle).map { UInt16(truncatingIfNeeded: $0) }
            return Array(String(decoding: units, as: UTF16.self).utf8)
        case .utf32(let isLittle):
            return Array(String(decoding: units(bytes[mark...], 4, isLittle), as: UTF32.self).utf8)
        }
    }

    /// The form by the mark at the beginning, else by where the NULs are: texts that programs send to
    /// one another are mostly ASCII.
    private static func form(of bytes: [UInt8]) -> (Form, mark: Int) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return (.utf32(isLittle: true), 4) }
        if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (.utf32(isLittle: false), 4) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16(isLittle: true), 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16(isLittle: false), 2) }
        let sample = bytes.prefix(256)
        guard sample.count >= 4, sample.contains(0) else { return (.utf8, 0) }
        var nuls = [0, 0, 0, 0]
        for (place, byte) in sample.enumerated() where byte == 0 { nuls[place % 4] += 1 }
        let most = sample.count / 4
        func isMostly(_ places: Int...) -> Bool { places.allSatisfy { nuls[$0] * 2 > most } }
        if isMostly(1, 2, 3) { return (.utf32(isLittle: true), 0) }
        if isMostly(0, 1, 2) { return (.utf32(isLittle: false), 0) }
        if isMostly(1, 3) { return (.utf16(isLittle: true), 0) }
        if isMostly(0, 2) { return (.utf16(isLittle: false), 0) }
        return (.utf8, 0)
    }

    private static func units(_ bytes: ArraySlice<UInt8>, _ size: Int, _ isLittle: Bool) -> [UInt32]
    {
        stride(from: bytes.startIndex, to: bytes.endIndex, by: size).map { start in
            let unit = bytes[start..<min(start + size, bytes.endIndex)]
            return (isLittle ? Array(unit.reversed()) : Array(unit)).reduce(0) {
                $0 << 8 | UInt32($1)
            }
        }
    }
}
