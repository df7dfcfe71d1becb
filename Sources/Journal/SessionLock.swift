import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The right to run a session on a journal, held through `flock(2)` on a file beside it.
///
/// The kernel releases the lock when the process ends in whatever way, so a dead holder never
/// has to be guessed at from its pid. The lock file is separate from the database because closing
/// any descriptor of a database file would drop SQLite's own locks (POSIX advisory locks).
final class SessionLock: Sendable {
    private let path: String
    /// Nil once the lock was given up.
    private let descriptor: Mutex<Int32?>

    /// Takes the lock of a journal without waiting.
    ///
    /// - Throws: ``JournalError/inUse(path:holder:)`` while another process has it,
    ///   ``JournalError/unusable(path:reason:)`` when the lock file can't be made.
    init(journal: String) throws(JournalError) {
        path = journal + "-lock"
        let descriptor = try Self.acquire(path, journal: journal)
        self.descriptor = Mutex(descriptor)
        let holder = LockHolder.current()
        let text = Array("\(holder.pid) \(holder.host)\n".utf8)
        _ = ftruncate(descriptor, 0)
        _ = pwrite(descriptor, text, text.count, 0)
    }

    deinit { release() }

    /// Gives the lock up, and takes its file away.
    func release() {
        descriptor.withLock { descriptor in
            guard let held = descriptor else { return }
            // Removed before it is released: whoever opens the path from now on makes a new file.
            unlink(path)
            PrivateFile.close(held)
            descriptor = nil
        }
    }

    private static func acquire(_ path: String, journal: String) throws(JournalError) -> Int32 {
        while true {
            let descriptor = try PrivateFile.open(path, journal: journal)
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                let holder = Self.holder(descriptor)
                PrivateFile.close(descriptor)
                throw .inUse(path: journal, holder: holder)
            }
            if isSameFile(descriptor, path) { return descriptor }
            // The former holder removed the file between our open and our lock.
            PrivateFile.close(descriptor)
        }
    }

    private static func isSameFile(_ descriptor: Int32, _ path: String) -> Bool {
        var opened = stat()
        var named = stat()
        return fstat(descriptor, &opened) == 0 && stat(path, &named) == 0
            && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
    }

    private static func holder(_ descriptor: Int32) -> LockHolder? {
        var bytes = [UInt8](repeating: 0, count: 300)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count > 0 else { return nil }
        let words = String(decoding: bytes[..<count], as: UTF8.self).split(
            whereSeparator: \.isWhitespace
        )
        guard words.count == 2, let pid = Int32(words[0]) else { return nil }
        return LockHolder(pid: pid, host: String(words[1]))
    }
}
