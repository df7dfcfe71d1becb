/// Reads one JSON object (RFC 8259) of one line into flat cells. Pure.
///
/// Our own, since every number must stay as it was written and every fault be placed, which no
/// parser that makes values of the text does.
struct JSONLineParser {
    /// What makes a line no row.
    struct Fault: Error, Hashable {
        var code: RecordProblem.Code
        /// The offset in the line.
        var offset: Int
        var message: String
    }

    /// A value that isn't an object, with its dotted path.
    struct Entry: Hashable {
        var path: [UInt8]
        /// Where its text is: in the bytes of the line, or after them where it had escapes. Nil
        /// for null.
        var text: Range<Int>?
        var offset: Int
        var isArray = false
    }

    /// An object within the line's object.
    struct Object: Hashable {
        var path: [UInt8]
        var offset: Int
    }

    /// Objects within objects, at most.
    static let mostNesting = 32

    /// The line, then the texts that had escapes.
    private(set) var bytes: [UInt8]
    private(set) var entries: [Entry] = []
    private(set) var objects: [Object] = []
    private let end: Int
    private var index = 0

    init(_ line: [UInt8]) {
        bytes = line
        end = line.count
    }

    /// Reads the line; the values are in ``entries`` then, in order.
    mutating func parse() throws(Fault) {
        skipSpace()
        guard index < end, bytes[index] == UInt8(ascii: "{") else {
            throw Fault(code: .notAnObject, offset: index, message: RecordProblem.Words.noObject)
        }
        try object(prefix: [], depth: 1)
        skipSpace()
        guard index == end else { throw bad("nothing may follow the object") }
    }

    private mutating func object(prefix: [UInt8], depth: Int) throws(Fault) {
        guard depth <= Self.mostNesting else {
            throw Fault(
                code: .tooDeep,
                offset: index,
                message: RecordProblem.Words.deepObjects(Self.mostNesting)
            )
        }
        index += 1
        skipSpace()
        if take(UInt8(ascii: "}")) { return }
        while true {
            skipSpace()
            guard index < end, bytes[index] == UInt8(ascii: "\"") else {
                throw bad("a key in quotes is expected")
            }
            let key = Array(bytes[try string()])
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw bad("a colon is expected after the key") }
            skipSpace()
            try value(path: prefix.isEmpty ? key : prefix + [UInt8(ascii: ".")] + key, depth: depth)
            skipSpace()
            if take(UInt8(ascii: ",")) { continue }
            guard take(UInt8(ascii: "}")) else { throw bad("a comma or } is expected") }
            return
        }
    }

    private mutating func value(path: [UInt8], depth: Int) throws(Fault) {
        guard index < end else { throw bad("a value is expected") }
        let offset = index
        switch bytes[index] {
        case UInt8(ascii: "{"):
            objects.append(Object(path: path, offset: offset))
            try object(prefix: path, depth: depth + 1)
        case UInt8(ascii: "["):
            try array(path: path, depth: depth)
        case UInt8(ascii: "\""):
            entries.append(Entry(path: path, text: try string(), offset: offset))
        default:
            let isNull = try literal()
            entries.append(Entry(path: path, text: isNull ? nil : offset..<index, offset: offset))
        }
    }

    /// An array, whose text is kept as it was written; one with nothing in it is no value.
    private mutating func array(path: [UInt8], depth: Int) throws(Fault) {
        let offset = index
        try skipArray(depth: depth + 1)
        let isEmpty = bytes[(offset + 1)..<(index - 1)].allSatisfy { $0 <= 0x20 }
        entries.append(
            Entry(
                path: path,
                text: isEmpty ? nil : offset..<index,
                offset: offset,
                isArray: !isEmpty
            )
        )
    }

    private mutating func skipArray(depth: Int) throws(Fault) {
        guard depth <= Self.mostNesting else {
            throw Fault(code: .tooDeep, offset: index, message: RecordProblem.Words.deepLists)
        }
        index += 1
        skipSpace()
        if take(UInt8(ascii: "]")) { return }
        while true {
            skipSpace()
            guard index < end else { throw bad("a value is expected") }
            switch bytes[index] {
            case UInt8(ascii: "["): try skipArray(depth: depth + 1)
            case UInt8(ascii: "{"):
                let kept = (entries.count, objects.count)
                try object(prefix: [], depth: depth + 1)
                entries.removeSubrange(kept.0...)
                objects.removeSubrange(kept.1...)
            case UInt8(ascii: "\""): _ = try string()
            default: _ = try literal()
            }
            skipSpace()
            if take(UInt8(ascii: ",")) { continue }
            guard take(UInt8(ascii: "]")) else { throw bad("a comma or ] is expected") }
            return
        }
    }

    /// Goes past true, false, null or a number; true for null.
    private mutating func literal() throws(Fault) -> Bool {
        let start = index
        while index < end, !Self.endsLiteral(bytes[index]) { index += 1 }
        let text = bytes[start..<index]
        if text.elementsEqual("null".utf8) { return true }
        if text.elementsEqual("true".utf8) || text.elementsEqual("false".utf8) { return false }
        guard JSONNumber.isValid(text) else {
            index = start
            throw bad("a value is expected: text needs quotes")
        }
        return false
    }

    private static func endsLiteral(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ":"),
            UInt8(ascii: "\""), 0x20, 0x09, 0x0A, 0x0D:
            true
        default: false
        }
    }

    private mutating func skipSpace() {
        while index < end, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard index < end, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    /// - Parameters:
    ///   - reason: in the middle of a sentence.
    ///   - offset: where it is found; nil for where the parser is.
    private func bad(_ reason: String, at offset: Int? = nil) -> Fault {
        Fault(
            code: .badJSON,
            offset: offset ?? index,
            message: RecordProblem.Words.badJSON(reason)
        )
    }
}

