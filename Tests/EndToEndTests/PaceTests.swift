import Foundation
import Sandbox
import Testing

/// Promise 6 on a real socket, with a minute scaled down to a second.
struct PaceTests {
    @Test(arguments: RateLimit.Kind.allCases)
    func `no request is refused for the rate, however the service counts`(
        kind: RateLimit.Kind
    ) async throws {
        let service = try await Service(limit: RateLimit(50, per: .seconds(1), kind: kind)) {
            $0.resetStyle = .fractionalTimestamp
        }
        let folder = try TemporaryFolder()
        let file = try folder.write("customers.csv", Export.customers(400))
        let run = try await Tool.run(
            "run",
            file,
            "--rate",
            "50/s",
            "--workers",
            "64",
            environment: service.environment
        )
        #expect(run.status == 0, "\(run.diagnostics)")
        #expect(service.sandbox.statistics.limited == 0)
    }
}
