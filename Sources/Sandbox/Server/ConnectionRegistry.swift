import NIOCore
import Synchronization

/// The connections that are open and the requests in progress, so that all can be ended at once.
final class ConnectionRegistry: Sendable {
    private struct State {
        var isOpen = true
        var channels: [ObjectIdentifier: any Channel] = [:]
        var requests: Set<Task<Void, Never>> = []
    }

    private let state = Mutex(State())

    /// Takes a connection in; false while the service is closed, when it should be dropped.
    func add(_ channel: any Channel) -> Bool {
        let id = ObjectIdentifier(channel)
        let isOpen = state.withLock { state in
            if state.isOpen { state.channels[id] = channel }
            return state.isOpen
        }
        guard isOpen else { return false }
        channel.closeFuture.whenComplete { _ in
            self.state.withLock { $0.channels[id] = nil }
        }
        return true
    }

    /// Lets connections in again.
    func open() {
        state.withLock { $0.isOpen = true }
    }

    /// Lets no more connections in.
    func shut() {
        state.withLock { $0.isOpen = false }
    }

    /// Closes idle connections now, and the others when their request is answered.
    func quiesce() {
        for channel in channels {
            channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        }
    }

    /// Closes every connection, whatever it is doing; returns once they are closed.
    func closeAll() async {
        let closed = channels.map { channel in
            channel.close(promise: nil)
            return channel.closeFuture
        }
        for future in closed { try? await future.get() }
    }

    private var channels: [any Channel] {
        state.withLock { Array($0.channels.values) }
    }

    /// Notes a request in progress.
    func began(_ request: Task<Void, Never>) {
        state.withLock { _ = $0.requests.insert(request) }
    }

    /// Notes that a request is answered, or that it won't come to that.
    func ended(_ request: Task<Void, Never>) {
        state.withLock { _ = $0.requests.remove(request) }
    }

    /// Whether no connection is open, and no request in progress.
    var isEmpty: Bool {
        state.withLock { $0.requests.isEmpty && $0.channels.isEmpty }
    }

    /// Whether no request is in progress.
    var isIdle: Bool {
        state.withLock { $0.requests.isEmpty }
    }

    /// Cancels the requests in progress; returns once none of them can change anything any more.
    func cancelRequests() async {
        let requests = state.withLock { $0.requests }
        for request in requests { request.cancel() }
        for request in requests { await request.value }
    }
}
