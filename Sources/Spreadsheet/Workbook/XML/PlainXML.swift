/// Takes plain XML apart: UTF-8, elements and attributes with names of ASCII, and texts with XML's own entities.
/// That is nearly all that workbooks are made of, and it takes a fraction of the time of a whole parser.
///
/// The scan ends before whatever isn't plain, be it a comment or damage: another parser judges that. So what
/// is taken here is well-formed XML.
///
/// The unsafe code is sound because each place is compared with the end before it is read, and because no
/// pointer is kept behind the call in which it is given.
struct PlainXML {
    /// Whether elements are named without the prefixes of their namespaces.
    let dropsPrefixes: Bool

    private var opened = OpenElements()
    /// Whether it was looked how the document begins, and whether it began with something to be left out.
    private var hasBegun = false
    private var hasHead = false
    private var hasRoot = false

    private typealias Bytes = UnsafeBufferPointer<UInt8>
    private typealias Attributes = UnsafeMutableBufferPointer<XMLAttribute>

    /// How far a scan came.
    struct Progress {
        /// How many bytes were taken. The others have to come again, before those that follow them.
        var taken: Int
        /// False where what follows is for another parser.
        var isPlain: Bool
    }

    /// What was found at a place.
    private enum Step {
        /// Something that ends before this place.
        case next(Int)
        /// Something that goes on behind the piece.
        case cutOff
        case odd
    }

    private static let mostAttributes = 24
    /// In bytes, so that one which never ends isn't looked at again and again.
    private static let longestTag = 64 << 10
    private static let longestReference = 12

    init(dropsPrefixes: Bool) {
        self.dropsPrefixes = dropsPrefixes
    }

    /// What brings another parser to where this one is.
    var opening: [UInt8] {
        opened.isEmpty ? Array((hasRoot ? "<a/>" : hasHead ? " " : "").utf8) : opened.tags
    }

    /// Takes what is plain and whole of a piece.
    ///
    /// - Parameter events: is told what comes.
    mutating func scan(
        _ bytes: [UInt8],
        isLast: Bool,
        _ events: inout some XMLEvents
    ) -> Progress {
        bytes.withUnsafeBufferPointer { bytes in
            withUnsafeTemporaryAllocation(of: XMLAttribute.self, capacity: Self.mostAttributes) {
                scan(bytes, isLast: isLast, $0, &events)
            }
        }
    }

    private mutating func scan(
        _ bytes: Bytes,
        isLast: Bool,
        _ attributes: Attributes,
        _ events: inout some XMLEvents
    ) -> Progress {
        var place = 0
        if !hasBegun {
            guard bytes.count >= XMLDeclaration.longest || isLast else {
                return Progress(taken: 0, isPlain: true)
            }
            guard let head = XMLDeclaration.length(in: bytes), head < bytes.count,
                head > 0 || bytes[0] == UInt8(ascii: "<")
            else { return Progress(taken: 0, isPlain: false) }
            hasBegun = true
            hasHead = head > 0
            place = head
        }
        while place < bytes.count {
            let step =
                if bytes[place] == UInt8(ascii: "<") {
                    tag(bytes, at: place, attributes, &events)
                } else if opened.isEmpty {
                    Self.space(bytes, at: place)
                } else {
                    text(bytes, at: place, &events)
                }
            switch step {
            case .next(let next): place = next
            case .cutOff where !isLast && bytes.count - place < Self.longestTag:
                return Progress(taken: place, isPlain: true)
            case .cutOff, .odd: return Progress(taken: place, isPlain: false)
            }
        }
        return Progress(taken: place, isPlain: !isLast || opened.isEmpty && hasRoot)
    }

    // MARK: Tags

    @inline(__always)
    private mutating func tag(
        _ bytes: Bytes,
        at start: Int,
        _ attributes: Attributes,
        _ events: inout some XMLEvents
    ) -> Step {
        guard start + 1 < bytes.count else { return .cutOff }
        if bytes[start + 1] == UInt8(ascii: "/") {
            return endTag(bytes, at: start + 2, &events)
        }
        guard Self.beginsName(bytes[start + 1]) else { return .odd }
        guard !opened.isEmpty || !hasRoot else { return .odd }
        return startTag(bytes, at: start + 1, attributes, &events)
    }

