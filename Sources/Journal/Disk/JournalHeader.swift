import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What the first bytes of a database file say, read before SQLite opens it.
enum JournalHeader {
    /// Where the header has the versions of writing and reading: 2 for a file with a `-wal` beside it.
    private static let versions = 18..<20
    /// A log that holds anything is longer than its own header.
    private static let leastLog: UInt64 = 33

    /// Whether the header says that the file is used with a `-wal`, and none is there that holds anything.
    ///
    /// So it is with a file that was moved, or copied, without its log. One that was closed well says 1;
    /// where another program closed it last, it says 2, and its last session has an end.
    static func lacksLog(_ path: String) -> Bool {
        namesLog(path) && logSize(path) < leastLog
    }

    /// Whether a `-wal` that holds something is beside a file that doesn't name one: it is of another state of
    /// the file, or of another file that had this name. SQLite would play it into this one all the same.
    static func hasStrayLog(_ path: String) -> Bool {
        guard let versions = versions(of: path), versions.allSatisfy({ $0 == 1 }) else {
            return false
        }
        return logSize(path) >= leastLog
    }

    /// The same of a `-journal`, whatever the file's header says.
    static func hasStrayRollback(_ path: String) -> Bool {
        RollbackJournal(of: path)?.isStray(beside: path) ?? false
    }

    /// Puts such files aside, under names that SQLite doesn't know. To be done by who has the lock.
    ///
    /// - Throws: ``JournalError/unusable(path:reason:)``.
    static func setStraysAside(_ path: String) throws(JournalError) {
        if hasStrayRollback(path) { try setAside(RollbackJournal.path(of: path), journal: path) }
        if hasStrayLog(path) { try setLogAside(path) }
    }

    /// Puts aside what is beside a name that a new journal is about to get, and would be played into it: the
    /// journal that had the name may have been moved without it.
    ///
    /// - Throws: ``JournalError/unusable(path:reason:)``.
    static func setLeftoversAside(_ path: String) throws(JournalError) {
        if RollbackJournal(of: path) != nil {
            try setAside(RollbackJournal.path(of: path), journal: path)
        }
        if logSize(path) >= leastLog { try setLogAside(path) }
    }

    private static func setLogAside(_ path: String) throws(JournalError) {
        let log = log(of: path)
        try setAside(log, journal: path)
        unlink(log.dropLast(4) + "-shm")
    }

    private static func setAside(_ file: String, journal path: String) throws(JournalError) {
        guard rename(file, freeName(file + "-stray")) == 0 else {
            throw .unusable(path: path, reason: "\(file): \(String(cString: strerror(errno)))")
        }
    }

    /// A name that no file has: of two logs that were set aside, both stay.
    private static func freeName(_ name: String) -> String {
        let names = [name] + (2...99).map { "\(name)-\($0)" }
        return names.first { !FileManager.default.fileExists(atPath: $0) } ?? name
    }

    /// Whether the header says that the file is used with a `-wal`.
    static func namesLog(_ path: String) -> Bool {
        versions(of: path)?.allSatisfy { $0 == 2 } ?? false
    }

    /// Nil for a file that is too short, or can't be read.
    private static func versions(of path: String) -> Data? {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? file.close() }
        let header = try? file.read(upToCount: versions.upperBound)
        guard let header, header.count == versions.upperBound else { return nil }
        return header[versions]
    }

    private static func logSize(_ path: String) -> UInt64 {
        let log = try? FileManager.default.attributesOfItem(atPath: log(of: path))
        return (log?[.size] as? NSNumber)?.uint64Value ?? 0
    }

    /// The path of the log: SQLite names it after the file itself, whatever symbolic link led to it.
    static func log(of path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().path + "-wal"
    }
}
