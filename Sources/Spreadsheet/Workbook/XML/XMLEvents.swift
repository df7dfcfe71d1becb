/// Is told what comes in XML. What it is shown is only there for the call.
protocol XMLEvents {
    mutating func start(_ element: XMLElement)
    mutating func end(_ name: XMLName)
    /// Some text; one text may come in several pieces.
    mutating func text(_ text: XMLText)
}

extension XMLEvents {
    mutating func end(_ name: XMLName) {}
    mutating func text(_ text: XMLText) {}
}

/// What is wrong with a piece of XML.
struct XMLFault: Error {
    var reason: String
    /// Of the XML, 1-based.
    var line: Int
}

/// The name of an element or an attribute, known by its digest: names are many, and few of them matter.
struct XMLName: Hashable {
    private let digest: UInt64

    init(_ text: StaticString) {
        var hash = Hash()
        text.withUTF8Buffer { for byte in $0 { hash.add(byte) } }
        self.init(hash)
    }

    init(_ text: some Sequence<UInt8>) {
        var hash = Hash()
        for byte in text { hash.add(byte) }
        self.init(hash)
    }

    init(_ hash: Hash) { digest = hash.value }

    /// FNV-1a.
    struct Hash {
        fileprivate var value: UInt64 = 0xCBF2_9CE4_8422_2325

        @inline(__always)
        mutating func add(_ byte: UInt8) {
            value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
    }
}

/// An element as it begins.
struct XMLElement {
    let name: XMLName
    let attributes: UnsafeBufferPointer<XMLAttribute>

    /// The value of an attribute by its whole name; nil where there is none.
    subscript(_ name: XMLName) -> XMLText? {
        for attribute in attributes where attribute.name == name { return attribute.value }
        return nil
    }

    /// The value of an attribute that has a prefix, whatever it is.
    subscript(anyPrefix name: XMLName) -> XMLText? {
        for attribute in attributes {
            guard let colon = attribute.text.firstIndex(of: UInt8(ascii: ":")) else { continue }
            if XMLName(attribute.text[(colon + 1)...]) == name { return attribute.value }
        }
        return nil
    }
}

/// What an element says of itself.
struct XMLAttribute {
    /// With its prefix.
    let name: XMLName
    /// The same as it is written.
    let text: XMLText
    let value: XMLText
}

/// Some text of XML, as UTF-8: only there for the call in which it is shown.
struct XMLText: RandomAccessCollection {
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ start: UnsafePointer<UInt8>, count: Int) {
        bytes = UnsafeBufferPointer(start: start, count: count)
    }

    var startIndex: Int { 0 }
    var endIndex: Int { bytes.count }
    subscript(_ index: Int) -> UInt8 { bytes[index] }

    var string: String { String(decoding: bytes, as: UTF8.self) }

    /// The whole number that it is, without a sign; nil where it is none.
    var number: Int? {
        var value = 0
        guard !isEmpty, count < 19 else { return nil }
        for byte in bytes {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }

    /// Whether XML Schema takes it for true.
    var isTrue: Bool { elementsEqual("1".utf8) || elementsEqual("true".utf8) }

    func append(to array: inout [UInt8]) { array.append(contentsOf: bytes) }
}

/// The elements that are open at a place in XML, the outermost first.
struct OpenElements {
    private var elements: [Element] = []
    /// Their names as they are written, one behind the other, and what is left of names before.
    private var text: [UInt8] = []

    private struct Element {
        let name: XMLName
        /// Where its name is in the text.
        let start: Int
        let end: Int
    }

    var isEmpty: Bool { elements.isEmpty }

    /// The name of the innermost.
    var last: XMLName? { elements.last?.name }

    /// The same as it is written.
    var lastText: ArraySlice<UInt8> {
        guard let last = elements.last else { return [] }
        return text[last.start..<last.end]
    }

    /// Tags that open them all, without attributes.
    var tags: [UInt8] {
        elements.flatMap { element in
            [UInt8(ascii: "<")] + text[element.start..<element.end] + [UInt8(ascii: ">")]
        }
    }

    /// Adds one within the innermost.
    @inline(__always)
    mutating func append(_ name: XMLName, _ written: Slice<UnsafeBufferPointer<UInt8>>) {
        let start = elements.last?.end ?? 0
        var end = start
        for byte in written {
            if end < text.count { text[end] = byte } else { text.append(byte) }
            end += 1
        }
        elements.append(Element(name: name, start: start, end: end))
    }

    /// Takes the innermost away.
    @inline(__always)
    mutating func removeLast() { elements.removeLast() }
}
