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

    /// The same of an array of such arrays, such as what was found of a row.
    static func lists(of utf8: [UInt8]) throws -> [[String?]] {
        if let lists = TextArrayScanner.lists(of: utf8) { return lists }
        return try JSONDecoder().decode([[String?]].self, from: Data(utf8))
    }
}

/// Reads arrays of texts as `JSONLine` and SQLite write them.
private enum TextArrayScanner {
    /// Nil where it is written in any other way, or is none.
    static func texts(of utf8: [UInt8]) -> [String?]? {
        var place = 0
        let found = texts(of: utf8, at: &place)
        return place == utf8.count ? found : nil
    }

    /// The same of an array of them.
    static func lists(of utf8: [UInt8]) -> [[String?]]? {
        var place = 0
        let found = array(of: utf8, at: &place) { texts(of: utf8, at: &$0) }
        return place == utf8.count ? found : nil
    }

    private static func texts(of utf8: [UInt8], at place: inout Int) -> [String?]? {
        array(of: utf8, at: &place) { place -> String?? in
            if utf8[place] == UInt8(ascii: "\"") {
                guard let close = close(utf8, from: place + 1, to: utf8.count),
                    let text = text(utf8[(place + 1)..<close])
                else { return nil }
                place = close + 1
                return .some(text)
            }
            guard utf8[place...].starts(with: "null".utf8) else { return nil }
            place += 4
            return .some(nil)
        }
    }

    /// The array that begins at a place, which is moved behind it.
    ///
    /// - Parameter element: reads one that begins within the bytes, and moves the place behind it.
    private static func array<Element>(
        of utf8: [UInt8],
        at place: inout Int,
        _ element: (inout Int) -> Element?
    ) -> [Element]? {
        guard place < utf8.count, utf8[place] == UInt8(ascii: "[") else { return nil }
        place += 1
        var elements: [Element] = []
        if place < utf8.count, utf8[place] == UInt8(ascii: "]") {
            place += 1
            return elements
        }
        while place < utf8.count {
            guard let next = element(&place), place < utf8.count else { return nil }
            elements.append(next)
            place += 1
            switch utf8[place - 1] {
            case UInt8(ascii: "]"): return elements
            case UInt8(ascii: ","): continue
            default: return nil
            }
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
