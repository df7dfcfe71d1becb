extension TextInput {
    /// The first LF or CR from an offset on; `end` where there is none.
    func lineEnd(from start: Int, to end: Int) -> Int {
        ByteScanner.first(
            of: UInt8(ascii: "\n"),
            UInt8(ascii: "\r"),
            UInt8(ascii: "\n"),
            in: bytes,
            from: start,
            to: end
        )
    }

    /// How many line ends there are, CR and LF together being one.
    func lineBreaks(from start: Int, to end: Int) -> Int {
        var count = 0
        var index = start
        while true {
            index = lineEnd(from: index, to: end)
            guard index < end else { return count }
            count += 1
            let isPair =
                bytes[index] == UInt8(ascii: "\r") && index + 1 < end
                && bytes[index + 1] == UInt8(ascii: "\n")
            index += isPair ? 2 : 1
        }
    }

    /// Goes past the rest of a line, however long it is, and says how many line ends that was: none
    /// where the source ends first.
    mutating func skipLine() throws(SourceError) -> Int {
        while true {
            let end = lineEnd(from: start, to: bytes.count)
            let isReturn = end < bytes.count && bytes[end] == UInt8(ascii: "\r")
            if end < bytes.count, !isReturn || end + 1 < bytes.count || isAtEnd {
                let isPair =
                    isReturn && end + 1 < bytes.count && bytes[end + 1] == UInt8(ascii: "\n")
                consume(upTo: end + (isPair ? 2 : 1))
                return 1
            }
            consume(upTo: end)
            guard !isAtEnd else { return 0 }
            try fill()
        }
    }
}
