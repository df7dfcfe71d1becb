import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Finds out how many threads can be started, by starting them: no limit says it, since those of the
/// user, the container and the address space all count. All unsafe code of threads.
enum ThreadProbe {
    /// - Parameter most: as many as are of use. 30 take a millisecond.
    static func room(upTo most: Int) -> ThreadRoom {
        let gate = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
        defer { gate.deallocate() }
        guard pthread_mutex_init(gate, nil) == 0 else { return ThreadRoom(threads: 0) }
        defer { pthread_mutex_destroy(gate) }
        // Each waits at the gate, so that all of them are there at a time.
        pthread_mutex_lock(gate)
        var threads: [pthread_t] = []
        while threads.count < most, let thread = start(waitingAt: gate) { threads.append(thread) }
        pthread_mutex_unlock(gate)
        for thread in threads { pthread_join(thread, nil) }
        return ThreadRoom(threads: threads.count)
    }

    private static func start(waitingAt gate: UnsafeMutablePointer<pthread_mutex_t>) -> pthread_t? {
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        return pthread_create(&thread, nil, waitAtGate, gate) == 0 ? thread : nil
    }
}

#if canImport(Darwin)
    private typealias Argument = UnsafeMutableRawPointer
#else
    private typealias Argument = UnsafeMutableRawPointer?
#endif

/// The whole work of a thread.
private func waitAtGate(_ argument: Argument) -> UnsafeMutableRawPointer? {
    let gate: UnsafeMutableRawPointer? = argument
    guard let gate = gate?.assumingMemoryBound(to: pthread_mutex_t.self) else { return nil }
    pthread_mutex_lock(gate)
    pthread_mutex_unlock(gate)
    return nil
}

extension ThreadRoom {
    /// - Throws: ``TooFewThreads`` where so many threads can't be started.
    package static func require(_ needed: Int) throws {
        let room = ThreadProbe.room(upTo: needed)
        guard room.threads >= needed else { throw TooFewThreads(room: room, needed: needed) }
    }
}
