import AssetAPI
import Foundation
import Importing
import Journal

/// Where a command's rows go: a service, or a sandbox that lives as long as the command.
struct Destination {
    let target: ServiceTarget
    private var practice: Practice?

    /// - Parameters:
    ///   - journal: the service that the journal names, where there is one already: the default then.
    /// - Throws: what is missing or wrong, before anything is sent.
    init(
        _ options: ServiceOptions,
        practice sandbox: SandboxOptions,
        usesSandbox: Bool,
        journal: KnownService?,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws {
        if usesSandbox {
            let practice = try Practice(sandbox, options)
            self.practice = practice
            target = practice.target
            return
        }
        let given = options.givenBaseURL(environment)
        // One that practised goes nowhere by itself.
        let known = journal?.baseURL == ServiceTarget.practiceName ? nil : journal
        let address = try ServiceAddress(
            baseURL: BaseURLChoice(given: given, journal: known).choose()
        )
        target = ServiceTarget(
            address,
            isGiven: given != nil,
            credentials: try CredentialSource.choose(
                environment: environment,
                tokenFile: options.tokenFile
            ),
            transport: try options.transport(to: address)
        )
    }

    /// The service that a journal's rows go to, or its sandbox.
    ///
    /// - Parameter usesList: whether it is asked only for what it holds, which a sandbox without a store
    ///   can't tell.
    /// - Throws: also where the user names another service than the journal's.
    init(
        of journal: KnownService,
        _ options: ServiceOptions,
        practice: SandboxOptions,
        usesList: Bool = false
    ) throws {
        let usesSandbox = journal.baseURL == ServiceTarget.practiceName
        if usesSandbox, usesList, practice.store == nil {
            throw PracticeError.empty(journal: journal.path)
        }
        try self.init(options, practice: practice, usesSandbox: usesSandbox, journal: journal)
        do {
            try target.check(journal)
        } catch {
            close()
            throw error
        }
    }

    /// Where requests go, for a person.
    var place: String {
        practice == nil ? "at \(target.address.host)" : "a sandbox inside this program"
    }

    /// Ends the sandbox, if there is one.
    func close() { practice?.stop() }
}
