/// How an XML document begins, where it is UTF-8. Pure.
enum XMLDeclaration {
    /// Enough for it and a byte order mark, in bytes.
    static let longest = 128

    /// How long the byte order mark and the declaration are, of which there may be none; nil for one that says
    /// something else than usual ones.
    static func length(in bytes: some RandomAccessCollection<UInt8>) -> Int? {
        let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let text = String(decoding: bytes.prefix(longest).dropFirst(mark), as: UTF8.self)
        guard text.hasPrefix("<?") else { return mark }
        let version = /<\?xml version=(?:"1\.0"|'1\.0')/
        let encoding = /(?: encoding=(?:"(?i:utf-8)"|'(?i:utf-8)'))?/
        let rest = /(?: standalone=(?:"(?:yes|no)"|'(?:yes|no)'))? ?\?>/
        guard let first = text.prefixMatch(of: version)?.range.upperBound,
            let second = text[first...].prefixMatch(of: encoding)?.range.upperBound,
            let end = text[second...].prefixMatch(of: rest)?.range.upperBound
        else { return nil }
        return mark + text.utf8.distance(from: text.startIndex, to: end)
    }
}

/// What is between `&` and `;`. Pure.
enum XMLReference {
    /// The character that is meant; nil for one that XML doesn't have, or that a document declares.
    static func scalar(_ text: String) -> Unicode.Scalar? {
        switch text {
        case "amp": "&"
        case "lt": "<"
        case "gt": ">"
        case "quot": "\""
        case "apos": "'"
        default: numbered(text)
        }
    }

    private static func numbered(_ text: String) -> Unicode.Scalar? {
        guard text.hasPrefix("#") else { return nil }
        let isHex = text.hasPrefix("#x")
        let digits = text.dropFirst(isHex ? 2 : 1)
        // Neither a sign, nor digits of other scripts.
        guard digits.utf8.allSatisfy({ $0 >= 0x30 && $0 < 0x80 }),
            let value = UInt32(digits, radix: isHex ? 16 : 10), let scalar = Unicode.Scalar(value)
        else { return nil }
        switch value {
        case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x1_0000...: return scalar
        default: return nil
        }
    }
}
