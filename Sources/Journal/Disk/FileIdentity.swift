import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Which file it is, whatever names lead to it.
struct FileIdentity: Hashable, Sendable {
    private let device: UInt64
    private let number: UInt64

    private init(_ entry: stat) {
        device = UInt64(truncatingIfNeeded: entry.st_dev)
        number = UInt64(entry.st_ino)
    }

    /// The file at a path, through symbolic links; nil where there is none that can be reached.
    init?(path: String) {
        var entry = stat()
        guard stat(path, &entry) == 0 else { return nil }
        self.init(entry)
    }

    /// The file that a descriptor has open.
    init?(descriptor: Int32) {
        var entry = stat()
        guard fstat(descriptor, &entry) == 0 else { return nil }
        self.init(entry)
    }
}
