import Dispatch
import Synchronization

/// A stand-in for the service: the API's pages on 127.0.0.1, with faults on demand.
package enum Sandbox {
    /// Starts a sandbox; it answers when this returns.
    ///
    /// Throws ``SandboxError`` where the port or the store can't be used.
    package static func start(
        _ configuration: SandboxConfiguration = SandboxConfiguration()
    ) async throws(SandboxError) -> RunningSandbox {
        let service = try Service(configuration)
        let listener = Listener(service)
        do {
            let port = try await listener.open()
            return RunningSandbox(service: service, listener: listener, port: port)
        } catch {
            service.close()
            throw error
        }
    }

    /// Starts a sandbox from a program that isn't asynchronous, on threads of its own.
    ///
    /// Blocks until it answers; not to be called from a task. Throws as ``start(_:)`` does.
    package static func startBlocking(
        _ configuration: SandboxConfiguration = SandboxConfiguration()
    ) throws(SandboxError) -> RunningSandbox {
        let result = Blocking.run { () async -> Result<RunningSandbox, SandboxError> in
            do throws(SandboxError) {
                return .success(try await start(configuration))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }
}

/// A sandbox that answers, until it is stopped.
package final class RunningSandbox: Sendable {
    private let service: Service
    private let listener: Listener
    /// The port on 127.0.0.1.
    package let port: Int

    init(service: Service, listener: Listener, port: Int) {
        self.service = service
        self.listener = listener
        self.port = port
    }

    /// The base URL for clients, without a slash at the end.
    package var baseURL: String { "http://127.0.0.1:\(port)" }

    /// Every customer created, in the order of creation; a reloaded store's come first.
    package var ledger: [LedgerEntry] { service.entries }

    /// Counts up to now.
    package var statistics: SandboxStatistics { service.statistics }

    /// Replaces the plan of faults; requests go on being counted from the start.
    package func set(faults: FaultPlan) {
        service.state.withLock { $0.faults = faults }
    }

    /// Replaces the limit of every business, nil for none; their counts begin anew.
    package func set(businessLimit: RateLimit?) {
        service.state.withLock { $0.limits.businessLimit = businessLimit }
    }

    /// Makes a bearer token expire now, whether issued here or listed in the configuration.
    package func expire(token: String) {
        service.state.withLock { $0.tokens.revoke(token) }
    }

    /// Refuses connections for a time, as a service that is down; returns once it is.
    package func goDown(for time: Duration) async {
        await listener.goDown(for: time)
    }

    /// Whether no client is connected, and none of their requests is in progress.
    package var isQuiet: Bool { listener.isQuiet }

    /// Stops: requests in progress get a second to end, idle connections none. The ledger stays
    /// readable here, and its file is free for another sandbox.
    package func stop() async {
        await listener.stop()
    }

    /// Stops, from a program that isn't asynchronous; not to be called from a task.
    package func stopBlocking() {
        Blocking.run { await self.listener.stop() }
    }
}

/// The way from a thread that may block to a task.
enum Blocking {
    private final class Box<Value: Sendable>: Sendable {
        let value = Mutex<Value?>(nil)
    }

    /// Runs a task and blocks this thread until it has ended.
    static func run<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) -> Value {
        let box = Box<Value>()
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            let value = await work()
            box.value.withLock { $0 = value }
            done.signal()
        }
        while true {
            done.wait()
            if let value = box.value.withLock({ $0 }) { return value }
        }
    }
}
