import NIOCore
import NIOHTTP1
import NIOPosix

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Sets up the connections that come in: HTTP/1, behind the faults that come before HTTP.
struct Acceptor: Sendable {
    private struct TurnedAway: Error {}

    let responder: Responder
    let registry: ConnectionRegistry

    /// Makes a connection ready for requests, on its own event loop; fails for one that is dropped.
    func setUp(_ channel: any Channel) -> EventLoopFuture<Void> {
        guard registry.add(channel) else { return turnAway(channel) }
        if responder.service.connectionIsReset() {
            return Self.resetOnClose(channel).flatMap { turnAway(channel) }
        }
        return channel.setOption(.socketOption(.tcp_nodelay), value: 1)
            .flatMapError { _ in channel.eventLoop.makeSucceededVoidFuture() }
            .flatMapThrowing {
                let pipeline = channel.pipeline.syncOperations
                try pipeline.configureHTTPServerPipeline(withErrorHandling: false)
                try pipeline.addHandler(RequestHandler(responder, registry))
            }
    }

    private func turnAway(_ channel: any Channel) -> EventLoopFuture<Void> {
        channel.close().flatMapThrowing { throw TurnedAway() }
    }

    /// Makes the coming close send RST rather than FIN: SO_LINGER with no time to linger.
    private static func resetOnClose(_ channel: any Channel) -> EventLoopFuture<Void> {
        guard let provider = channel as? any SocketOptionProvider else {
            return channel.eventLoop.makeSucceededVoidFuture()
        }
        return provider.setSoLinger(linger(l_onoff: 1, l_linger: 0))
            .flatMapError { _ in channel.eventLoop.makeSucceededVoidFuture() }
    }
}

extension Service {
    /// Counts a connection; whether a fault resets it.
    fileprivate func connectionIsReset() -> Bool {
        let fault = state.withLock { state in
            state.statistics.connections += 1
            return state.drawFault(.connection, seed: configuration.seed)
        }
        return fault?.kind == .reset
    }
}
