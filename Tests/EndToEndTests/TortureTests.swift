import Foundation
import Testing

/// The crash test: 60 kills here; `make torture` runs 1,000, or as many as it is told.
struct TortureTests {
    private static func number(_ name: String) -> UInt64? {
        ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
    }

    @Test(arguments: [true, false])
    func `promises 2 to 5: killed again and again, each row is settled once and created once`(
        hasExternalIDs: Bool
    ) async throws {
        let cycles = Int(Self.number("TORTURE_CYCLES") ?? 60)
        let torture = Torture(
            seed: Self.number("TORTURE_SEED") ?? .random(in: 1...1_000_000),
            cycles: max(cycles / 2, 1),
            hasExternalIDs: hasExternalIDs
        )
        let result = try await torture.run()
        let jumps =
            result.jumps.map { "\($0) jumps of the clock" } ?? "a clock that can't be set here"
        print(
            "torture: seed \(torture.seed), \(torture.cycles) kills in \(result.imports) imports, \(jumps)"
        )
    }
}
