/// Finds some values in a JSON document without making anything else of it.
///
/// It reads less than JSON allows (no escapes in the names on the way, no nesting beyond 32), and
/// gives up on what it doesn't know or what isn't JSON.
struct JSONScanner {
    /// What is at a place of a document.
    enum Value: Hashable {
        /// The bytes between the quotes, and whether they stand for themselves, without escapes.
        case text(Range<Int>, isPlain: Bool)
        /// A number, true, false or null.
        case literal(Range<Int>)
        case object(Range<Int>)
        case array(Range<Int>)
    }

    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The text at a path of object members. Nil where there is none, or the document isn't one that
    /// this can read to its end.
    mutating func text(at path: [StaticString]) -> String? {
        guard let last = path.last, let found = members([last], at: path.dropLast())?[0],
            case .text(let range, isPlain: true) = found
        else { return nil }
        return String(validating: bytes[range], as: UTF8.self)
    }

    /// The values of some members of the object at a path, nil where it lacks one. Nil where the
    /// document isn't one that this can read to its end.
    ///
    /// - Parameter path: no members for the document itself.
    mutating func members(
        _ names: [StaticString],
        at path: ArraySlice<StaticString> = []
    ) -> [Value?]? {
        var search = Search(names: names)
        place = 0
        guard value(depth: 0, path, &search) != nil, next() == nil else { return nil }
        return search.found
    }

    /// The values of the first members of a document that is known to be sound, as far as they
    /// come before any other: what the program wrote itself needn't be read to its end.
    mutating func leadingMembers(_ names: [StaticString]) -> [Value?] {
        var search = Search(names: names)
        place = 0
        guard next() == UInt8(ascii: "{") else { return search.found }
        place += 1
        while next() == UInt8(ascii: "\""), let (name, _) = string(), next() == UInt8(ascii: ":") {
            place += 1
            guard let index = search.index(of: bytes[name]) else { break }
            search.found[index] = value(depth: 1, nil, &search)
            guard next() == UInt8(ascii: ","), skip() else { break }
        }
        return search.found
    }

    /// The elements of an array that ``members(_:at:)`` found.
    mutating func elements(of array: Range<Int>) -> [Value] {
        var elements: [Value] = []
        var search = Search(names: [])
        place = array.lowerBound + 1
        while next() != UInt8(ascii: "]"), let element = value(depth: 1, nil, &search) {
            elements.append(element)
            guard next() == UInt8(ascii: ","), skip() else { break }
        }
        return elements
    }

    /// The members that are looked for.
    private struct Search {
        let names: [StaticString]
        var found: [Value?]

        init(names: [StaticString]) {
            self.names = names
            found = Array(repeating: nil, count: names.count)
        }

        func index(of name: ArraySlice<UInt8>) -> Int? {
            names.firstIndex { $0.withUTF8Buffer { name.elementsEqual($0) } }
        }
    }

    /// Passes over a value, and notes the members that are looked for in it.
    ///
    /// - Parameter path: the way to the object that has them; nil where they aren't in it.
    private mutating func value(
        depth: Int,
        _ path: ArraySlice<StaticString>?,
        _ search: inout Search
    ) -> Value? {
        guard depth < 32, let first = next() else { return nil }
        let start = place
        switch first {
        case UInt8(ascii: "{"):
            return members(depth: depth, path, &search) ? .object(start..<place) : nil
        case UInt8(ascii: "["):
            return elements(depth: depth, &search) ? .array(start..<place) : nil
        case UInt8(ascii: "\""):
            return string().map { .text($0, isPlain: $1) }
        default:
            while place < bytes.count, Self.isOfLiteral(bytes[place]) { place += 1 }
            return place > start ? .literal(start..<place) : nil
        }
    }

    private mutating func members(
        depth: Int,
        _ path: ArraySlice<StaticString>?,
        _ search: inout Search
    ) -> Bool {
        place += 1
        if next() == UInt8(ascii: "}") { return skip() }
        while next() == UInt8(ascii: "\""), let (name, _) = string(), next() == UInt8(ascii: ":") {
            place += 1
            let isOnPath = path?.first?.withUTF8Buffer { bytes[name].elementsEqual($0) } ?? false
            let inner = isOnPath ? path?.dropFirst() : nil
            guard let value = value(depth: depth + 1, inner, &search) else { return false }
            if path?.isEmpty == true, let index = search.index(of: bytes[name]) {
                search.found[index] = value
            }
            if next() == UInt8(ascii: "}") { return skip() }
            guard next() == UInt8(ascii: ","), skip() else { return false }
        }
        return false
    }

    private mutating func elements(depth: Int, _ search: inout Search) -> Bool {
        place += 1
        if next() == UInt8(ascii: "]") { return skip() }
        while value(depth: depth + 1, nil, &search) != nil {
            if next() == UInt8(ascii: "]") { return skip() }
            guard next() == UInt8(ascii: ","), skip() else { return false }
        }
        return false
    }

    /// Passes over a string, and says whether it is there without escapes.
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
