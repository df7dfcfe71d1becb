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

/// What a part of a workbook holds that the program wrote itself: enough to tell whether it was written whole.
package struct WrittenSheet: Hashable, Sendable {
    /// How many rows the sheet has.
    package private(set) var rows = 0
    /// Whether it ends as a sheet does.
    package private(set) var isWhole = false

    /// - Parameters:
    ///   - path: the workbook's.
    ///   - number: the sheet's among its sheets, from 1 on.
    /// - Throws: what is wrong with the archive; its checksums are checked.
    package init(path: String, sheet number: Int) throws(SourceError) {
        let opened = try OpenedSource(.file(path: path), tap: nil)
        let part = "xl/worksheets/sheet\(number).xml"
        guard case .document(_, let zip) = opened.content, let file = zip.file(part) else {
            throw .workbook(path, part: part, .missing)
        }
        let stream = try zip.open(file)
        let (row, end) = (Array("<row ".utf8), Array("</worksheet>".utf8))
        var bytes: [UInt8] = []
        while true {
            // What may be the beginning of a tag.
            let kept = min(bytes.count, end.count)
            bytes.removeFirst(bytes.count - kept)
            let isLast = try stream.read(256 << 10, appendingTo: &bytes) == 0
            if isLast {
                isWhole = bytes.reversed().drop { $0 <= 0x20 }.starts(with: end.reversed())
            }
            // A tag that begins in the part that is kept is counted with the next piece.
            let limit = isLast ? bytes.count : bytes.count - end.count
            var place = ByteScanner.first(
                of: UInt8(ascii: "<"),
                in: bytes,
                from: 0,
                to: max(limit, 0)
            )
            while place < limit {
                if bytes[place...].starts(with: row) { rows += 1 }
                place = ByteScanner.first(
                    of: UInt8(ascii: "<"),
                    in: bytes,
                    from: place + 1,
                    to: limit
                )
            }
            if isLast { return }
        }
    }
}