// MARK: - Strings

extension JSONLineParser {
    /// Goes past a string, and says where its text is.
    private mutating func string() throws(Fault) -> Range<Int> {
        let start = index + 1
        index = start
        while index < end {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                index += 1
                return start..<(index - 1)
            case UInt8(ascii: "\\"):
                return try escapedString(from: start)
            case 0..<0x20:
                throw bad("a control character in a string has to be escaped")
            default:
                index += 1
            }
        }
        throw bad("a string isn't closed", at: start - 1)
    }

    private mutating func escapedString(from start: Int) throws(Fault) -> Range<Int> {
        let textStart = bytes.count
        bytes.append(contentsOf: bytes[start..<index])
        while index < end {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                return textStart..<bytes.count
            case UInt8(ascii: "\\"):
                try escape()
            case 0..<0x20:
                throw bad("a control character in a string has to be escaped")
            default:
                bytes.append(byte)
                index += 1
            }
        }
        throw bad("a string isn't closed", at: start - 1)
    }

    private mutating func escape() throws(Fault) {
        let start = index
        index += 1
        guard index < end else { throw bad("a string isn't closed") }
        let letter = bytes[index]
        index += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): bytes.append(letter)
        case UInt8(ascii: "b"): bytes.append(0x08)
        case UInt8(ascii: "f"): bytes.append(0x0C)
        case UInt8(ascii: "n"): bytes.append(0x0A)
        case UInt8(ascii: "r"): bytes.append(0x0D)
        case UInt8(ascii: "t"): bytes.append(0x09)
        case UInt8(ascii: "u"):
            bytes.append(contentsOf: Array(String(try scalar(from: start)).utf8))
        default:
            index = start
            throw bad("this escape isn't one of JSON's")
        }
    }

    /// The character of `\uXXXX`, or of the pair that makes one.
    private mutating func scalar(from start: Int) throws(Fault) -> Unicode.Scalar {
        let first = try hexadecimal(start)
        if let scalar = Unicode.Scalar(first) { return scalar }
        let isHigh = first < 0xDC00
        if isHigh, index + 1 < end, bytes[index] == UInt8(ascii: "\\"),
            bytes[index + 1] == UInt8(ascii: "u")
        {
            index += 2
            let second = try hexadecimal(start)
            if (0xDC00..<0xE000).contains(second),
                let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
            {
                return scalar
            }
        }
        index = start
        throw bad("half of a surrogate pair stands alone")
    }

    private mutating func hexadecimal(_ start: Int) throws(Fault) -> UInt32 {
        let digits = bytes[index..<min(index + 4, end)]
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else {
            index = start
            throw bad("\\u wants four hexadecimal digits")
        }
        index += 4
        return value
    }
}

/// The grammar of JSON's numbers (RFC 8259, 6): nothing is made of them but this check.
enum JSONNumber {
    static func isValid(_ text: ArraySlice<UInt8>) -> Bool {
        var rest = text
        if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        if rest.first == UInt8(ascii: "0") {
            rest.removeFirst()
        } else if !takeDigits(&rest) {
            return false
        }
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            guard takeDigits(&rest) else { return false }
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest.removeFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
                rest.removeFirst()
            }
            guard takeDigits(&rest) else { return false }
        }
        return rest.isEmpty
    }

    private static func takeDigits(_ text: inout ArraySlice<UInt8>) -> Bool {
        let digits = text.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        text.removeFirst(digits.count)
        return !digits.isEmpty
    }
}
