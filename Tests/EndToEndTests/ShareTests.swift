#if os(Linux)
    import Foundation
    import Testing

    /// Journals on a file system that can't do what a journal needs.
    struct ShareTests {
        @Test(
            .enabled(
                if: PreloadedLibrary.compiler != nil,
                "there is no C compiler on this machine"
            ),
            arguments: ["locks", "memory"]
        )
        func `a share without locks or shared memory is told, with the way on, and nothing is sent`(
            fault: String
        ) async throws {
            let library = try await PreloadedLibrary("file-faults")
            let trial = try await SmallImport()
            let other = try trial.folder.write("b.csv", Export.customers(3))
            let sent = trial.service.sandbox.ledger.count
            let environment = trial.service.environment.merging(
                ["LD_PRELOAD": library.path, "FILE_FAULT": fault]
            ) { $1 }
            var commands = [["run", other], ["resume", trial.journal]]
            if fault == "locks" { commands.append(["status", trial.journal]) }
            for command in commands {
                let outcome = try await Tool.start(command, environment: environment).wait()
                #expect(outcome.status == 2, "\(command): \(outcome.diagnostics)")
                #expect(outcome.diagnostics.contains("files in this folder can't be locked"))
                #expect(outcome.diagnostics.contains("local disk"))
                #expect(!outcome.diagnostics.contains("another run"))
            }
            #expect(trial.service.sandbox.ledger.count == sent)
        }
    }
#endif
