import Journal
import Spreadsheet

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
