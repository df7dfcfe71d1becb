/// The text of a source as UTF-8, in a buffer that slides over it.
///
/// The buffer holds what has been read and not yet consumed; it grows only as far as the longest
/// record makes it, and once by ``window`` where a pipe's encoding is found out.
struct TextInput {
    /// UTF-8, or bytes that aren't where the source's text is damaged.
    private(set) var bytes: [UInt8] = []
    /// Where the unconsumed text starts in ``bytes``.
    private(set) var start = 0
    /// Whether the source holds nothing after the buffer.
    private(set) var isAtEnd = false
    /// Settled before the first byte that isn't ASCII is handed out.
    private(set) var encoding: TextEncoding
    private(set) var encodingOrigin: Detection.Origin
    /// What the text beyond ASCII could be, where the encoding is only the likeliest of several.
    private(set) var encodingDoubt: [EncodingReading] = []
    /// Lines that ``skipBlankLines()`` passed over.
    private(set) var skippedLines = 0

    private let source: Source
    private let guessesEncoding: Bool
    private let input: any ByteStream
    private let chunkBytes: Int
    private var decoder: TextDecoder
    private var isDecided: Bool

    /// How much of what can't be read twice is looked at for its encoding, from the first byte on
    /// that isn't ASCII: what is kept in memory meanwhile.
    private static let window = 1 << 20
    /// Enough to tell a file's kind, however small the chunks are.
    static let leastFirstBytes = 4_096

    /// Reads the first chunk of a source, and finds out its encoding.
    ///
    /// - Parameters:
    ///   - input: the bytes of the source, or what they unpack to.
    ///   - packings: what they were packed with.
    init(
        _ source: Source,
        _ input: any ByteStream,
        _ packings: [Packing],
        options: ReaderOptions
    ) throws(SourceError) {
        self.source = source
        self.input = input
        self.packings = packings
        guessesEncoding = options.guessesEncoding
        chunkBytes = options.chunkBytes
        let firstBytes = max(chunkBytes, Self.leastFirstBytes)
        var first: [UInt8] = []
        while first.count < firstBytes, !isAtEnd {
            isAtEnd = try input.read(firstBytes, appendingTo: &first) == 0
        }
        if let kind = FileKind.judge(first) {
            guard kind == .oldExcelWorkbook, try Self.isEncrypted(first, input) else {
                throw .otherKind(source.name, kind)
            }
            throw .otherKind(source.name, .encryptedWorkbook)
        }
        isDecided = true
        var markBytes = 0
        switch (options.encoding, EncodingDetector.judge(start: first)) {
        case (let given?, .byteOrderMark(let marked, let length))
        where given == marked || given.isUTF16 && marked.isUTF16:
            (encoding, encodingOrigin, markBytes) = (marked, .given, length)
        case (let given?, .encoding(let found)) where given.isUTF16:
            (encoding, encodingOrigin) = (found, .given)
        case (let given?, _):
            (encoding, encodingOrigin) = (given, .given)
        case (nil, .byteOrderMark(let marked, let length)):
            (encoding, encodingOrigin, markBytes) = (marked, .byteOrderMark, length)
        case (nil, .encoding(let found)):
            (encoding, encodingOrigin) = (found, .detected)
        case (nil, .evidence):
            (encoding, encodingOrigin) = (.utf8, .assumed)
            isDecided = false
            // What is no text at all is in no encoding.
            if let kind = FileKind.judge(text: first) { throw .otherKind(source.name, kind) }
            if Self.isBinary(first) { throw .otherKind(source.name, .binary) }
        }
        decoder = TextDecoder(encoding)
        if !isDecided { try decide(&first) }
        first.removeFirst(markBytes)
        decoder.decode(first, isLast: isAtEnd, appendingTo: &bytes)
        if let kind = FileKind.judge(text: bytes) { throw .otherKind(source.name, kind) }
        if options.encoding == nil, Self.isBinary(bytes) { throw .otherKind(source.name, .binary) }
    }

    /// What the source is packed with, the outermost first.
    let packings: [Packing]

    /// Gives up the text before an offset of ``bytes``.
    mutating func consume(upTo offset: Int) {
        start = offset
    }

