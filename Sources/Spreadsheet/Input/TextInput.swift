/// The text of a source as UTF-8, in a buffer that slides over it.
///
/// The buffer holds what has been read and not yet consumed; it grows only as far as the longest
/// record makes it.
struct TextInput {
    /// UTF-8, or bytes that aren't where the source's text is damaged.
    private(set) var bytes: [UInt8] = []
    /// Where the unconsumed text starts in ``bytes``.
    private(set) var start = 0
    /// Whether the source holds nothing after the buffer.
    private(set) var isAtEnd = false
    /// Set by ``decide(_:)`` at the latest when the first byte comes that isn't ASCII.
    private(set) var encoding: TextEncoding
    private(set) var encodingOrigin: Detection.Origin

    private let input: UnpackedInput
    private let chunkBytes: Int
    private var decoder: TextDecoder
    private var isDecided: Bool

    /// Opens a source, reads its first chunk, and finds out its encoding.
    ///
    /// - Parameter tap: is shown every byte of the source once, in order, as it is read.
    init(
        _ source: Source,
        options: ReaderOptions,
        tap: ((UnsafeRawBufferPointer) -> Void)?
    ) throws(SourceError) {
        input = try UnpackedInput(source, tap: tap)
        chunkBytes = options.chunkBytes
        var first: [UInt8] = []
        // Enough to tell a file's kind, however small the chunks are.
        while first.count < max(chunkBytes, 4_096) {
            let count = try input.read(max(chunkBytes, 4_096), appendingTo: &first)
            if count == 0 {
                isAtEnd = true
                break
            }
        }
        if options.encoding == nil, let kind = FileKind.judge(first) {
            throw .otherKind(source.name, kind)
        }
        let verdict = EncodingDetector.judge(start: first)
        isDecided = true
        switch (options.encoding, verdict) {
        case (let given?, .byteOrderMark(let marked, let length)) where given == marked:
            (encoding, encodingOrigin) = (given, .given)
            first.removeFirst(length)
        case (let given?, _):
            (encoding, encodingOrigin) = (given, .given)
        case (nil, .byteOrderMark(let marked, let length)):
            (encoding, encodingOrigin) = (marked, .byteOrderMark)
            first.removeFirst(length)
        case (nil, .encoding(let found)):
            (encoding, encodingOrigin) = (found, .detected)
        case (nil, .undecided):
            if let later = input.firstNonASCIIChunk(after: first.count) {
                (encoding, encodingOrigin) = (EncodingDetector.judge(text: later), .detected)
            } else {
                (encoding, encodingOrigin) = (.utf8, .assumed)
                isDecided = input.canLookAhead
            }
        }
        decoder = TextDecoder(encoding)
        decoder.decode(first, isLast: isAtEnd, appendingTo: &bytes)
        if encoding == .utf8, options.encoding == nil, Self.isBinary(bytes) {
            throw .otherKind(source.name, .binary)
        }
    }

    /// Whether the source is packed with gzip.
    var isGzip: Bool { input.isGzip }

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
        decide(chunk)
        decoder.decode(chunk, isLast: isAtEnd, appendingTo: &bytes)
    }

    /// Settles the encoding of a pipe that was ASCII so far.
    private mutating func decide(_ chunk: [UInt8]) {
        guard !isDecided,
            ByteScanner.firstNonASCII(in: chunk, from: 0, to: chunk.count) < chunk.count
        else { return }
        (encoding, encodingOrigin) = (EncodingDetector.judge(text: chunk), .detected)
        decoder = TextDecoder(encoding)
        isDecided = true
    }

    /// Text has no control characters to speak of besides tabs and line ends.
    private static func isBinary(_ bytes: [UInt8]) -> Bool {
        let sample = bytes.prefix(4_096)
        let odd = sample.count { $0 < 0x09 || (0x0E..<0x20).contains($0) }
        return odd > 8 && odd * 20 > sample.count
    }
}
