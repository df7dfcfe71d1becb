/// Numbers as plain digits, whatever their size: no exponent, and no digit more than tells them from
/// their neighbours. Pure.
struct NumberText {
    private var isNegative = false
    /// Without zeros at the beginning and at the end.
    private var digits: [UInt8] = []
    /// How many of the digits are before the point.
    private var point = 0

    /// Reads a number as workbooks write it; nil for what is none.
    ///
    /// Digits that a number of 64 bits can't tell apart are rounded off, as `1.1000000000000001` is 1.1;
    /// whole numbers stay as they were written.
    init?(_ text: some BidirectionalCollection<UInt8>) {
        self.init(decimal: text)
        guard digits.count > 15, point < digits.count else { return }
        guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else {
            return nil
        }
        self.init(decimal: value.description.utf8)
    }

    private init?(decimal text: some BidirectionalCollection<UInt8>) {
        var exponent = 0
        var hasPoint = false
        var hasDigit = false
        var index = text.startIndex
        if index < text.endIndex,
            text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+")
        {
            isNegative = text[index] == UInt8(ascii: "-")
            index = text.index(after: index)
        }
        while index < text.endIndex {
            let byte = text[index]
            switch byte {
            case 0x30...0x39:
                hasDigit = true
                if byte == 0x30, digits.isEmpty {
                    if hasPoint { point -= 1 }
                } else {
                    digits.append(byte)
                    if !hasPoint { point += 1 }
                }
            case UInt8(ascii: ".") where !hasPoint: hasPoint = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                let rest = String(decoding: text[text.index(after: index)...], as: UTF8.self)
                guard let value = Int(rest), abs(value) < 400 else { return nil }
                exponent = value
                index = text.index(before: text.endIndex)
            default: return nil
            }
            index = text.index(after: index)
        }
        guard hasDigit, digits.count < 400 else { return nil }
        point += exponent
        while digits.last == 0x30 { digits.removeLast() }
        if digits.isEmpty { (point, isNegative) = (0, false) }
    }

    /// The same number a hundred times as large.
    var timesHundred: NumberText {
        var result = self
        if !digits.isEmpty { result.point += 2 }
        return result
    }

    /// The digits of a whole number that isn't negative; nil for any other.
    var wholeDigits: [UInt8]? {
        guard !isNegative, digits.count <= point || digits.isEmpty else { return nil }
        if digits.isEmpty { return [0x30] }
        return digits + repeatElement(0x30, count: point - digits.count)
    }

    func append(to output: inout [UInt8]) {
        if isNegative { output.append(UInt8(ascii: "-")) }
        if point <= 0 { output.append(0x30) }
        output += digits.prefix(max(point, 0))
        if point > digits.count { output += repeatElement(0x30, count: point - digits.count) }
        guard point < digits.count else { return }
        output.append(UInt8(ascii: "."))
        if point < 0 { output += repeatElement(0x30, count: -point) }
        output += digits.dropFirst(max(point, 0))
    }

    /// Whether a number stands as plainly as it can, so that it needs no look: few digits, no exponent,
    /// no zeros that tell nothing.
    static func isPlain(_ text: [UInt8], from start: Int) -> Bool {
        var index = start
        if index < text.count, text[index] == UInt8(ascii: "-") { index += 1 }
        let count = text.count - index
        guard count > 0, count <= 15, text[index] != 0x30 || count == 1 && index == start else {
            return false
        }
        var hasPoint = false
        for place in index..<text.count {
            let byte = text[place]
            if byte == UInt8(ascii: "."), !hasPoint, place > index {
                hasPoint = true
            } else if byte < 0x30 || byte > 0x39 {
                return false
            }
        }
        return !hasPoint || text[text.count - 1] > 0x30
    }
}

/// Columns as spreadsheets name them. Pure.
enum CellReference {
    /// The 0-based column of `BC17`, or of `BC`; nil where that is no cell, or none that a sheet has.
    @inline(__always)
    static func column(_ text: some RandomAccessCollection<UInt8>) -> Int? {
        var column = 0
        var letters = 0
        var hasDigit = false
        for byte in text {
            switch byte {
            case UInt8(ascii: "$"): continue
            case 0x41...0x5A, 0x61...0x7A:
                guard !hasDigit, letters < 3 else { return nil }
                column = column * 26 + Int(byte & 0x1F)
                letters += 1
            case 0x30...0x39: hasDigit = true
            default: return nil
            }
        }
        guard letters > 0, column <= SheetLimits.columns else { return nil }
        return column - 1
    }
}

/// Texts as Excel escapes them: `_x000D_` is a carriage return (ECMA-376, part 1, 22.9.2.19, ST_Xstring).
enum EscapedText {
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
