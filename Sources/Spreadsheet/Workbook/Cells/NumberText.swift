/// Numbers as plain digits, whatever their size: no exponent, and no digit more than tells them from
/// their neighbours. Pure.
struct NumberText {
    private var isNegative = false
    /// Without zeros at the beginning and at the end.
    private var digits: [UInt8] = []
    /// How many of the digits stand before the point.
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
