import Foundation

/// JSON as the text of a column.
enum JSONText {
    static func encode(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func decode<Value: Decodable>(_ text: String) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(text.utf8))
    }
}

extension JSONText {
    /// An array of texts, such as a row's cells: without a decoder, which took 5 µs of each row's 17 in
    /// an export (measured on a million rows of ten cells), where nothing in it is unusual.
    ///
    /// - Throws: a `DecodingError`.
    static func texts(of utf8: [UInt8]) throws -> [String?] {
        if let texts = TextArrayScanner.texts(of: utf8) { return texts }
        return try JSONDecoder().decode([String?].self, from: Data(utf8))
    }
}

/// Reads an array of texts as `JSONLine` writes it.
private enum TextArrayScanner {
    /// Nil where it is written in any other way, or is none.
    static func texts(of utf8: [UInt8]) -> [String?]? {
        guard utf8.first == UInt8(ascii: "["), utf8.last == UInt8(ascii: "]") else { return nil }
        var texts: [String?] = []
        var place = 1
        let end = utf8.count - 1
        if place == end { return [] }
        while place < end {
            if utf8[place] == UInt8(ascii: "\"") {
                guard let close = close(utf8, from: place + 1, to: end) else { return nil }
                guard let text = text(utf8[(place + 1)..<close]) else { return nil }
                texts.append(text)
                place = close + 1
            } else {
                guard utf8[place...].starts(with: "null".utf8) else { return nil }
                texts.append(nil)
                place += 4
            }
            if place == end { return texts }
            guard place < end, utf8[place] == UInt8(ascii: ",") else { return nil }
            place += 1
        }
        return nil
    }

    /// Where the text ends that begins at a place.
    private static func close(_ utf8: [UInt8], from start: Int, to end: Int) -> Int? {
        var place = start
        while place < end {
            switch utf8[place] {
            case UInt8(ascii: "\""): return place
            case UInt8(ascii: "\\"): place += 2
            case 0..<0x20: return nil
            default: place += 1
            }
        }
        return nil
    }

    /// A text without its escapes; nil where there is one of four digits.
    private static func text(_ utf8: ArraySlice<UInt8>) -> String? {
        guard utf8.contains(UInt8(ascii: "\\")) else {
            return String(decoding: utf8, as: UTF8.self)
        }
        var plain: [UInt8] = []
        var rest = utf8
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                plain.append(byte)
                continue
            }
            switch rest.popFirst() {
            case UInt8(ascii: "\""): plain.append(UInt8(ascii: "\""))
            case UInt8(ascii: "\\"): plain.append(UInt8(ascii: "\\"))
            case UInt8(ascii: "/"): plain.append(UInt8(ascii: "/"))
            case UInt8(ascii: "n"): plain.append(0x0A)
            case UInt8(ascii: "r"): plain.append(0x0D)
            case UInt8(ascii: "t"): plain.append(0x09)
            default: return nil
            }
        }
        return String(decoding: plain, as: UTF8.self)
    }
}
