/// Texts as Excel escapes them: `_x000D_` is a carriage return (ECMA-376, part 1, 22.9.2.19, ST_Xstring).
enum CellText {
    /// Undoes the escapes of a text from an offset on.
    static func unescape(_ text: inout [UInt8], from start: Int) {
        var read = ByteScanner.first(of: UInt8(ascii: "_"), in: text, from: start, to: text.count)
        guard read + 7 <= text.count else { return }
        var written = read
        while read < text.count {
            if let scalar = escape(text, at: read) {
                // Two escapes may be the halves of one character beyond the first 65,536.
                var units = [scalar]
                read += 7
                if (0xD800..<0xDC00).contains(scalar), let second = escape(text, at: read) {
                    units.append(second)
                    read += 7
                }
                for byte in String(decoding: units, as: UTF16.self).utf8 {
                    text[written] = byte
                    written += 1
                }
            } else {
                text[written] = text[read]
                written += 1
                read += 1
            }
        }
        text.removeLast(text.count - written)
    }

    private static func escape(_ text: [UInt8], at index: Int) -> UInt16? {
        guard index + 7 <= text.count, text[index] == UInt8(ascii: "_"),
            text[index + 1] == UInt8(ascii: "x"), text[index + 6] == UInt8(ascii: "_")
        else { return nil }
        var value: UInt16 = 0
        for byte in text[(index + 2)..<(index + 6)] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            value = value << 4 | UInt16(digit)
        }
        return value
    }
}
