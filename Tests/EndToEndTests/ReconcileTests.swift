import Foundation
import Journal
import Testing

/// Unknown rows and customers that are there already, through the program as it is used.
struct ReconcileTests {
    @Test func `answers that were lost are looked up at the end of the run`() async throws {
        let service = try await Service(
            faults: "drop-after:10%,500-after:5%,cut-body:5%,not-json:5%,drop-before:5%"
        )
        let folder = try TemporaryFolder()
        let file = try folder.write("customers.csv", Export.customers(250))
        let run = try await Tool.run(
            "run",
            file,
            "--rate",
            "unlimited",
            "--grace",
            "0s",
            environment: service.environment
        )
        #expect(run.status == 0, "\(run.diagnostics)")
        #expect(run.diagnostics.contains("of the unknown rows, "))
        #expect(service.externalIDs.sorted() == Export.identifiers(250).sorted())
        let totals = try Journal(reading: folder.file("customers.journal.sqlite")).totals()
        #expect(totals[.created] == 250)
    }

    @Test func `reconcile finds what became of unknown rows, and sends none`() async throws {
        let service = try await Service(faults: "drop-after:@2,drop-before:@3")
        let folder = try TemporaryFolder()
        let file = try folder.write("customers.csv", Export.customers(5))
        let path = folder.file("customers.journal.sqlite")
        let run = try await Tool.run(
            "run",
            file,
            "--unknown",
            "hold",
            "--rate",
            "unlimited",
            environment: service.environment
        )
        #expect(run.status == 4)
        #expect(run.output.contains("customer-import reconcile"))
        let arrivals = service.sandbox.statistics.arrivals
        let found = try await Tool.run(
            "reconcile",
            path,
            "--grace",
            "0s",
            environment: service.environment
        )
        #expect(found.status == 0, "\(found.diagnostics)")
        #expect(service.sandbox.statistics.arrivals == arrivals)
        let totals = try Journal(reading: path).totals()
        #expect(totals[.created] == 4)
        #expect(totals[.pending] == 1)
    }

    @Test func `a second import of the same customers sends none of them`() async throws {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let file = try folder.write("customers.csv", Export.customers(150))
        for journal in ["one.sqlite", "two.sqlite"] {
            let run = try await Tool.run(
                "run",
                file,
                "--journal",
                folder.file(journal),
                "--rate",
                "unlimited",
                environment: service.environment
            )
            #expect(run.status == 0, "\(run.diagnostics)")
        }
        #expect(service.externalIDs.count == 150)
        #expect(try Journal(reading: folder.file("two.sqlite")).totals()[.existing] == 150)
    }

    @Test func `--existing update patches the fields that differ`() async throws {
        let service = try await Service(faults: "update/503:@1,update/drop-after:@2")
        let folder = try TemporaryFolder()
        let first = try folder.write("first.csv", Export.customers(20))
        let second = try folder.write(
            "second.csv",
            Export.customers(20).replacing("Company 7,", with: "Company Seven,")
        )
        _ = try await Tool.run(
            "run",
            first,
            "--rate",
            "unlimited",
            environment: service.environment
        )
        let run = try await Tool.run(
            "run",
            second,
            "--existing",
            "update",
            "--rate",
            "unlimited",
            environment: service.environment
        )
        #expect(run.status == 0, "\(run.diagnostics)")
        let totals = try Journal(reading: folder.file("second.journal.sqlite")).totals()
        #expect(totals[.updated] == 1)
        #expect(totals[.existing] == 19)
        #expect(service.externalIDs.count == 20)
    }

    @Test func `--existing fail ends before anything is sent, and says which rows`() async throws {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let file = try folder.write("customers.csv", Export.customers(3))
        let arguments = ["run", file, "--rate", "unlimited", "--journal"]
        _ = try await Tool.start(
            arguments + [folder.file("one.sqlite")],
            environment: service.environment
        ).wait()
        let run = try await Tool.start(
            arguments + [folder.file("two.sqlite"), "--existing", "fail"],
            environment: service.environment
        ).wait()
        #expect(run.status == 3)
        #expect(run.diagnostics.contains("rows 1, 2, 3"))
        #expect(service.sandbox.statistics.arrivals == 3)
    }
}
