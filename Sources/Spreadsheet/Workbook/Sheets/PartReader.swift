/// Reads the XML of a part of a workbook.
final class PartReader {
    private let zip: ZipFile
    private let name: String
    private let stream: PackedStream
    private let most: Int
    private var reader: XMLReader
    /// What was read and not taken apart yet.
    private var bytes: [UInt8] = []
    private var count = 0

    /// What parts that hold no cells are in bytes at most.
    static let mostBytes = 256 << 20

    /// - Parameters:
    ///   - name: the part's.
    ///   - dropsPrefixes: whether elements are named without the prefixes of their namespaces.
    ///   - most: how many bytes the part may have.
    /// - Throws: that the part is missing, or what is wrong with the archive.
    init(
        _ zip: ZipFile,
        _ name: String,
        dropsPrefixes: Bool = true,
        most: Int = .max
    ) throws(SourceError) {
        self.zip = zip
        self.name = name
        reader = XMLReader(dropsPrefixes: dropsPrefixes)
        self.most = most
        guard let file = zip.file(name) else { throw .workbook(zip.name, part: name, .missing) }
        stream = try zip.open(file)
    }

    /// Reads a whole part.
    static func read(
        _ zip: ZipFile,
        _ name: String,
        dropsPrefixes: Bool = true,
        most: Int = mostBytes,
        _ events: inout some XMLEvents
    ) throws(SourceError) {
        let part = try PartReader(zip, name, dropsPrefixes: dropsPrefixes, most: most)
        while try part.advance(&events) {}
    }

    /// Reads a piece on; false at the end.
    func advance(_ events: inout some XMLEvents) throws(SourceError) -> Bool {
        let received = try stream.read(256 << 10, appendingTo: &bytes)
        let isLast = received == 0
        count += received
        guard count <= most else { throw error(.tooLarge(most: most)) }
        do throws(XMLFault) {
            bytes.removeFirst(try reader.parse(bytes, isLast: isLast, &events))
        } catch {
            throw self.error(.xml(error.reason, line: error.line))
        }
        return !isLast
    }

    /// An error of the part.
    func error(_ fault: WorkbookFault) -> SourceError {
        .workbook(zip.name, part: name, fault)
    }
}
