/// A source with all that it is packed in taken off.
struct OpenedSource {
    enum Content {
        case stream(any ByteStream)
        /// A workbook, or another document that is a zip archive of parts.
        case document(FileKind, ZipFile)
    }

    private(set) var content: Content
    /// What the source is packed with, the outermost first.
    private(set) var packings: [Packing] = []

    /// A workbook in an archive in an archive is as much as happens.
    private static let mostPackings = 4
    /// Enough to tell every kind of file.
    private static let headBytes = 4_096

    /// - Parameter tap: is shown every byte as it is in the source, once, in order.
    init(_ source: Source, tap: ((UnsafeRawBufferPointer) -> Void)?) throws(SourceError) {
        let raw = try ByteInput(source, tap: tap)
        var stream = try PeekedStream(raw, count: Self.headBytes)
        content = .stream(stream)
        while packings.count < Self.mostPackings, let packing = Packing.judge(stream.head) {
            let inner: any ByteStream
            switch packing {
            case .gzip: inner = try GzipStream(stream, name: source.name)
            case .zstd, .xz, .bzip2:
                inner = try PackedStream(stream, packing, name: source.name)
            case .zip:
                guard stream.head.count > 22 else { throw .packing(source.name, .zip, .empty) }
                let file = packings.isEmpty ? try raw.randomBytes() : nil
                let zip =
                    if let file {
                        try ZipFile(file, name: source.name)
                    } else {
                        try ZipFile(SpooledBytes(stream, name: source.name), name: source.name)
                    }
                let kind = try zip.kind()
                guard kind == .zip else {
                    content = .document(kind, zip)
                    return
                }
                inner = try zip.open(zip.onlyFile())
            }
            packings.append(packing)
            stream = try PeekedStream(inner, count: Self.headBytes)
            content = .stream(stream)
        }
    }
}
