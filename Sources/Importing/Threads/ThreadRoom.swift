/// What can be done with the threads that the system lets this program start. Pure.
///
/// Dispatch waits for ever where it can't start a thread: a run would begin, and never end.
package struct ThreadRoom: Hashable {
    /// How many more threads can be started.
    package var threads: Int

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
