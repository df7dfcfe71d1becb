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

    /// Exports of the same customers with other columns.
    enum Columns: String, CaseIterable {
        case nameAndMail = "Company Name,Email Address"
        case andPhone = "Company Name,Email Address,Phone"
        case andID = "Company Name,Email Address,Account ID"
        case nameAlone = "Company Name"

        func text(_ numbers: ClosedRange<Int>) -> String {
            let lines = numbers.map { number in
                switch self {
                case .nameAndMail: "Company \(number),info\(number)@example.com"
                case .andPhone:
                    "Company \(number),info\(number)@example.com,+1 555 01\(number + 10)"
                case .andID: "Company \(number),info\(number)@example.com,C-\(number)"
                case .nameAlone: "Company \(number)"
                }
            }
            return ([rawValue] + lines).joined(separator: "\n") + "\n"
        }
    }

    @Test(
        arguments: [
            (Columns.nameAndMail, Columns.andPhone), (.andPhone, .nameAndMail),
            (.nameAndMail, .andID), (.andID, .nameAndMail), (.nameAlone, .andPhone),
        ],
        [false, true]
    )
    func `promise 10: an export with other columns creates nobody twice`(
        columns: (Columns, Columns),
        isRemoved: Bool
    ) async throws {
        let trial = try await Trial(columns.0.text(1...10))
        _ = try trial.sent()
        if isRemoved { try FileManager.default.removeItem(atPath: trial.journal) }
        let folder = trial.path("later")
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: false
        )
        try trial.write("later/b.csv", columns.1.text(6...12))
        let other = trial.path("later/b.journal.sqlite")
        let plan = try trial.stage("later/b.csv", journal: other, isTrial: true).plan(
            with: trial.target,
            Self.options,
            watcher: Watcher()
        )
        #expect(plan.toSend == 2)
        let watcher = Watcher()
        let report = try trial.stage("later/b.csv", journal: other).send(
            to: trial.target,
            Self.options,
            watcher: watcher
        )
        #expect(report.end.error == nil)
        #expect(watcher.doubts == [isRemoved ? .lostJournal : .sharedRows])
        #expect(report.status.totals[.created] == 2)
        #expect(report.status.totals[.failed] == 5)
        #expect(trial.customers.count == 12)
        // Whoever has looked can send one all the same.
        let work = try Import.open(other, by: trial.caller)
        #expect(try work.retry(.failed, where: ProblemCondition("row = 1") { false }) == 1)
        let again = try work.send(to: trial.target, Self.options, watcher: Watcher())
        #expect(again.end.error == nil)
        #expect(again.status.totals[.created] == 3)
        #expect(trial.customers.count == 13)
    }

    @Test func `promise 10: rows with other data that a run beside sends are waited for`()
        async throws
    {
        let trial = try await Trial(Columns.nameAndMail.text(1...3))
        try trial.write("b.csv", Columns.andPhone.text(1...3))
        let writer = try JournalWriter(path: trial.stage().journal)
        _ = try writer.beginSession(
            command: "run",
            toolVersion: "1",
            at: .now(),
            state: trial.caller.state
        )
        #expect {
            _ = try trial.stage("b.csv", journal: trial.path("b.journal.sqlite")).send(
                to: trial.target,
                Self.options,
                watcher: Watcher()
            )
        } throws: { error in
            if case .sourceInUse = error as? JournalError { true } else { false }
        }
        writer.close()
    }

    @Test func `promise 10: rows that name their business are the same whichever one is given`()
        async throws
    {
        let trial = try await Trial(
            "Business,Company Name\n" + (1...3).map { "biz_Own,Company \($0)\n" }.joined()
        )
        try trial.write(
            "map.yaml",
            "version: 1\nfields:\n  name: Company Name\nbusiness_id: Business\n"
        )
        func stage(_ name: String, business: String?) throws -> Import {
            try trial.stage(
                name,
                journal: trial.path(name + ".journal.sqlite"),
                business: business,
                mappedBy: "map.yaml"
            )
        }
        _ = try stage("a.csv", business: "biz_One").send(
            to: trial.target,
            Self.options,
            watcher: Watcher()
        )
        for name in ["b.csv", "sub/b.csv"] {
            try? FileManager.default.createDirectory(
                atPath: trial.path("sub"),
                withIntermediateDirectories: false
            )
            try FileManager.default.copyItem(
                atPath: trial.path("a.csv"),
                toPath: trial.path(name)
            )
        }
        for business in [nil, "biz_Two"] {
            #expect(throws: SameImportError.self) { try stage("b.csv", business: business) }
        }
        let report = try stage("sub/b.csv", business: "biz_Two").send(
            to: trial.target,
            Self.options,
            watcher: Watcher()
        )
        #expect(report.status.totals[.existing] == 3)
        #expect(trial.customers.count == 3)
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
