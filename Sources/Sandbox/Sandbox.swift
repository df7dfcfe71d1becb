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
