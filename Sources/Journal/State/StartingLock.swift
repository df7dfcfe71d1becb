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
    /// How long another one that begins is waited for, at least: what is done under the lock takes milliseconds,
    /// and longer where others are many.
    static let leastPatience = Duration.seconds(60)
    /// After that long it is said that there is a wait.
    private static let quietWait = Duration.seconds(2)
    private static let pause: useconds_t = 5_000
    /// A process and a host are no longer.
    private static let mostBytes = 300

    private var descriptor: Int32?

    /// Waits for others that begin.
    ///
    /// - Parameters:
    ///   - patience: how long at most.
    ///   - isWaiting: called once, with who begins, where it takes more than two seconds.
    /// - Throws: ``StateFile/Failure/begins(_:)`` where another one that begins doesn't come to its end, and
    ///   ``StateFile/Failure/unusable(reason:)`` where the folder can't be used.
    init(
        _ folder: StateFolder,
        patience: Duration = leastPatience,
        isWaiting: (LockHolder?) -> Void = { _ in }
    ) throws(StateFile.Failure) {
        do {
            try folder.make()
            descriptor = try PrivateFile.open(making: folder.path + "/starting")
        } catch let error as JournalError {
            throw .unusable(reason: error.message)
        } catch {
            throw .unusable(reason: "\(folder.path): \(error.localizedDescription)")
        }
        let start = ContinuousClock.now
        var isTold = false
        // A file system that can't lock is used without.
        while let descriptor, flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
            let waited = ContinuousClock.now - start
            guard waited < patience else {
                let holder = Self.holder(descriptor)
                release()
                throw .begins(holder)
            }
            if !isTold, waited > Self.quietWait {
                isTold = true
                isWaiting(Self.holder(descriptor))
            }
            usleep(Self.pause)
        }
        noteHolder()
    }

    deinit { release() }

    func release() {
        if let descriptor { PrivateFile.close(descriptor) }
        descriptor = nil
    }

    /// Writes down who has it: for those who wait, so nothing hangs on it.
    private func noteHolder() {
        guard let descriptor else { return }
        let holder = LockHolder.current()
        let bytes = Array("\(holder.pid) \(holder.host)\n".utf8.prefix(Self.mostBytes))
        guard ftruncate(descriptor, 0) == 0 else { return }
        _ = pwrite(descriptor, bytes, bytes.count, 0)
    }

    private static func holder(_ descriptor: Int32) -> LockHolder? {
        LockHolder(written: descriptor, mostBytes: mostBytes)
    }
}
