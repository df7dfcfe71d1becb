import Foundation
import Sandbox
import Testing

/// What another terminal sees a run wait for.
struct WaitingTests {
    @Test(
        arguments: [
            ("429@3", "rate_limit", "rate limit: "),
            ("refuse@3:60s", "service_down", "service down: "),
        ]
    )
    func `status shows what a run waits for, and the limit that the service announced`(
        faults: String,
        cause: String,
        words: String
    ) async throws {
        // A window that begins with the first request, and so is never about to end.
        let limit = RateLimit(60, kind: .slidingWindow)
        let service = try await Service(faults: faults, limit: limit)
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Export.customers(80))
        let journal = folder.file("a.journal.sqlite")
        let run = try Tool.start(
            ["run", file, "--rate", "unlimited", "--existing", "ignore", "-q"],
            environment: service.environment
        )
        var report: [String: Any] = [:]
        var shown = ""
        for _ in 0..<100 {
            let json = try await Tool.run("status", journal, "--json")
            let document = try? JSONSerialization.jsonObject(with: Data(json.output.utf8))
            report = document as? [String: Any] ?? [:]
            if report["waiting"] != nil {
                shown = try await Tool.run("status", journal).output
                if shown.contains(words) { break }
            }
            try await Task.sleep(for: .milliseconds(100))
        }
        let waiting = try #require(report["waiting"] as? [String: Any], "\(run.diagnostics)")
        #expect(waiting["cause"] as? String == cause)
        #expect(report["allowed_per_minute"] as? Double == 60)
        #expect(shown.contains(words), "\(shown)")

        run.send(SIGINT)
        _ = await run.wait()
        let after = try await Tool.run("status", journal, "--json")
        #expect(!after.output.contains("waiting"))
        #expect(!after.output.contains("allowed_per_minute"))
    }
}