    @inline(__always)
    private mutating func endTag(
        _ bytes: Bytes,
        at start: Int,
        _ events: inout some XMLEvents
    ) -> Step {
        guard let name = opened.last else { return .odd }
        var place = start
        for byte in opened.lastText {
            guard place < bytes.count else { return .cutOff }
            guard bytes[place] == byte else { return .odd }
            place += 1
        }
        while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
        guard place < bytes.count else { return .cutOff }
        guard bytes[place] == UInt8(ascii: ">") else { return .odd }
        opened.removeLast()
        events.end(name)
        return .next(place + 1)
    }

    @inline(__always)
    private mutating func startTag(
        _ bytes: Bytes,
        at start: Int,
        _ attributes: Attributes,
        _ events: inout some XMLEvents
    ) -> Step {
        var place = start
        let name = Self.name(bytes, at: &place, dropsPrefixes: dropsPrefixes)
        let nameEnd = place
        var count = 0
        while true {
            let gap = place
            while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
            guard place < bytes.count else { return .cutOff }
            switch bytes[place] {
            case UInt8(ascii: ">"):
                hasRoot = true
                opened.append(name, bytes[start..<nameEnd])
                events.start(element(name, attributes, count))
                return .next(place + 1)
            case UInt8(ascii: "/"):
                guard place + 1 < bytes.count else { return .cutOff }
                guard bytes[place + 1] == UInt8(ascii: ">") else { return .odd }
                hasRoot = true
                events.start(element(name, attributes, count))
                events.end(name)
                return .next(place + 2)
            default:
                guard place > gap, count < attributes.count else { return .odd }
                let step = attribute(bytes, at: place, attributes, count)
                guard case .next(let next) = step else { return step }
                place = next
                count += 1
            }
        }
    }

    @inline(__always)
    private func element(_ name: XMLName, _ attributes: Attributes, _ count: Int) -> XMLElement {
        XMLElement(
            name: name,
            attributes: UnsafeBufferPointer(rebasing: attributes[..<count])
        )
    }

