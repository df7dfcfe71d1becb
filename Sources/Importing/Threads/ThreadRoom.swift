import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What can be done with the threads that the system lets this program start. Pure.
///
/// Dispatch waits for ever where it can't start a thread: a run would begin, and never end.
package struct ThreadRoom: Hashable {
    /// How many more threads can be started.
    package var threads: Int

    /// What any command may take beside the first thread: one each for the journal, a sheet that is read
    /// ahead, rows that are staged or written aside, a line that shows life, and Dispatch's own, and one
    /// to spare. `fix` of a workbook stood still with two.
    package static let anyCommand = 6

    /// Beside its workers and the first thread, a run has one each for the delivery, the journal, the
    /// clock's ticks, signals and what watches over these; counted in a run of one worker, and two to
    /// spare.
    package static let besideWorkers = 7
    /// libcurl looks the service's name up on threads of its own. Of many workers some do so at a time.
    package static let mostLookups = 4

    /// The threads that so many workers take, with all that is beside them.
    package static func needed(workers: Int) -> Int {
        besideWorkers + workers + min(workers, mostLookups)
    }

    /// As many workers as there is room for, at most as many as are wanted; 0 where there is none.
    package func workers(wanted: Int) -> Int {
        (1...max(wanted, 1)).last { Self.needed(workers: $0) <= threads } ?? 0
    }
}

/// The system lets this program start too few threads.
package struct TooFewThreads: Explained {
    package var room: ThreadRoom
    /// How many what was asked for takes.
    package var needed: Int

    package init(room: ThreadRoom, needed: Int) {
        self.room = room
        self.needed = needed
    }

    package var message: String {
        let threads =
            room.threads == 0 ? "no thread" : "only \(Words.count(room.threads, "thread"))"
        return "\(threads) can be started here, but \(needed) are needed"
    }

    package var hint: String? {
        "End other programs, or raise the limit: `ulimit -u` shows a user's; a container has a limit of"
            + " processes (pids)."
    }

    package var kind: ErrorKind { .unexpected }
}

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
