import Foundation
import HummingbirdCore
import Logging
import NIOCore
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

    private struct Run {
        var server: Server<SandboxChannel>
        var task: Task<Void, any Error>
    }

    private let service: Service
    private let logger: Logger
    private let registry = ConnectionRegistry()
    private var port: Int
    private var run: Run?
    private var outage: Task<Void, Never>?
    private var isStopped = false

    init(_ service: Service, logger: Logger) {
        self.service = service
        self.logger = logger
        port = service.configuration.port
    }

    /// Begins to listen; gives the port.
    ///
    /// Throws ``SandboxError`` where the port can't be listened on.
    func open() async throws(SandboxError) -> Int {
        guard (0...65_535).contains(port) else {
            throw .cannotListen(port: port, reason: "ports go from 0 to 65535")
        }
        let (ports, bound) = AsyncStream<Int>.makeStream()
        let server = Server(
            childChannelSetup: makeChannel(),
            configuration: ServerConfiguration(
                address: .hostname("127.0.0.1", port: port),
                backlog: 1_024
            ),
            onServerRunning: { channel in
                bound.yield(channel.localAddress?.port ?? 0)
                bound.finish()
            },
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
            logger: logger
        )
        registry.open()
        let task = Task.detached {
            defer { bound.finish() }
            try await server.run()
        }
        for await actual in ports {
            port = actual
            run = Run(server: server, task: task)
            return actual
        }
        switch await task.result {
        case .success: throw .cannotListen(port: port, reason: "the server ended at once")
        case .failure(let error): throw Self.failure(error, port: port)
        }
    }

    private func makeChannel() -> SandboxChannel {
        let responder = Responder(service: service, registry: registry, logger: logger) { time in
            Task { await self.goDown(for: time) }
        }
        let http = HTTP1Channel(responder: { request, writer, channel in
            try await responder.respond(to: request, writer: writer, channel: channel)
        })
        return SandboxChannel(http: http, service: service, registry: registry)
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
        guard !isStopped, outage == nil, run != nil else { return }
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
                logger.error("\(error.message)")
                try? await Task.sleep(for: .milliseconds(50))
            }
        }
    }

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
        guard let run else { return }
        self.run = nil
        registry.shut()
        let quiescence = Task.detached { try? await run.server.shutdownGracefully() }
        let end = ContinuousClock.now + grace
        while !registry.isIdle, ContinuousClock.now < end {
            try? await Task.sleep(for: Self.pause)
        }
        registry.closeAll()
        // A connection that the server hasn't begun to handle when its task is cancelled is dropped
        // unclosed, which NIO takes for a bug, and ends the process.
        let arrival = ContinuousClock.now + Self.grace
        while !registry.haveAllArrived, ContinuousClock.now < arrival {
            try? await Task.sleep(for: Self.pause)
        }
        run.task.cancel()
        _ = await run.task.result
        _ = await quiescence.value
    }
}
