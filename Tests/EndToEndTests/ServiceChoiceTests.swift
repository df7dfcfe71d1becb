import Foundation
import GRDB
import Testing

/// Which service a command talks to: what a journal says is believed only where the user said it before.
struct ServiceChoiceTests {
    private func environment(_ service: Service, state: String? = nil) -> [String: String] {
        var environment = service.environment
        environment["ASSET_BASE_URL"] = nil
        environment["XDG_STATE_HOME"] = state
        return environment
    }

    @Test(arguments: ["run", "resume", "reconcile", "verify"])
    func `promise 8: a journal from elsewhere doesn't choose who gets the credentials`(
        command: String
    ) async throws {
        let trial = try await SmallImport()
        let requests = trial.service.sandbox.statistics.arrivals
        let subject = command == "run" ? trial.folder.file("a.csv") : trial.journal
        let stranger = try await Tool.start(
            [command, subject],
            environment: environment(trial.service, state: trial.folder.file("other"))
        ).wait()
        #expect(stranger.status == 2)
        let host = trial.service.sandbox.baseURL.replacing("http://", with: "")
        #expect(stranger.diagnostics.contains("send your credentials to \(host)"))
        #expect(stranger.diagnostics.contains("--base-url \(trial.service.sandbox.baseURL)"))
        #expect(trial.service.sandbox.statistics.arrivals == requests)
        let owner = try await Tool.start(
            [command, subject],
            environment: environment(trial.service)
        ).wait()
        #expect(owner.status == 0, "\(owner.diagnostics)")
        #expect(owner.diagnostics.contains("the service is at \(host)"), "\(owner.diagnostics)")
        let quiet = try await Tool.start(
            [command, subject, "--quiet"],
            environment: environment(trial.service)
        ).wait()
        #expect(!quiet.diagnostics.contains("the service is at"))
    }

    @Test func `variables are taken without the line ends that a file of Windows has`() async throws
    {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Export.customers(2))
        let run = try await Tool.start(
            ["run", file, "--rate", "unlimited"],
            environment: service.environment.mapValues { $0 + "\r\n" }
        ).wait()
        #expect(run.status == 0, "\(run.diagnostics)")
        #expect(service.sandbox.ledger.allSatisfy { $0.business.text == Service.business })
        let wrong = try await Tool.start(
            ["run", file, "--journal", folder.file("b.sqlite")],
            environment: service.environment.merging(["ASSET_BUSINESS_ID": "Acme Ltd"]) { $1 }
        ).wait()
        #expect(wrong.status == 2)
        #expect(wrong.diagnostics.contains("ASSET_BUSINESS_ID doesn't take “Acme Ltd”"))
    }

    @Test(arguments: ["run", "resume"])
    func `another service than the journal's is refused, with both and the option`(
        command: String
    ) async throws {
        let trial = try await SmallImport()
        let subject = command == "run" ? trial.folder.file("a.csv") : trial.journal
        let other = try await Tool.start(
            [command, subject, "--base-url", "http://127.0.0.1:1"],
            environment: trial.service.environment
        ).wait()
        #expect(other.status == 2)
        let url = trial.service.sandbox.baseURL
        #expect(other.diagnostics.contains("belongs to the service at \(url)"))
        #expect(other.diagnostics.contains("names http://127.0.0.1:1"))
        #expect(other.diagnostics.contains("--base-url \(url)"))
    }

    @Test(arguments: ["run", "resume"])
    func `a service that never answered doesn't pin a journal`(command: String) async throws {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Export.customers(3))
        let journal = JournalPath.beside(file)
        let slip = try await Tool.start(
            ["run", file, "--base-url", "http://127.0.0.1:1", "--give-up-after", "0s"],
            environment: service.environment
        ).wait()
        #expect(slip.status == 5, "\(slip.diagnostics)")
        let right = try await Tool.start(
            [command, command == "run" ? file : journal, "--rate", "unlimited"],
            environment: service.environment
        ).wait()
        #expect(right.status == 0, "\(right.diagnostics)")
        #expect(right.diagnostics.contains("http://127.0.0.1:1, which never answered"))
        #expect(service.externalIDs.count == 3)
        let url = try await DatabaseQueue(path: journal).read {
            try String.fetchOne($0, sql: "SELECT base_url FROM import")
        }
        #expect(url == service.sandbox.baseURL)
    }

    @Test func `a journal that practised isn't sent to a service, nor the other way round`()
        async throws
    {
        let trial = try await SmallImport()
        let practice = try await Tool.start(
            ["run", trial.folder.file("a.csv"), "--sandbox"],
            environment: environment(trial.service)
        ).wait()
        #expect(practice.status == 2)
        #expect(practice.diagnostics.contains("Leave --sandbox out"), "\(practice.diagnostics)")
        let file = try trial.folder.write("b.csv", Export.customers(4))
        _ = try await Tool.start(
            ["run", file, "--sandbox", "--rate", "unlimited"],
            environment: environment(trial.service)
        ).wait()
        let real = try await Tool.start(
            ["run", file],
            environment: trial.service.environment
        ).wait()
        #expect(real.status == 2)
        #expect(real.diagnostics.contains("belongs to a practice import with --sandbox"))
        #expect(real.diagnostics.contains("Give --sandbox to continue the practice"))
    }
}
