/// Finds one text in a JSON document without making anything else of it.
///
/// It reads less than JSON allows (no escapes in the names on the way nor in the text itself, no
/// nesting beyond 32), and gives up on what it doesn't know or what isn't JSON.
struct JSONScanner {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The text at a path of object members. Nil where there is none, or the document isn't one that
    /// this can read to its end.
    mutating func text(at path: [StaticString]) -> String? {
        var found: Range<Int>?
        guard value(depth: 0, path[...], &found), next() == nil, let found else { return nil }
        return String(validating: bytes[found], as: UTF8.self)
    }

    /// Passes over a value, and notes the text at the path's end in it.
    private mutating func value(
        depth: Int,
        _ path: ArraySlice<StaticString>?,
        _ found: inout Range<Int>?
    ) -> Bool {
        guard depth < 32, let first = next() else { return false }
        switch first {
        case UInt8(ascii: "{"): return members(depth: depth, path, &found)
        case UInt8(ascii: "["): return elements(depth: depth, &found)
        case UInt8(ascii: "\""):
            guard let (text, isPlain) = string() else { return false }
            guard path?.isEmpty == true else { return true }
            found = text
            return isPlain
        default:
            // A number, true, false or null.
            let start = place
            while place < bytes.count, Self.isOfLiteral(bytes[place]) { place += 1 }
            return place > start
        }
    }

    private mutating func members(
        depth: Int,
        _ path: ArraySlice<StaticString>?,
        _ found: inout Range<Int>?
    ) -> Bool {
        place += 1
        if next() == UInt8(ascii: "}") { return skip() }
        while next() == UInt8(ascii: "\""), let (name, _) = string(), next() == UInt8(ascii: ":") {
            place += 1
            let isOnPath = path?.first?.withUTF8Buffer { bytes[name].elementsEqual($0) } ?? false
            guard value(depth: depth + 1, isOnPath ? path?.dropFirst() : nil, &found) else {
                return false
            }
            if next() == UInt8(ascii: "}") { return skip() }
            guard next() == UInt8(ascii: ","), skip() else { return false }
        }
        return false
    }

    private mutating func elements(depth: Int, _ found: inout Range<Int>?) -> Bool {
        place += 1
        if next() == UInt8(ascii: "]") { return skip() }
        while value(depth: depth + 1, nil, &found) {
            if next() == UInt8(ascii: "]") { return skip() }
            guard next() == UInt8(ascii: ","), skip() else { return false }
        }
        return false
    }

    /// Passes over a string, and says whether it stands there without escapes.
    private mutating func string() -> (Range<Int>, isPlain: Bool)? {
        let start = place + 1
        var isPlain = true
        place = start
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\""):
                place += 1
                return (start..<(place - 1), isPlain)
            case UInt8(ascii: "\\"):
                isPlain = false
                place += 2
            case 0..<0x20: return nil
            default: place += 1
            }
        }
        return nil
    }

    private mutating func skip() -> Bool {
        place += 1
        return true
    }

    /// The next byte that isn't white space.
    private mutating func next() -> UInt8? {
        while place < bytes.count {
            switch bytes[place] {
            case 0x20, 0x09, 0x0A, 0x0D: place += 1
            default: return bytes[place]
            }
        }
        return nil
    }

    private static func isOfLiteral(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "E"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
