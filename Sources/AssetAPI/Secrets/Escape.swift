/// A character of a text that is written as an escape of URLs and forms (`%2F`, or `%252F` where it
/// was escaped twice), of JSON and C (`\/`, `\u002f`, `\x2f`, with up to 8 backslashes), of HTML
/// (`&amp;`, `&#47;`) or of mail (`=2F`, and `=` before the end of a line).
struct Escape {
    /// The bytes that an escape may begin with.
    static let leads = Array(#"%\&="#.utf8)
    private static let entities: [(name: StaticString, byte: UInt8)] = [
        ("amp;", UInt8(ascii: "&")), ("lt;", UInt8(ascii: "<")), ("gt;", UInt8(ascii: ">")),
        ("quot;", UInt8(ascii: "\"")), ("apos;", UInt8(ascii: "'")),
    ]

    /// What it stands for: one byte, or those of one character.
    var bytes: [UInt8]
    /// How many bytes of the text it takes up.
    var length: Int

    /// The escape that begins at a place; nil where none does.
    init?(in text: [UInt8], at place: Int) {
        switch text[place] {
        case UInt8(ascii: "%"): self.init(percent: text[(place + 1)...])
        case UInt8(ascii: "\\"): self.init(backslash: text[(place + 1)...])
        case UInt8(ascii: "&"): self.init(entity: text[(place + 1)...])
        case UInt8(ascii: "="): self.init(equals: text[(place + 1)...])
        default: return nil
        }
    }

    /// A text with all its escapes undone.
    static func plain(_ text: [UInt8]) -> [UInt8] {
        var plain: [UInt8] = []
        var place = 0
        while place < text.count {
            let escaped = Escape(in: text, at: place)
            plain += escaped?.bytes ?? [text[place]]
            place += escaped?.length ?? 1
        }
        return plain
    }

    private init?(percent rest: ArraySlice<UInt8>) {
        var digits = rest
        while digits.starts(with: "25".utf8), digits.count >= 4,
            Self.number(digits.dropFirst(2).prefix(2), 16) != nil
        {
            digits = digits.dropFirst(2)
        }
        guard digits.count >= 2, let byte = Self.number(digits.prefix(2), 16) else { return nil }
        self.init([UInt8(byte)], length: 1 + rest.count - digits.count + 2)
    }

    private init?(backslash rest: ArraySlice<UInt8>) {
        // No more of them than nested JSON has, or a text of nothing else would take for ever.
        let more = rest.prefix(7).prefix { $0 == UInt8(ascii: "\\") }
        let escaped = rest.dropFirst(more.count)
        guard let first = escaped.first else { return nil }
        let skipped = 1 + rest.count - escaped.count
        let digits = escaped.dropFirst().prefix(4)
        if first == UInt8(ascii: "u"), digits.count == 4, let code = Self.number(digits, 16) {
            self.init(code, length: skipped + 5)
        } else if first == UInt8(ascii: "x"), digits.count >= 2,
            let code = Self.number(digits.prefix(2), 16)
        {
            self.init([UInt8(code)], length: skipped + 3)
        } else {
            // An end of a line or a tabulator stands for itself: for white space.
            let isBlank = "nrtbf".utf8.contains(first)
            self.init([isBlank ? 0x20 : first], length: skipped + 1)
        }
    }

    private init?(equals rest: ArraySlice<UInt8>) {
        if rest.first == 0x0A || rest.starts(with: [0x0D, 0x0A]) {
            self.init([], length: rest.first == 0x0A ? 2 : 3)
            return
        }
        guard rest.count >= 2, let byte = Self.number(rest.prefix(2), 16) else { return nil }
        self.init([UInt8(byte)], length: 3)
    }

    private init?(entity rest: ArraySlice<UInt8>) {
        if rest.first == UInt8(ascii: "#") {
            let isHexadecimal = rest.dropFirst().first.map { $0 | 0x20 } == UInt8(ascii: "x")
            let start = rest.dropFirst(isHexadecimal ? 2 : 1)
            let digits = start.prefix(7).prefix { $0 != UInt8(ascii: ";") }
            guard start.dropFirst(digits.count).first == UInt8(ascii: ";"),
                let code = Self.number(digits, isHexadecimal ? 16 : 10)
            else { return nil }
            self.init(code, length: rest.count - start.count + digits.count + 2)
            return
        }
        for (name, byte) in Self.entities where name.withUTF8Buffer({ rest.starts(with: $0) }) {
            self.init([byte], length: 1 + name.utf8CodeUnitCount)
            return
        }
        return nil
    }

    private init?(_ code: UInt32, length: Int) {
        guard let scalar = Unicode.Scalar(code) else { return nil }
        self.init(Array(String(scalar).utf8), length: length)
    }

    private init(_ bytes: [UInt8], length: Int) {
        self.bytes = bytes
        self.length = length
    }

    private static func number(_ digits: ArraySlice<UInt8>, _ radix: UInt32) -> UInt32? {
        guard !digits.isEmpty else { return nil }
        var number: UInt32 = 0
        for digit in digits {
            let value: UInt8
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): value = digit - UInt8(ascii: "A") + 10
            default: return nil
            }
            guard value < radix else { return nil }
            number = number * radix + UInt32(value)
        }
        return number
    }
}
