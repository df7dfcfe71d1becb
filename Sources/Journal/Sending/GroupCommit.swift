import Dispatch

/// Lets many threads share commits: requests that arrive while one commit runs travel together in
/// the next.
///
/// A commit costs a sync of the disk whatever it holds, so with N threads waiting the price of
/// durability falls to an N-th. Nothing waits for company: a lone request is committed at once.
final class GroupCommit<Request: Sendable, Reply: Sendable>: Sendable {
    typealias Answer = Result<Reply, JournalError>

    private struct State: Sendable {
        var waiting: [(Request, Ticket)] = []
        var isCommitting = false
    }

    /// What a thread waits on.
    ///
    /// `@unchecked Sendable` is sound since `answer` is written once before the semaphore is
    /// signalled, and read once after it was waited for.
    private final class Ticket: @unchecked Sendable {
        let arrived = DispatchSemaphore(value: 0)
        var answer: Answer?
    }

    private let state = Guarded(State())
    private let queue: DispatchQueue
    private let commit: @Sendable ([Request]) -> [Answer]

    /// - Parameter commit: makes the requests durable in one transaction, and answers each of them
    ///   in order. It is never called twice at a time.
    init(label: String, commit: @escaping @Sendable ([Request]) -> [Answer]) {
        queue = DispatchQueue(label: label, qos: .userInitiated)
        self.commit = commit
    }

    /// Blocks until the request is durable, and gives its answer.
    func submit(_ request: Request) throws(JournalError) -> Reply {
        let ticket = Ticket()
        let mustStart = state.withLock { state in
            state.waiting.append((request, ticket))
            defer { state.isCommitting = true }
            return !state.isCommitting
        }
        if mustStart { queue.async { self.drain() } }
        ticket.arrived.wait()
        guard let answer = ticket.answer else {
            throw .database(path: queue.label, reason: "a commit gave no answer")
        }
        return try answer.get()
    }

    private func drain() {
        while true {
            let group = state.withLock { state in
                defer { state.waiting.removeAll(keepingCapacity: true) }
                state.isCommitting = !state.waiting.isEmpty
                return state.waiting
            }
            guard !group.isEmpty else { return }
            let answers = commit(group.map(\.0))
            for (ticket, answer) in zip(group.map(\.1), answers) {
                ticket.answer = answer
                ticket.arrived.signal()
            }
        }
    }
}
