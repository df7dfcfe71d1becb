import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The lock of version 0.1: a file beside the journal, with pid and host in it.
///
/// A run of that version may be at work while this one is installed.
enum FormerLock {
    /// Its text is no longer than that.
    private static let longest = 300

    /// - Throws: ``JournalError/inUse(path:holder:)`` while a run of version 0.1 is at work. A file that
    ///   none of them holds is removed.
    static func check(journal: String) throws(JournalError) {
        let path = journal + "-lock"
        let file = try PrivateFile.open(plain: path, journal: journal, reading: true)
        guard let descriptor = file else { return }
        defer { PrivateFile.close(descriptor) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
            throw .inUse(path: journal, holder: holder(descriptor))
        }
        if holder(descriptor) != nil { unlink(path) }
    }

    private static func holder(_ descriptor: Int32) -> LockHolder? {
        LockHolder(written: descriptor, mostBytes: longest)
    }
}
