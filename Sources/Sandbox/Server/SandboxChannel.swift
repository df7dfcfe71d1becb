import HummingbirdCore
import Logging
import NIOCore
import NIOPosix

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// An accepted connection: Hummingbird's HTTP/1 channel, behind the faults that come before HTTP.
struct SandboxChannel: ServerChildChannel {
    typealias Value = HTTP1Channel.Value

    private struct TurnedAway: Error {}

    let http: HTTP1Channel
    let service: Service
    let registry: ConnectionRegistry

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        guard registry.add(channel) else { return turnAway(channel) }
        let connection = setUp(channel, logger)
        connection.whenFailure { [registry] _ in registry.arrived() }
        return connection
    }

    private func setUp(_ channel: any Channel, _ logger: Logger) -> EventLoopFuture<Value> {
        let fault = service.state.withLock { state in
            state.statistics.connections += 1
            return state.drawFault(.connection, seed: service.configuration.seed)
        }
        if fault?.kind == .reset {
            return Self.resetOnClose(channel).flatMap { turnAway(channel) }
        }
        return channel.setOption(.socketOption(.tcp_nodelay), value: 1)
            .flatMapError { _ in channel.eventLoop.makeSucceededVoidFuture() }
            .flatMap { http.setup(channel: channel, logger: logger) }
    }

    func handle(value: Value, logger: Logger) async {
        registry.arrived()
        await http.handle(value: value, logger: logger)
    }

    private func turnAway(_ channel: any Channel) -> EventLoopFuture<Value> {
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
