import Crypto

/// The running SHA-256 of a source's bytes.
final class SourceHash {
    private var hash = SHA256()
    private var size: Int64 = 0

    func update(_ bytes: UnsafeRawBufferPointer) {
        hash.update(bufferPointer: bytes)
        size += Int64(bytes.count)
    }

    func finish() -> (Int64, String) {
        (size, hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    }
}
