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
