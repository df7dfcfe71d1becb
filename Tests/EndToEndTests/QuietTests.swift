import Foundation
import Testing

/// `--quiet`: nothing but the result, and what a person has to do something about.
struct QuietTests {
    @Test func `what a command says besides its result is left out, and the result isn't`()
        async throws
    {
        let trial = try await RepairTrial()
        let source = trial.folder.file("customers.csv")
        let commands: [([String], status: Int32, hasResult: Bool)] = [
            (["peek", source], 0, true), (["check", source], 3, true),
            (["map", source, "-o", trial.folder.file("m.yaml")], 0, false),
            (["status", trial.journal], 3, true),
            (["export", trial.journal, "-o", trial.folder.file("all.csv")], 0, false),
            (["export", trial.journal], 0, true),
            (["report", trial.journal, "-o", trial.folder.file("a.html")], 0, false),
            (["verify", trial.journal], 0, true),
            (["verify", trial.journal, "--source", source], 0, true),
            (["journal", "check", trial.journal], 0, true),
            (["journal", "compact", trial.journal], 0, true),
            (["journal", "redact", trial.journal], 0, true),
            (["fix", trial.journal, trial.problems], 0, true),
            (["retry", trial.journal, "--status", "failed"], 0, true),
            (["reconcile", trial.journal], 3, false), (["resume", trial.journal], 3, false),
        ]
        for (command, status, hasResult) in commands {
            let outcome = try await Tool.start(
                command + ["--quiet"],
                environment: trial.service.environment
            ).wait()
            #expect(outcome.status == status, "\(command): \(outcome.diagnostics)")
            #expect(outcome.diagnostics.isEmpty, "\(command): \(outcome.diagnostics)")
            #expect(!outcome.output.isEmpty == hasResult, "\(command): \(outcome.output)")
            #expect(!outcome.output.contains("next:"), "\(command): \(outcome.output)")
        }
    }

    @Test func `errors, and lines that are still wrong, show all the same`() async throws {
        let trial = try await RepairTrial()
        try trial.edit("A-2,,", "A-2,Two,")
        try trial.edit("A-3,,'", "A-3,,'9")
        let fix = try await Tool.run("fix", trial.journal, trial.problems, "-q")
        #expect(fix.status == 3)
        #expect(fix.output.contains("1 row corrected, 1 changed but still invalid"))
        #expect(fix.diagnostics.contains("row 3: This row has no name."))
        let none = try await Tool.run("status", trial.folder.file("none.sqlite"), "-q")
        #expect(none.status == 2)
        #expect(none.diagnostics.contains("error:"))
    }

    @Test func `a run still warns of what its rows will lack`() async throws {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let file = try folder.write(
            "a.csv",
            "Account ID,Company Name,Billing Street,Billing City,Billing Zip\nA-1,A,S 1,C,02139\n"
        )
        let run = try await Tool.start(["run", file, "-q"], environment: service.environment).wait()
        #expect(run.output.isEmpty)
        #expect(
            run.diagnostics.contains(
                "warning: no column gives the country of an address (billing_address.country)"
            )
        )
        #expect(!run.diagnostics.contains("mapping:"))
    }
}
