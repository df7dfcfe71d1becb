/// Reads XML piece by piece and says what comes: what nearly all of it is by ``PlainXML``, in a fraction of the
/// time, and from the first thing on that isn't plain by ``Expat``, which also says what is wrong.
struct XMLReader {
    private var plain: PlainXML
    private var expat: Expat?
    /// How many lines ended before what is read next.
    private var lines = 0

    /// - Parameter dropsPrefixes: whether elements are named without the prefixes of their namespaces.
    init(dropsPrefixes: Bool) {
        plain = PlainXML(dropsPrefixes: dropsPrefixes)
    }

    /// Takes the next piece.
    ///
    /// - Parameter events: is told what comes.
    /// - Returns: how many bytes were taken. The others have to come again, before those that follow them.
    /// - Throws: what is wrong with the XML, and on which line of it.
    mutating func parse(
        _ bytes: [UInt8],
        isLast: Bool,
        _ events: inout some XMLEvents
    ) throws(XMLFault) -> Int {
        guard expat == nil else {
            try expat?.parse(bytes, from: 0, isLast: isLast, &events)
            return bytes.count
        }
        let found = plain.scan(bytes, isLast: isLast, &events)
        lines += ByteScanner.count(of: 0x0A, in: bytes, to: found.taken)
        guard !found.isPlain else { return found.taken }
        let expat = try Expat(
            dropsPrefixes: plain.dropsPrefixes,
            behind: plain.opening,
            line: lines
        )
        self.expat = expat
        try expat.parse(bytes, from: found.taken, isLast: isLast, &events)
        return bytes.count
    }
}
