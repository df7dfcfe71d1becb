import CExpat

/// Reads XML piece by piece by expat, and says what comes.
///
/// A document type is refused, and with it every entity that isn't XML's own. The unsafe code is sound
/// because expat is given the address of this object, which outlives the parser; because who is told of
/// events is there for the call in which a piece is taken in; and because what is shown of names and texts is
/// used before the call in which it is shown is over.
final class Expat {
    private let parser: OpaquePointer
    private let dropsPrefixes: Bool
    /// How many lines ended before what is read here.
    private let line: Int
    /// Only while a piece is taken in.
    private var listener: Listener?
    private var hasDocumentType = false
    private var attributes: [XMLAttribute] = []

    private struct Listener {
        var start: (XMLElement) -> Void
        var end: (XMLName) -> Void
        var text: (XMLText) -> Void
    }

    /// - Parameters:
    ///   - dropsPrefixes: whether elements are named without the prefixes of their namespaces.
    ///   - opening: what is before what is read, as far as it matters; nobody is told of it.
    ///   - line: how many lines ended before.
    init(dropsPrefixes: Bool, behind opening: [UInt8], line: Int) throws(XMLFault) {
        guard let parser = XML_ParserCreate(nil) else {
            throw XMLFault(reason: "expat can't be used", line: 0)
        }
        self.parser = parser
        self.dropsPrefixes = dropsPrefixes
        self.line = line
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { data, name, attributes in
                guard let name, let attributes else { return }
                Expat.of(data) { $0.start(name, attributes) }
            },
            { data, name in
                guard let name else { return }
                Expat.of(data) { $0.listener?.end($0.name(Expat.text(name))) }
            }
        )
        XML_SetCharacterDataHandler(parser) { data, text, count in
            guard let text else { return }
            Expat.of(data) { $0.listener?.text(Expat.text(text, count: Int(count))) }
        }
        XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
            Expat.of(data) { $0.refuseDocumentType() }
        }
        if !opening.isEmpty { try feed(opening, from: 0, isLast: false) }
    }

    deinit { XML_ParserFree(parser) }

    /// Takes the next piece, from an offset on.
    ///
    /// - Parameter events: is told what comes.
    /// - Throws: what is wrong with the XML, and on which line of it.
    func parse<Events: XMLEvents>(
        _ bytes: [UInt8],
        from start: Int,
        isLast: Bool,
        _ events: inout Events
    ) throws(XMLFault) {
        try withUnsafeMutablePointer(to: &events) { events throws(XMLFault) in
            listener = Listener(
                start: { events.pointee.start($0) },
                end: { events.pointee.end($0) },
                text: { events.pointee.text($0) }
            )
            defer { listener = nil }
            try feed(bytes, from: start, isLast: isLast)
        }
    }

    private func feed(_ bytes: [UInt8], from start: Int, isLast: Bool) throws(XMLFault) {
        let status = bytes[start...].withUnsafeBytes { buffer in
            XML_Parse(
                parser,
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
                CInt(truncatingIfNeeded: buffer.count),
                isLast ? 1 : 0
            )
        }
        guard status != XML_STATUS_OK else { return }
        let line = self.line + Int(XML_GetCurrentLineNumber(parser))
        if hasDocumentType {
            throw XMLFault(reason: "a document type, which no workbook has", line: line)
        }
        let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) }
        throw XMLFault(reason: reason ?? "no XML", line: line)
    }

    private static func of(_ data: UnsafeMutableRawPointer?, _ body: (Expat) -> Void) {
        guard let data else { return }
        Unmanaged<Expat>.fromOpaque(data)._withUnsafeGuaranteedRef(body)
    }

    private func start(
        _ name: UnsafePointer<CChar>,
        _ values: UnsafeMutablePointer<UnsafePointer<CChar>?>
    ) {
        attributes.removeAll(keepingCapacity: true)
        var place = values
        while let name = place[0], let value = place[1] {
            let text = Self.text(name)
            attributes.append(
                XMLAttribute(name: XMLName(text), text: text, value: Self.text(value))
            )
            place += 2
        }
        attributes.withUnsafeBufferPointer {
            listener?.start(XMLElement(name: self.name(Self.text(name)), attributes: $0))
        }
    }

    private func name(_ text: XMLText) -> XMLName {
        guard dropsPrefixes, let colon = text.lastIndex(of: UInt8(ascii: ":")) else {
            return XMLName(text)
        }
        return XMLName(text[(colon + 1)...])
    }

    /// A text that ends with a NUL, or has a length.
    private static func text(_ start: UnsafePointer<CChar>, count: Int? = nil) -> XMLText {
        var length = count ?? 0
        if count == nil { while start[length] != 0 { length += 1 } }
        return XMLText(UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self), count: length)
    }

    private func refuseDocumentType() {
        hasDocumentType = true
        XML_StopParser(parser, 0)
    }
}
