#if os(Linux)
    import Foundation
    import Journal
    import Testing

    /// Whether the clock that tests set is the one that the program goes by, and what a run makes of it.
    struct ClockFaultTests {
        private static let hasCompiler = PreloadedLibrary.compiler != nil

        @Test(.enabled(if: hasCompiler, "there is no C compiler on this machine"))
        func `a run goes by the clock that was set for it`() async throws {
            let clock = try await SetClock()
            for offset: Duration in [.seconds(86_400), .seconds(-3_600), .milliseconds(300)] {
                try clock.set(off: offset)
                let before = Timestamp.now() + offset
                let trial = try await SmallImport(environment: clock.environment)
                let after = Timestamp.now() + offset
                let session = try #require(try Journal(reading: trial.journal).sessions().last)
                #expect((before...after).contains(session.startedAt), "\(offset)")
            }
        }

        @Test(.enabled(if: hasCompiler, "there is no C compiler on this machine"))
        func `a run whose clock is put back an hour paces on and ends`() async throws {
            let clock = try await SetClock()
            let service = try await Service()
            let folder = try TemporaryFolder()
            let file = try folder.write("customers.csv", Export.customers(6))
            let run = try Tool.start(
                ["run", file, "--rate", "4/s", "--workers", "1", "--json"],
                environment: service.environment.merging(clock.environment) { $1 }
            )
            while service.sandbox.ledger.isEmpty, run.process.isRunning {
                try await Task.sleep(for: .milliseconds(5))
            }
            // Between two rows there is a wait of 250 ms: one of these falls into one.
            for hours in 1...4 {
                try clock.set(off: .seconds(-3_600 * hours))
                try await Task.sleep(for: .milliseconds(80))
            }
            // A wait that follows the clock would end in hours.
            let pid = run.process.processIdentifier
            let patience = Task {
                try await Task.sleep(for: .seconds(40))
                kill(pid, SIGKILL)
            }
            let end = await run.wait()
            patience.cancel()
            #expect(end.status == 0, "\(end.diagnostics)")
            #expect(service.externalIDs.count == 6)
            let journal = try Journal(reading: folder.file("customers.journal.sqlite"))
            let session = try #require(try journal.sessions().last)
            // Its times are in order, by the clock as it was when it began.
            #expect(try #require(session.endedAt) > session.startedAt)
        }
    }
#endif