    /// Takes an attribute apart and puts it behind those of its element.
    @inline(__always)
    private func attribute(
        _ bytes: Bytes,
        at start: Int,
        _ attributes: Attributes,
        _ count: Int
    ) -> Step {
        guard let base = bytes.baseAddress, Self.beginsName(bytes[start]) else { return .odd }
        var place = start
        let name = Self.name(bytes, at: &place, dropsPrefixes: false)
        for index in 0..<count where attributes[index].name == name { return .odd }
        let text = XMLText(base + start, count: place - start)
        while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
        guard place < bytes.count else { return .cutOff }
        guard bytes[place] == UInt8(ascii: "=") else { return .odd }
        place += 1
        while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
        guard place < bytes.count else { return .cutOff }
        let quote = bytes[place]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return .odd }
        place += 1
        let valueStart = place
        while place < bytes.count, bytes[place] != quote {
            let byte = bytes[place]
            // An entity, or white space that counts as another one.
            guard byte >= 0x20, byte != UInt8(ascii: "<"), byte != UInt8(ascii: "&") else {
                return .odd
            }
            guard byte >= 0x80 else {
                place += 1
                continue
            }
            let step = Self.character(bytes, at: place)
            guard case .next(let next) = step else { return step }
            place = next
        }
        guard place < bytes.count else { return .cutOff }
        attributes.initializeElement(
            at: count,
            to: XMLAttribute(
                name: name,
                text: text,
                value: XMLText(base + valueStart, count: place - valueStart)
            )
        )
        return .next(place + 1)
    }

    /// The name at a place, which is moved behind it.
    @inline(__always)
    private static func name(
        _ bytes: Bytes,
        at place: inout Int,
        dropsPrefixes: Bool
    ) -> XMLName {
        var hash = XMLName.Hash()
        while place < bytes.count, isInName(bytes[place]) {
            if dropsPrefixes, bytes[place] == UInt8(ascii: ":") {
                hash = XMLName.Hash()
            } else {
                hash.add(bytes[place])
            }
            place += 1
        }
        return XMLName(hash)
    }

    // MARK: Texts

    /// Takes some text within an element: as far as it goes, an entity, or a line's end.
    @inline(__always)
    private func text(_ bytes: Bytes, at start: Int, _ events: inout some XMLEvents) -> Step {
        guard let base = bytes.baseAddress else { return .odd }
        var place = start
        while place < bytes.count {
            let byte = bytes[place]
            if Self.isOrdinary(byte) {
                place += 1
            } else if byte >= 0x80 {
                guard case .next(let next) = Self.character(bytes, at: place) else { break }
                place = next
            } else {
                break
            }
        }
        if place > start {
            events.text(XMLText(base + start, count: place - start))
            return .next(place)
        }
        switch bytes[place] {
        case UInt8(ascii: "&"): return reference(bytes, at: place, &events)
        case 0x0D:
            // Whatever ends a line, XML has a line feed.
            guard place + 1 < bytes.count else { return .cutOff }
            if bytes[place + 1] != 0x0A { tell("\n", &events) }
            return .next(place + 1)
        case UInt8(ascii: "]"):
            guard place + 2 < bytes.count else { return .cutOff }
            if bytes[place + 1] == UInt8(ascii: "]"), bytes[place + 2] == UInt8(ascii: ">") {
                return .odd
            }
            events.text(XMLText(base + place, count: 1))
            return .next(place + 1)
        case 0x80...: return Self.character(bytes, at: place)
        default: return .odd
        }
    }

    /// Takes an entity of XML's own, or a character by its number.
    private func reference(
        _ bytes: Bytes,
        at start: Int,
        _ events: inout some XMLEvents
    ) -> Step {
        let text = bytes[(start + 1)...].prefix(Self.longestReference)
        guard let end = text.firstIndex(of: UInt8(ascii: ";")) else {
            return text.count < Self.longestReference ? .cutOff : .odd
        }
        guard let scalar = XMLReference.scalar(String(decoding: text[..<end], as: UTF8.self))
        else { return .odd }
        tell(scalar, &events)
        return .next(end + 1)
    }

    private func tell(_ scalar: Unicode.Scalar, _ events: inout some XMLEvents) {
        let text = Array(String(scalar).utf8)
        text.withUnsafeBufferPointer { text in
            guard let base = text.baseAddress else { return }
            events.text(XMLText(base, count: text.count))
        }
    }

    /// White space outside of all elements.
    private static func space(_ bytes: Bytes, at start: Int) -> Step {
        isSpace(bytes[start]) ? .next(start + 1) : .odd
    }

    /// Looks at a character that isn't ASCII.
    @inline(__always)
    private static func character(_ bytes: Bytes, at place: Int) -> Step {
        switch UTF8Check.sequence(in: bytes, at: place, to: bytes.count) {
        case .cutOff: return .cutOff
        case .invalid: return .odd
        case .valid(let length):
            // U+FFFE and U+FFFF are none of XML's.
            let isNone =
                bytes[place] == 0xEF && bytes[place + 1] == 0xBF && bytes[place + 2] >= 0xBE
            return isNone ? .odd : .next(place + length)
        }
    }

    // MARK: Bytes

    @inline(__always)
    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    /// Whether a byte of a text needs no look.
    @inline(__always)
    private static func isOrdinary(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte < 0x80 && byte != UInt8(ascii: "<") && byte != UInt8(ascii: "&")
            && byte != UInt8(ascii: "]") || byte == 0x0A || byte == 0x09
    }

    @inline(__always)
    private static func beginsName(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
    }

    @inline(__always)
    private static func isInName(_ byte: UInt8) -> Bool {
        beginsName(byte) || byte &- 0x30 < 10 || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: ".")
    }
}
