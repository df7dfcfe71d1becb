import Foundation
import Sandbox
import Testing

/// Promise 6 on a real socket, with a minute scaled down to four seconds: the pace leaves 20 ms of
/// slack in each window then, so that a busy machine's late thread doesn't count.
struct PaceTests {
    @Test(arguments: RateLimit.Kind.allCases)
    func `no request is refused for the rate, however the service counts`(
        kind: RateLimit.Kind
    ) async throws {
        let service = try await Service(limit: RateLimit(200, per: .seconds(4), kind: kind)) {
            $0.resetStyle = .fractionalTimestamp
        }
        let folder = try TemporaryFolder()
        let file = try folder.write("customers.csv", Export.customers(500))
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
