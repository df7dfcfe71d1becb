extension TextInput {
    /// The first line end from an offset on; `end` where there is none.
    ///
    /// - Parameter kind: what is one.
    func lineEnd(from start: Int, to end: Int, _ kind: Dialect.LineEnd = .any) -> Int {
        var index = start
        while true {
            index = ByteScanner.first(
                of: UInt8(ascii: "\n"),
                UInt8(ascii: "\r"),
                UInt8(ascii: "\n"),
                in: bytes,
                from: index,
                to: end
            )
            guard index < end, isLone(at: index, kind) else { return index }
            index += 1
        }
    }

    /// Whether a CR or LF ends no line of a kind. One that the buffer ends with may.
    private func isLone(at index: Int, _ kind: Dialect.LineEnd) -> Bool {
        switch kind {
        case .any: false
        case .carriageReturn: bytes[index] == UInt8(ascii: "\n")
        case .lineFeed:
            bytes[index] == UInt8(ascii: "\r") && index + 1 < bytes.count
                && bytes[index + 1] != UInt8(ascii: "\n")
        }
    }

    /// Whether an offset is between the CR and the LF of one line end.
    func isWithinPair(_ index: Int) -> Bool {
        index > 0 && index < bytes.count && bytes[index - 1] == UInt8(ascii: "\r")
            && bytes[index] == UInt8(ascii: "\n")
    }

    /// Where the line begins behind the line end at an offset.
    func afterLineEnd(at index: Int) -> Int { index + (isWithinPair(index + 1) ? 2 : 1) }

    /// How many line ends of any kind there are, CR and LF together being one.
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

    /// Goes past the rest of a line, however long it is, and says how many line ends of any kind that
    /// was: none where the source ends first.
    ///
    /// - Parameter kind: what ends the line.
    mutating func skipLine(_ kind: Dialect.LineEnd = .any) throws(SourceError) -> Int {
        var count = 0
        while true {
            let end = lineEnd(from: start, to: bytes.count, kind)
            count += lineBreaks(from: start, to: end)
            let isReturn = end < bytes.count && bytes[end] == UInt8(ascii: "\r")
            if end < bytes.count, !isReturn || end + 1 < bytes.count || isAtEnd {
                let isPair =
                    isReturn && end + 1 < bytes.count && bytes[end + 1] == UInt8(ascii: "\n")
                consume(upTo: end + (isPair ? 2 : 1))
                return count + 1
            }
            consume(upTo: end)
            guard !isAtEnd else { return count }
            try fill()
        }
    }
}
