import Foundation
import Testing

/// What other imports into the same business mean for a run: those that go on beside it, in other folders, and
/// without their journals.
struct OtherImportsTests {
    /// Exports of customers by their numbers.
    private static func export(
        _ numbers: ClosedRange<Int>,
        hasExternalIDs: Bool,
        note: Bool = false
    ) -> String {
        let header =
            (hasExternalIDs ? "Account ID," : "") + "Company Name,Email Address"
            + (note ? ",Note" : "")
        let lines = numbers.map {
            (hasExternalIDs ? "C-\($0)," : "") + "Company \($0),info\($0)@example.com"
                + (note ? ",new" : "")
        }
        return ([header] + lines).joined(separator: "\n") + "\n"
    }

    @Test(
        arguments: [["a.csv", "other/a.csv"], ["a.csv", "b.csv"]],
        [true, false]
    )
    func `promise 10: two runs of one content that begin together create each customer once`(
        files: [String],
        hasExternalIDs: Bool
    ) async throws {
        let folder = try TemporaryFolder()
        let service = try await Service()
        try FileManager.default.createDirectory(
            atPath: folder.file("other"),
            withIntermediateDirectories: false
        )
        for file in files {
            _ = try folder.write(file, Self.export(1...40, hasExternalIDs: hasExternalIDs))
        }
        let runs = try files.map { file in
            try Tool.start(
                ["run", file, "--rate", "unlimited", "--grace", "100ms"],
                environment: service.environment,
                folder: folder.path
            )
        }
        var statuses: [Int32] = []
        for run in runs { statuses.append(await run.wait().status) }
        #expect(statuses.contains(0))
        // The second one may come late enough to find the first one's journal beside its own.
        #expect(Set(statuses).isSubset(of: files.contains("b.csv") ? [0, 2, 7] : [0, 7]))
        #expect(service.sandbox.ledger.count == 40)
    }

    @Test func `promise 10: customers that another file's run made since aren't made again`()
        async throws
    {
        let folder = try TemporaryFolder()
        let service = try await Service()
        _ = try folder.write("a.csv", Self.export(1...30, hasExternalIDs: true))
        _ = try folder.write("b.csv", Self.export(5...30, hasExternalIDs: true, note: true))
        func tool(_ arguments: String...) async throws -> Tool.Outcome {
            let outcome = try await Tool.start(
                arguments + ["--rate", "unlimited", "--grace", "100ms"],
                environment: service.environment,
                folder: folder.path
            ).wait()
            #expect(outcome.status == 0, "\(outcome.diagnostics)")
            return outcome
        }
        // The first one has read the list by then, and doesn't by itself again.
        _ = try await tool("run", "a.csv", "--limit", "10")
        _ = try await tool("run", "b.csv")
        #expect(service.externalIDs.count == 30)
        let resumed = try await tool("resume", "a.journal.sqlite")
        #expect(resumed.diagnostics.contains("b.journal.sqlite has sent 20 rows"))
        #expect(service.externalIDs.count == 30)
        // It has told, and isn't asked for a second time.
        let again = try await tool("resume", "b.journal.sqlite")
        #expect(!again.diagnostics.contains("reading the service's list"))
    }

    @Test(arguments: [true, false])
    func `promise 10: a corrected file, begun anew without its journal, creates nobody twice`(
        isTrial: Bool
    ) async throws {
        let trial = try await SmallImport(Self.export(1...10, hasExternalIDs: false))
        try FileManager.default.removeItem(atPath: trial.journal)
        _ = try trial.folder.write("a.csv", Self.export(1...12, hasExternalIDs: false))
        let again = try await Tool.start(
            ["run", "a.csv", "--rate", "unlimited", "--grace", "100ms", "--json"]
                + (isTrial ? ["--dry-run"] : []),
            environment: trial.service.environment,
            folder: trial.folder.path
        ).wait()
        #expect(again.status == 0, "\(again.diagnostics)")
        #expect(again.diagnostics.contains("with a journal that was removed since"))
        #expect(trial.service.sandbox.ledger.count == (isTrial ? 10 : 12))
        if isTrial {
            #expect(again.output.contains(#""to_send" : 2"#), "\(again.output)")
        }
    }

    @Test func `promise 10: rows that were sent from another folder are known in any order`()
        async throws
    {
        let trial = try await SmallImport(Self.export(1...30, hasExternalIDs: false))
        let other = try TemporaryFolder()
        let lines = Self.export(1...31, hasExternalIDs: false).split(separator: "\n")
        let turned = [lines[0]] + lines.dropFirst().reversed()
        _ = try other.write("z.csv", turned.joined(separator: "\n") + "\n")
        for isTrial in [true, false] {
            let again = try await Tool.start(
                ["run", "z.csv", "--rate", "unlimited", "--grace", "100ms"]
                    + (isTrial ? ["--dry-run"] : []),
                environment: trial.service.environment,
                folder: other.path
            ).wait()
            #expect(again.status == 0, "\(again.diagnostics)")
            #expect(again.diagnostics.contains("a.journal.sqlite has sent 30 rows"))
            #expect(trial.service.sandbox.ledger.count == (isTrial ? 30 : 31))
        }
    }
}
