import CExpat

/// Reads XML piece by piece, by expat, and says what comes.
///
/// A document type is refused, and with it every entity that isn't XML's own. The unsafe code is sound
/// because expat is given the address of this object, which outlives the parser, and because what it shows
/// of names and texts is used before the call in which it shows them is over: ``XMLText`` says so, too.
final class XMLReader {
    private let parser: OpaquePointer
    /// Only while a piece is taken in: whoever is told of it may own this reader.
    private var events: XMLEvents?
    private let dropsPrefixes: Bool
    private var hasDocumentType = false

    /// - Parameter dropsPrefixes: whether elements are named without the prefixes of their namespaces.
    init(dropsPrefixes: Bool) throws(XMLFault) {
        guard let parser = XML_ParserCreate(nil) else {
            throw XMLFault(reason: "expat can't be used", line: 0)
        }
        self.parser = parser
        self.dropsPrefixes = dropsPrefixes
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { data, name, attributes in
                guard let name, let attributes else { return }
                XMLReader.of(data) { $0.start(name, attributes) }
            },
            { data, name in
                guard let name else { return }
                XMLReader.of(data) { $0.events?.end($0.name(name)) }
            }
        )
        XML_SetCharacterDataHandler(parser) { data, text, count in
            guard let text else { return }
            XMLReader.of(data) { $0.events?.text(XMLText(text, count: Int(count))) }
        }
        XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
            XMLReader.of(data) { $0.refuseDocumentType() }
        }
    }

    deinit { XML_ParserFree(parser) }

    /// Takes the next piece.
    ///
    /// - Parameter events: is told what comes.
    /// - Throws: what is wrong with the XML, and on which line of it.
    func parse(_ bytes: [UInt8], isLast: Bool, _ events: XMLEvents) throws(XMLFault) {
        self.events = events
        defer { self.events = nil }
        let status = bytes.withUnsafeBytes { buffer in
            XML_Parse(
                parser,
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
                CInt(truncatingIfNeeded: buffer.count),
                isLast ? 1 : 0
            )
        }
        guard status != XML_STATUS_OK else { return }
        let line = Int(XML_GetCurrentLineNumber(parser))
        if hasDocumentType {
            throw XMLFault(reason: "a document type, which no workbook has", line: line)
        }
        let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) }
        throw XMLFault(reason: reason ?? "no XML", line: line)
    }

    private static func of(_ data: UnsafeMutableRawPointer?, _ body: (XMLReader) -> Void) {
        guard let data else { return }
        Unmanaged<XMLReader>.fromOpaque(data)._withUnsafeGuaranteedRef(body)
    }

    private func start(
        _ name: UnsafePointer<CChar>,
        _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>
    ) {
        events?.start(XMLElement(name: self.name(name), attributes: attributes))
    }

    private func name(_ text: UnsafePointer<CChar>) -> XMLName {
        var hash = XMLName.Hash()
        var place = text
        while place.pointee != 0 {
            if dropsPrefixes, place.pointee == UInt8(ascii: ":") {
                hash = XMLName.Hash()
            } else {
                hash.add(UInt8(bitPattern: place.pointee))
            }
            place += 1
        }
        return XMLName(hash)
    }

    private func refuseDocumentType() {
        hasDocumentType = true
        XML_StopParser(parser, 0)
    }
}

/// What is wrong with a piece of XML.
struct XMLFault: Error {
    var reason: String
    /// Of the XML, 1-based.
    var line: Int
}

/// Is told what comes in XML. What it is shown is only there for the call.
class XMLEvents {
    func start(_ element: XMLElement) {}
    func end(_ name: XMLName) {}
    func text(_ text: XMLText) {}
}

/// The name of an element or an attribute, known by its digest: names are many, and few of them matter.
struct XMLName: Hashable {
    private let digest: UInt64

    init(_ text: StaticString) {
        var hash = Hash()
        text.withUTF8Buffer { for byte in $0 { hash.add(byte) } }
        self.init(hash)
    }

    fileprivate init(_ hash: Hash) { digest = hash.value }

    /// FNV-1a.
    fileprivate struct Hash {
        var value: UInt64 = 0xCBF2_9CE4_8422_2325

        @inline(__always)
        mutating func add(_ byte: UInt8) {
            value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
    }
}

/// An element as it begins.
struct XMLElement {
    let name: XMLName
    fileprivate let attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>

    /// The value of an attribute by its whole name; nil where there is none.
    subscript(_ name: XMLName) -> XMLText? {
        value { text in
            var hash = XMLName.Hash()
            for byte in text { hash.add(byte) }
            return XMLName(hash) == name
        }
    }

    /// The value of an attribute that has a prefix, whatever it is.
    subscript(anyPrefix name: XMLName) -> XMLText? {
        value { text in
            guard let colon = text.firstIndex(of: UInt8(ascii: ":")) else { return false }
            var hash = XMLName.Hash()
            for byte in text[(colon + 1)...] { hash.add(byte) }
            return XMLName(hash) == name
        }
    }

    @inline(__always)
    private func value(_ isWanted: (XMLText) -> Bool) -> XMLText? {
        var place = attributes
        while let name = place[0], let value = place[1] {
            if isWanted(XMLText(name)) { return XMLText(value) }
            place += 2
        }
        return nil
    }
}

/// Some text of XML, as UTF-8: only there for the call in which it is shown.
struct XMLText: RandomAccessCollection {
    private let bytes: UnsafeBufferPointer<CChar>

    fileprivate init(_ text: UnsafePointer<CChar>, count: Int) {
        bytes = UnsafeBufferPointer(start: text, count: count)
    }

    fileprivate init(_ text: UnsafePointer<CChar>) {
        var count = 0
        while text[count] != 0 { count += 1 }
        self.init(text, count: count)
    }

    var startIndex: Int { 0 }
    var endIndex: Int { bytes.count }
    subscript(_ index: Int) -> UInt8 { UInt8(bitPattern: bytes[index]) }

    var string: String { String(decoding: self, as: UTF8.self) }

    /// The whole number that it is, without a sign; nil where it is none.
    var number: Int? {
        var value = 0
        guard !isEmpty, count < 19 else { return nil }
        for byte in self {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }

    /// Whether XML Schema takes it for true.
    var isTrue: Bool { elementsEqual("1".utf8) || elementsEqual("true".utf8) }

    func append(to array: inout [UInt8]) {
        bytes.withMemoryRebound(to: UInt8.self) { array.append(contentsOf: $0) }
    }
}
