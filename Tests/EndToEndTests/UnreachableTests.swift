import Foundation
import Journal
import Testing

/// A service that nobody can reach: told soon where it never was reached, and not asked at all where
/// there is nothing to send.
struct UnreachableTests {
    private static let nowhere = "http://127.0.0.1:1"

    @Test func `a first way that leads nowhere ends the run soon, with its rows as they were`()
        async throws
    {
        let folder = try TemporaryFolder()
        let file = try folder.write("customers.csv", Export.customers(3))
        let run = try await Tool.run(
            "run",
            file,
            "--base-url",
            Self.nowhere,
            "--max-attempts",
            "1",
            environment: ["ASSET_ACCESS_TOKEN": "t0ken", "ASSET_BUSINESS_ID": Service.business]
        )
        #expect(run.status == 5)
        for word in ["127.0.0.1:1 can't be reached", "--base-url", "--wait"] {
            #expect(run.diagnostics.contains(word), "\(run.diagnostics)")
        }
        #expect(run.output.contains("nothing was sent"), "\(run.output)")
        let journal = try Journal(reading: folder.file("customers.journal.sqlite"))
        #expect(try journal.totals()[.pending] == 3)
        #expect(try !journal.wasAnswered())
    }

    @Test func `where nothing is to be sent nobody is asked for anything`() async throws {
        let folder = try TemporaryFolder()
        let environment = [
            "ASSET_CLIENT_ID": "me", "ASSET_CLIENT_SECRET": "hush",
            "ASSET_BUSINESS_ID": Service.business, "ASSET_BASE_URL": Self.nowhere,
        ]
        let invalid = try folder.write("invalid.csv", "Account ID,Company Name\n1,\n")
        let refused = try await Tool.run("run", invalid, environment: environment)
        #expect(refused.status == 3, "\(refused.diagnostics)")
        let file = try folder.write("customers.csv", Export.customers(2))
        let none = try await Tool.run("run", file, "--limit", "0", environment: environment)
        #expect(none.status == 0, "\(none.diagnostics)")
        #expect(!none.diagnostics.contains("the service is down"))
    }
}
