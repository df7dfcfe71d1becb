import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Lets sessions begin one after the other on this machine: of two that begin at the same time, the second one
/// sees the first. The kernel releases it when the process ends in whatever way.
final class StartingLock {
    /// What is done under it takes milliseconds, and longer where others are many.
    private static let patience = Duration.seconds(60)
    private static let pause: useconds_t = 5_000

    private var descriptor: Int32?

    /// Waits for others that begin.
    ///
    /// - Throws: ``StateFile/Failure/unusable(reason:)`` where the folder can't be used, or one that begins
    ///   doesn't come to its end.
    init(_ folder: StateFolder) throws(StateFile.Failure) {
        do {
            try folder.make()
            descriptor = try PrivateFile.open(making: folder.path + "/starting")
        } catch let error as JournalError {
            throw .unusable(reason: error.message)
        } catch {
            throw .unusable(reason: "\(folder.path): \(error.localizedDescription)")
        }
        let start = ContinuousClock.now
        // A file system that can't lock is used without.
        while let descriptor, flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
            guard ContinuousClock.now - start < Self.patience else {
                release()
                throw .unusable(reason: "another run has been beginning for a minute")
            }
            usleep(Self.pause)
        }
    }

    deinit { release() }

    func release() {
        if let descriptor { PrivateFile.close(descriptor) }
        descriptor = nil
    }
}
