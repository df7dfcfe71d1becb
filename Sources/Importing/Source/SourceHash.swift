import Foundation
import Hashing
import Journal
import Spreadsheet

/// The running SHA-256 of a source's bytes.
final class SourceHash {
    private var hash = SHA256()
    private var size: Int64 = 0

    init() {}

    func update(_ bytes: UnsafeRawBufferPointer) {
        hash.update(bytes)
        size += Int64(bytes.count)
    }

    func finish() -> (Int64, String) {
        (size, hash.digest().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    }

    /// The size in bytes and the SHA-256 of all that a source has.
    ///
    /// - Throws: that there is no such file, that it is a folder, or what the system says.
    static func fingerprint(of source: Source) throws(SourceError) -> (Int64, String) {
        let hash = SourceHash()
        let file = try handle(of: source)
        do {
            while let chunk = try file.read(upToCount: 1 << 20), !chunk.isEmpty {
                chunk.withUnsafeBytes { hash.update($0) }
            }
        } catch {
            throw .unreadable(source.name, reason: "\(error.localizedDescription)")
        }
        return hash.finish()
    }

    private static func handle(of source: Source) throws(SourceError) -> FileHandle {
        guard case .file(let path) = source else { return .standardInput }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw .missing(path)
        }
        guard !isFolder.boolValue else { throw .directory(path) }
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw .unreadable(path, reason: String(cString: strerror(errno)))
        }
        return file
    }
}

/// A file held against the source that was imported, by its bytes.
package struct SourceMatch: Hashable, Sendable {
    package let size: Int64
    package let sha256: String
    package let isSame: Bool

    init(_ source: Source, _ staged: ImportRecord.Staged) throws(SourceError) {
        (size, sha256) = try SourceHash.fingerprint(of: source)
        isSame = (size, sha256) == (staged.sourceSize, staged.sourceSHA256)
    }
}
