/// The bytes of a source, unpacked if they are gzip.
final class UnpackedInput {
    let isGzip: Bool

    private let source: Source
    private let input: ByteInput
    private let tap: ((UnsafeRawBufferPointer) -> Void)?
    private let inflater: GzipInflater?
    /// Read to tell gzip, and not handed over yet.
    private var head: [UInt8]

    /// - Parameter tap: is shown every byte as it stands in the source, once, in order.
    init(_ source: Source, tap: ((UnsafeRawBufferPointer) -> Void)?) throws(SourceError) {
        self.source = source
        self.tap = tap
        input = try ByteInput(source)
        var first: [UInt8] = []
        while first.count < 2 {
            if try input.read(4_096, appendingTo: &first) == 0 { break }
        }
        if let tap { first.withUnsafeBytes { tap($0) } }
        head = first
        isGzip = first.starts(with: [0x1F, 0x8B])
        do {
            inflater = isGzip ? try GzipInflater() : nil
        } catch {
            throw .unreadable(source.name, reason: "zlib can't be used")
        }
    }

    /// Whether bytes can be looked at before they are read.
    var canLookAhead: Bool { input.isRegularFile && !isGzip }

    /// Shows what follows an offset, chunk by chunk: see ``ByteInput``.
    func lookAhead(from offset: Int, _ body: ([UInt8], Int) -> Bool) {
        if canLookAhead { input.lookAhead(from: offset, body) }
    }

    /// Appends some bytes to an array, waiting for at least one; 0 at the end.
    func read(_ count: Int, appendingTo bytes: inout [UInt8]) throws(SourceError) -> Int {
        let start = bytes.count
        guard let inflater else {
            if !head.isEmpty {
                bytes += head
                head = []
                return bytes.count - start
            }
            return try readRaw(count, appendingTo: &bytes)
        }
        while bytes.count == start {
            var packed = head
            head = []
            if packed.isEmpty, try readRaw(64 << 10, appendingTo: &packed) == 0 {
                guard inflater.mayEnd else { throw .damagedGzip(source.name, .cutOff) }
                return 0
            }
            do throws(GzipDamage) {
                try inflater.inflate(packed, appendingTo: &bytes)
            } catch {
                throw .damagedGzip(source.name, error)
            }
        }
        return bytes.count - start
    }

    private func readRaw(
        _ count: Int,
        appendingTo bytes: inout [UInt8]
    ) throws(SourceError) -> Int {
        let start = bytes.count
        let received = try input.read(count, appendingTo: &bytes)
        if let tap, received > 0 {
            bytes.withUnsafeBytes { tap(UnsafeRawBufferPointer(rebasing: $0[start...])) }
        }
        return received
    }
}