    /// Reads a further chunk.
    mutating func fill() throws(SourceError) {
        guard !isAtEnd else { return }
        bytes.removeSubrange(..<start)
        start = 0
        if decoder.isIdentity, isDecided {
            isAtEnd = try input.read(chunkBytes, appendingTo: &bytes) == 0
            return
        }
        var chunk: [UInt8] = []
        isAtEnd = try input.read(chunkBytes, appendingTo: &chunk) == 0
        if !isDecided { try decide(&chunk) }
        decoder.decode(chunk, isLast: isAtEnd, appendingTo: &bytes)
    }

    /// Passes over lines with nothing but ASCII white space at the start, however many they are.
    mutating func skipBlankLines() throws(SourceError) {
        while true {
            var index = start
            while index < bytes.count, bytes[index] == 0x20 || (0x09...0x0D).contains(bytes[index])
            {
                let byte = bytes[index]
                if byte == UInt8(ascii: "\r"), index + 1 == bytes.count, !isAtEnd { break }
                index += 1
                let isPair =
                    byte == UInt8(ascii: "\r") && index < bytes.count
                    && bytes[index] == UInt8(ascii: "\n")
                guard !isPair, byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else {
                    continue
                }
                consume(upTo: index)
                skippedLines += 1
            }
            let mayGoOn = index == bytes.count || index + 1 == bytes.count && !isAtEnd
            guard mayGoOn, !isAtEnd, bytes.count - start < Self.window else { return }
            try fill()
        }
    }

    /// Settles the encoding by the bytes beyond ASCII: those of the whole of a regular file, or of
    /// a window of what can't be read twice, for which the chunk grows by as much as is needed.
    ///
    /// Does nothing where a chunk of a pipe is ASCII: a later one decides then.
    private mutating func decide(_ chunk: inout [UInt8]) throws(SourceError) {
        var evidence = EncodingEvidence(window: input.canLookAhead ? .max : Self.window)
        evidence.add(chunk)
        if input.canLookAhead {
            input.lookAhead(from: chunk.count) { bytes, count in
                evidence.add(bytes, to: count)
                return !evidence.isSettled
            }
            isDecided = true
        }
        guard evidence.hasBegun else { return }
        while !isDecided, !isAtEnd, !evidence.isSettled {
            let seen = chunk.count
            isAtEnd = try input.read(chunkBytes, appendingTo: &chunk) == 0
            evidence.add(chunk, from: seen)
        }
        evidence.end()
        (encoding, encodingOrigin) = (.utf8, .detected)
        if !evidence.isUTF8 { encoding = try guess(from: chunk) }
        decoder = TextDecoder(encoding)
        isDecided = true
    }

    /// The encoding of text that isn't UTF-8.
    ///
    /// - Throws: ``SourceError/unsureEncoding(_:_:)``, unless the likeliest one is to do.
    private mutating func guess(from chunk: [UInt8]) throws(SourceError) -> TextEncoding {
        var sample = EncodingSample()
        sample.add(chunk)
        input.lookAhead(from: chunk.count) { bytes, count in
            sample.add(bytes, to: count)
            return !sample.isFull
        }
        sample.end()
        let guess = EncodingGuess(sample)
        if !guess.isSure {
            encodingDoubt = guess.likely
            encodingOrigin = .guessed
            if !guessesEncoding { throw .unsureEncoding(source.name, encodingDoubt) }
        }
        return guess.readings.first?.encoding ?? .windows1252
    }

    /// Whether an OLE container holds an encrypted workbook: its folder, which may be anywhere in it, has a
    /// stream of that name ([MS-OFFCRYPTO], 1.3.3).
    private static func isEncrypted(
        _ first: [UInt8],
        _ input: any ByteStream
    ) throws(SourceError) -> Bool {
        var name: [UInt8] = []
        for byte in "EncryptedPackage".utf8 { name += [byte, 0] }
        var piece = first
        while true {
            for index in piece.indices where piece[index] == name[0] {
                if piece[index...].starts(with: name) { return true }
            }
            piece = Array(piece.suffix(name.count))
            if try input.read(1 << 20, appendingTo: &piece) == 0 { return false }
        }
    }

    /// Text has no control characters to speak of besides tabs and line ends.
    private static func isBinary(_ bytes: [UInt8]) -> Bool {
        let sample = bytes.prefix(4_096)
        let odd = sample.count { $0 < 0x09 || (0x0E..<0x20).contains($0) }
        return odd > 8 && odd * 20 > sample.count
    }
}

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
