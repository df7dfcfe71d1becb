import AssetAPI
import Customers
import Foundation
import Sandbox

/// Where a run sends its rows: the service, or a sandbox inside this process.
struct ServiceTarget {
    /// What a journal calls the sandbox inside the process, whose port changes.
    static let sandboxName = "sandbox"

    var address: ServiceAddress
    /// What the journal records as the base URL.
    var name: String
    var credentials: CredentialSource
    var transport: TransportOptions
    private var sandbox: RunningSandbox?

    /// - Parameters:
    ///   - recorded: the journal's base URL, where there is a journal already: the default then.
    /// - Throws: what is missing or wrong, before anything is sent.
    init(
        _ options: ServiceOptions,
        practice: SandboxOptions,
        usesSandbox: Bool,
        recorded: String?,
        environment: [String: String]
    ) throws {
        if usesSandbox {
            let running = try Sandbox.startBlocking(practice.configuration())
            sandbox = running
            address = try ServiceAddress(baseURL: running.baseURL)
            name = Self.sandboxName
            credentials = .client(id: "sandbox", secret: Secret("sandbox"))
        } else {
            let given = options.givenBaseURL(environment)
            address = try ServiceAddress(
                baseURL: given ?? recorded ?? ServiceAddress.vendorSandboxURL
            )
            name = address.baseURL
            credentials = try CredentialSource.choose(
                environment: environment,
                tokenFile: options.tokenFile
            )
        }
        transport = try options.transport(to: address)
    }

    /// Ends the sandbox, if there is one.
    func close() { sandbox?.stopBlocking() }
}
