/// What zstd, xz or bzip2 data, or a file in a zip archive, unpacks to.
final class PackedStream: ByteStream {
    private let name: String
    private let packing: Packing
    private let file: String?
    private let reader: ArchiveReader
    private var guardian: RatioGuard
    private var isAtEnd = false

    /// - Parameters:
    ///   - reader: at the beginning of the data.
    ///   - file: what it is called in an archive.
    ///   - packedBytes: how many bytes it can be packed in at most; nil where that is counted.
    init(
        _ reader: ArchiveReader,
        _ packing: Packing,
        name: String,
        file: String? = nil,
        packedBytes: Int? = nil
    ) {
        self.reader = reader
        self.packing = packing
        self.name = name
        self.file = file
        guardian = RatioGuard(packedBytes: packedBytes)
    }

    /// Opens data that is packed as a whole.
    convenience init(
        _ packed: any ByteStream,
        _ packing: Packing,
        name: String
    ) throws(SourceError) {
        do throws(ArchiveFailure) {
            self.init(try ArchiveReader(packing, of: packed), packing, name: name)
        } catch {
            throw SourceError(error, name, packing, file: nil)
        }
    }

    func read(_ count: Int, appendingTo bytes: inout [UInt8]) throws(SourceError) -> Int {
        guard !isAtEnd else { return 0 }
        do throws(ArchiveFailure) {
            let received = try reader.read(appendingTo: &bytes)
            isAtEnd = received == 0
            guardian.unpacked += received
            guard guardian.isSound(packed: reader.packedBytes) else {
                throw .fault(.bomb(ratio: RatioGuard.mostRatio))
            }
            return received
        } catch {
            throw SourceError(error, name, packing, file: file)
        }
    }
}

/// Tells data that was made to fill a disk from a table. Pure.
///
/// Reading takes no more memory for such data, only time; what it costs is the journal's size. Deflate
/// reaches 1,032 to 1; tables, even of rows that are all alike, stay below 200.
struct RatioGuard {
    /// How many bytes may come out of one.
    static let mostRatio = 500
    /// What isn't looked at, in bytes.
    static let harmless = 256 << 20

    /// How many bytes the data can be packed in at most; nil where that is counted.
    var packedBytes: Int?
    var unpacked = 0

    func isSound(packed: Int) -> Bool {
        unpacked <= Self.harmless || unpacked / Self.mostRatio <= (packedBytes ?? packed)
    }
}

extension SourceError {
    init(_ failure: ArchiveFailure, _ name: String, _ packing: Packing, file: String?) {
        switch failure {
        case .source(let error): self = error
        case .fault(let fault): self = .packing(name, packing, file: file, fault)
        }
    }
}
