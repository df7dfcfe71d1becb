import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Opens and makes files, those that it makes readable by their owner only (mode 0600).
enum PrivateFile {
    /// Opens a journal that there is, through links too, since a user names it.
    ///
    /// - Throws: ``JournalError/noJournal(path:)``, ``JournalError/notAJournal(path:)`` for what is no
    ///   plain file, ``JournalError/unusable(path:reason:)`` with the system's reason.
    static func open(_ path: String, journal: String) throws(JournalError) -> Int32 {
        // What isn't a plain file must not be waited for.
        let descriptor = open(path, O_RDWR | O_NONBLOCK)
        guard descriptor >= 0 else {
            guard errno != ENOENT else { throw .noJournal(path: journal) }
            throw .unusable(path: journal, reason: String(cString: strerror(errno)))
        }
        guard isPlain(descriptor) else {
            close(descriptor)
            throw .notAJournal(path: journal)
        }
        return descriptor
    }

    /// Makes a file where nothing is, not even a link.
    ///
    /// - Returns: nil where there is something.
    static func make(_ path: String, journal: String) throws(JournalError) -> Int32? {
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW)
        guard descriptor < 0 else { return descriptor }
        guard errno != EEXIST else { return nil }
        throw .unusable(path: journal, reason: String(cString: strerror(errno)))
    }

    /// Opens a file of ours, made empty where there is none, and follows nobody's link.
    static func open(making path: String) throws(JournalError) -> Int32 {
        let descriptor = open(path, O_RDWR | O_CREAT | O_NONBLOCK | O_NOFOLLOW)
        guard descriptor >= 0 else {
            throw .unusable(path: path, reason: String(cString: strerror(errno)))
        }
        return descriptor
    }

    /// Opens a file to be asked for its lock; nil where it can't be read.
    static func open(reading path: String) -> Int32? {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK)
        return descriptor < 0 ? nil : descriptor
    }

    /// Opens a plain file of ours beside a journal, and follows nobody's link.
    ///
    /// - Returns: nil where there is none, but a link or the like.
    /// - Throws: ``JournalError/unusable(path:reason:)`` where it is another user's, for instance.
    static func open(
        plain path: String,
        journal: String,
        reading: Bool = false
    ) throws(JournalError) -> Int32? {
        let access = reading ? O_RDONLY : O_RDWR
        let descriptor = open(path, access | O_NONBLOCK | O_NOFOLLOW)
        guard descriptor >= 0 else {
            guard errno == EACCES || errno == EPERM else { return nil }
            throw .unusable(path: journal, reason: "\(path): \(String(cString: strerror(errno)))")
        }
        guard isPlain(descriptor) else {
            close(descriptor)
            return nil
        }
        return descriptor
    }

    /// Where an open file is now, as the system knows it; nil where it doesn't tell.
    static func path(_ descriptor: Int32) -> String? {
        #if os(Linux)
            return try? FileManager.default.destinationOfSymbolicLink(
                atPath: "/proc/self/fd/\(descriptor)"
            )
        #else
            var bytes = [CChar](repeating: 0, count: Int(MAXPATHLEN))
            guard fcntl(descriptor, F_GETPATH, &bytes) == 0 else { return nil }
            return String(cString: bytes)
        #endif
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

    private static func isPlain(_ descriptor: Int32) -> Bool {
        var entry = stat()
        return fstat(descriptor, &entry) == 0 && entry.st_mode & S_IFMT == S_IFREG
    }

    private static func open(_ path: String, _ flags: Int32) -> Int32 {
        #if canImport(Darwin)
            Darwin.open(path, flags | O_CLOEXEC, 0o600)
        #elseif canImport(Musl)
            Musl.open(path, flags | O_CLOEXEC, 0o600)
        #else
            Glibc.open(path, flags | O_CLOEXEC, 0o600)
        #endif
    }
}

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
