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
