import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Opens files that only their owner may read (mode 0600), made empty where there are none.
enum PrivateFile {
    /// - Throws: ``JournalError/unusable(path:reason:)`` with the system's reason.
    static func open(_ path: String, journal: String) throws(JournalError) -> Int32 {
        #if canImport(Darwin)
            let descriptor = Darwin.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        #elseif canImport(Musl)
            let descriptor = Musl.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        #else
            let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        #endif
        guard descriptor >= 0 else {
            throw .unusable(path: journal, reason: String(cString: strerror(errno)))
        }
        return descriptor
    }

    /// Blocks until a file, or the names in a folder, are on the disk.
    ///
    /// - Throws: the system's error, such as for a full disk.
    static func synchronize(_ path: String) throws {
        guard let file = FileHandle(forReadingAtPath: path.isEmpty ? "." : path) else { return }
        defer { try? file.close() }
        try file.synchronize()
    }

    static func close(_ descriptor: Int32) {
        FileHandle(fileDescriptor: descriptor, closeOnDealloc: true).closeFile()
    }
}
