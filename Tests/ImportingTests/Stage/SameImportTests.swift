import Delivery
import Foundation
import Journal
import Testing

@testable import Importing

/// A source that another journal has sent, under whatever name, and rows that it has sent.
@Suite(.onThreadOfItsOwn) struct SameImportTests {
    /// Without external ids nothing but all fields tells one customer from another.
    private static func nameless(_ numbers: some Sequence<Int>, _ name: String = "Company")
        -> String
    {
        let lines = numbers.map { "\(name) \($0),info\($0)@example.com\n" }
        return "Company Name,Email Address\n" + lines.joined()
    }

    /// Where the service's list has to be waited for.
    private static let options: DeliveryOptions = {
        var options = Trial.options
        options.grace = .milliseconds(100)
        return options
    }()

    @Test func `a renamed source is found, whatever else is beside it`() async throws {
        let trial = try await Trial()
        _ = try trial.sent()
        // Neither is looked at for long, nor ends the run.
        try trial.write("broken.journal.sqlite", "SQLite format 3\0 and then no more")
        try FileManager.default.copyItem(
            atPath: trial.journal,
            toPath: trial.path("a.backup.sqlite")
        )
        try FileManager.default.moveItem(
            atPath: trial.path("a.csv"),
            toPath: trial.path("a (1).csv")
        )
        let other = trial.path("a (1).journal.sqlite")
        let error = #expect(throws: SameImportError.self) {
            try trial.stage("a (1).csv", journal: other)
        }
        #expect(
            error?.message.contains("a.journal.sqlite already imports the same content") == true
        )
        #expect(
            error?.hint?.contains("customer-import resume \(ShellWord.quoted(trial.journal))")
                == true
        )
        #expect(error?.hint?.contains("--journal") == true)
        #expect(!JournalWriter.hasFile(at: other))
        try trial.write("other.csv", Sample.customers(1))
        try trial.stage("other.csv", journal: trial.path("other.journal.sqlite"))
        var also: String?
        var options = Trial.options
        options.existing = .ignore
        _ = try trial.stage(
            "a (1).csv",
            journal: trial.path("second.sqlite"),
            isNamed: true,
            remark: { if case .alsoImported(let by) = $0 { also = by } }
        ).send(to: trial.target, options, watcher: Watcher())
        #expect(also == trial.journal)
        #expect(trial.customers.count == 4)
    }

    @Test(arguments: ["a.journal.sqlite", "named.sqlite", "other/a.journal.sqlite"])
    func `promise 10: a file whose journal was removed, or is elsewhere, creates nobody twice`(
        place: String
    ) async throws {
        let trial = try await Trial(Self.nameless(1...30))
        _ = try trial.sent()
        #expect(trial.customers.count == 30)
        if place.contains("/") {
            try FileManager.default.createDirectory(
                atPath: trial.path("other"),
                withIntermediateDirectories: false
            )
        } else {
            try FileManager.default.removeItem(atPath: trial.journal)
        }
        let journal = trial.path(place)
        let again = Watcher()
        let report = try trial.stage(journal: journal, isNamed: true).send(
            to: trial.target,
            Self.options,
            watcher: again
        )
        #expect(report.end.error == nil)
        #expect(report.status.totals[.existing] == 30)
        #expect(again.doubts == [.sentBefore])
        #expect(trial.customers.count == 30)
        let sure = Watcher()
        _ = try Import.open(journal, by: trial.caller).send(
            to: trial.target,
            Trial.options,
            watcher: sure
        )
        #expect(sure.doubts == [])
    }

    @Test(arguments: [true, false])
    func `a corrected file under another name creates only what is new in it`(
        hasExternalIDs: Bool
    ) async throws {
        func text(_ numbers: some Sequence<Int>, _ name: String) -> String {
            let lines = numbers.map {
                (hasExternalIDs ? "C-\($0)," : "") + "\(name) \($0),info\($0)@example.com"
            }
            let header = (hasExternalIDs ? "Account ID," : "") + "Company Name,Email Address"
            return ([header] + lines).joined(separator: "\n") + "\n"
        }
        let trial = try await Trial(text(1...30, "Company"))
        _ = try trial.sent()
        let corrected =
            text(1...2, "Right") + text(3...32, "Company").drop { $0 != "\n" }.dropFirst()
        try trial.write("b.csv", String(corrected))
        var options = Self.options
        options.existing = hasExternalIDs ? .skip : .ignore
        let watcher = Watcher()
        let report = try trial.stage("b.csv", journal: trial.path("b.journal.sqlite")).send(
            to: trial.target,
            options,
            watcher: watcher
        )
        #expect(report.end.error == nil)
        let shared = watcher.told.withLock { $0.remarks }.compactMap { remark -> Int? in
            guard case .sharesRows(let journal, let rows) = remark else { return nil }
            #expect(journal.hasSuffix("a.journal.sqlite"))
            return rows
        }
        #expect(shared == (hasExternalIDs ? [] : [28]))
        // Two rows are corrected and two are new: an external id tells the first from customers of their own.
        #expect(trial.customers.count == (hasExternalIDs ? 32 : 34))
    }

    @Test func `two files with rows in common create each once, whichever is gone on with`()
        async throws
    {
        let trial = try await Trial(Self.nameless(1...15))
        try trial.write("b.csv", Self.nameless(6...20))
        let other = trial.path("b.journal.sqlite")
        var some = Self.options
        some.limit = 10
        _ = try trial.sent(some)
        some.limit = 8
        _ = try trial.stage("b.csv", journal: other).send(
            to: trial.target,
            some,
            watcher: Watcher()
        )
        for journal in [trial.journal, other, trial.journal] {
            let report = try Import.open(journal, by: trial.caller).send(
                to: trial.target,
                Self.options,
                watcher: Watcher()
            )
            #expect(report.end.error == nil)
        }
        let names = trial.customers.compactMap(\.name)
        #expect(names.count == 20)
        #expect(Set(names).count == 20)
    }

    @Test func `the same content for another business is another import`() async throws {
        let trial = try await Trial()
        _ = try trial.sent()
        try trial.write("b.csv", Trial.export)
        let report = try trial.stage(
            "b.csv",
            journal: trial.path("b.journal.sqlite"),
            business: "biz_Other"
        ).send(to: trial.target, Trial.options, watcher: Watcher())
        #expect(report.status.totals[.created] == 2)
    }
}
