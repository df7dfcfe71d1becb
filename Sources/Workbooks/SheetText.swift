/// Texts as cells of a workbook hold them. Pure.
package enum SheetText {
    /// What a cell holds at most, in UTF-16 units (Excel specifications and limits).
    package static let longest = 32_767

    /// How much of a cell's room a text takes, in UTF-16 units.
    ///
    /// An underscore with which something begins that looks like an escape, such as `_x0041_`, is written as
    /// an escape itself.
    package static func length(_ text: some StringProtocol) -> Int {
        text.utf16.count + (escape.utf8.count - 1) * escapes(text).count
    }

    /// A text as the XML of a cell has it, so that it is read as it was (ECMA-376, part 1, 22.9.2.19,
    /// ST_Xstring). The library escapes control characters but NUL.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == underscore || $0 == 0 || $0 == 0xEF }) else {
            return text
        }
        let escapes = Set(escapes(text))
        var result = String.UnicodeScalarView()
        for index in text.unicodeScalars.indices {
            let scalar = text.unicodeScalars[index]
            switch scalar.value {
            case 0: result += "_x0000_".unicodeScalars
            case 0xFFFE: result += "_xFFFE_".unicodeScalars
            case 0xFFFF: result += "_xFFFF_".unicodeScalars
            default:
                if escapes.contains(index) {
                    result += escape.unicodeScalars
                } else {
                    result.append(scalar)
                }
            }
        }
        return String(result)
    }

    /// What readers make of a text that was written without ``escaped(_:)``, where it has but escaped
    /// underscores in it.
    package static func unescaped(_ text: String) -> String {
        text.utf8.contains(underscore) ? text.replacing(escape, with: "_") : text
    }

    private static let escape = "_x005F_"
    private static let underscore = UInt8(ascii: "_")

    private static func escapes(_ text: some StringProtocol) -> [String.Index] {
        guard text.utf8.contains(underscore) else { return [] }
        let bytes = text.utf8
        return bytes.indices.filter { bytes[$0] == underscore && isEscape(bytes[$0...].prefix(7)) }
    }

    /// Whether it is `_x`, four hexadecimal digits, and `_`.
    private static func isEscape(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.count == 7 && bytes.dropFirst().first == UInt8(ascii: "x")
            && bytes.dropFirst(6).first == underscore
            && bytes.dropFirst(2).prefix(4).allSatisfy {
                Character(Unicode.Scalar($0)).isHexDigit
            }
    }
}
