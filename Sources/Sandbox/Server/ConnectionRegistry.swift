import NIOCore
import Synchronization

/// The connections that are open, so that they can be closed all at once.
final class ConnectionRegistry: Sendable {
    private struct State {
        var isOpen = true
        var channels: [ObjectIdentifier: any Channel] = [:]
        /// Connections that were let in, and that the server doesn't handle yet.
        var arriving = 0
        var requestsInProgress = 0
    }

    private let state = Mutex(State())

    /// Takes a connection in; false while the service is closed, when it should be dropped.
    func add(_ channel: any Channel) -> Bool {
        let id = ObjectIdentifier(channel)
        let isOpen = state.withLock { state in
            if state.isOpen {
                state.channels[id] = channel
                state.arriving += 1
            }
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

    /// Closes every connection, whatever it is doing.
    func closeAll() {
        let channels = state.withLock { Array($0.channels.values) }
        for channel in channels { channel.close(promise: nil) }
    }

    /// Notes that the server handles a connection, or that it won't come to that.
    func arrived() {
        state.withLock { $0.arriving -= 1 }
    }

    /// Whether every connection that was let in is handled.
    var haveAllArrived: Bool {
        state.withLock { $0.arriving == 0 }
    }

    func requestBegan() {
        state.withLock { $0.requestsInProgress += 1 }
    }

    func requestEnded() {
        state.withLock { $0.requestsInProgress -= 1 }
    }

    /// Whether no request is in progress.
    var isIdle: Bool {
        state.withLock { $0.requestsInProgress == 0 }
    }
}
