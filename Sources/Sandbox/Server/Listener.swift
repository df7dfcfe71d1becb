import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The listening socket: opened, closed for good, and closed for a time.
actor Listener {
    /// How long requests in progress may take to end when the sandbox stops.
    private static let grace = Duration.seconds(1)
    /// How often a wait looks again.
    private static let pause = Duration.milliseconds(2)

    private let service: Service
    private let log: RequestLog
    private let registry = ConnectionRegistry()
    private var port: Int
    private var socket: (any Channel)?
    private var outage: Task<Void, Never>?
    private var isStopped = false

    init(_ service: Service) {
        self.service = service
        log = RequestLog(isOn: service.configuration.logsRequests)
        port = service.configuration.port
    }

    /// Begins to listen; gives the port.
    ///
    /// Throws ``SandboxError`` where the port can't be listened on.
    func open() async throws(SandboxError) -> Int {
        guard (0...65_535).contains(port) else {
            throw .cannotListen(port: port, reason: "ports go from 0 to 65535")
        }
        let acceptor = makeAcceptor()
        let bootstrap = ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.backlog, value: 1_024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { acceptor.setUp($0) }
        registry.open()
        do {
            let socket = try await bootstrap.bind(host: "127.0.0.1", port: port).get()
            self.socket = socket
            // A fault may have shut it since, for an outage that was ignored: one was ending.
            registry.open()
            port = socket.localAddress?.port ?? 0
            return port
        } catch {
            throw Self.failure(error, port: port)
        }
    }

    private func makeAcceptor() -> Acceptor {
        let responder = Responder(service: service, log: log) { [registry] time in
            registry.shut()
            Task { await self.goDown(for: time) }
        }
        return Acceptor(responder: responder, registry: registry)
    }

    private static func failure(_ error: any Error, port: Int) -> SandboxError {
        guard let error = error as? IOError else {
            return .cannotListen(port: port, reason: "\(error)")
        }
        return error.errnoCode == EADDRINUSE
            ? .portInUse(port) : .cannotListen(port: port, reason: "errno \(error.errnoCode)")
    }

    /// Closes the socket and every connection for a time, and opens it again on the same port.
    ///
    /// Returns once it is closed. Nothing happens while it is closed already.
    func goDown(for time: Duration) async {
        guard !isStopped, outage == nil, socket != nil else { return }
        let (closed, isClosed) = AsyncStream<Void>.makeStream()
        outage = Task {
            await close(within: .zero)
            isClosed.finish()
            try? await Task.sleep(for: time)
            await reopen()
            outage = nil
        }
        for await _ in closed {}
    }

    private func reopen() async {
        // Another process may have taken the port meanwhile: it is tried until it is free.
        while !isStopped {
            do {
                _ = try await open()
                return
            } catch {
                log.write(error.message)
                try? await Task.sleep(for: .milliseconds(50))
            }
        }
    }

    /// Whether nothing that a client sent is still to be handled, as far as it got here.
    nonisolated var isQuiet: Bool { registry.isEmpty }

    /// Ends for good: requests in progress get a second to end, idle connections none.
    func stop() async {
        guard !isStopped else { return }
        isStopped = true
        outage?.cancel()
        await outage?.value
        await close(within: Self.grace)
        service.close()
    }

    private func close(within grace: Duration) async {
        guard let socket else { return }
        self.socket = nil
        registry.shut()
        try? await socket.close()
        registry.quiesce()
        let end = ContinuousClock.now + grace
        while !registry.isIdle, ContinuousClock.now < end {
            try? await Task.sleep(for: Self.pause)
        }
        await registry.closeAll()
        await registry.cancelRequests()
    }
}

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
