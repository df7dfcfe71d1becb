import Foundation
import Journal
import TestSupport
import Testing

/// Imports that are killed at random moments and begun again, until each is done, under a mix of
/// everything that can go wrong; then the journal is held against the service's own ledger. Now and then
/// the journal loses its log, is put back as it was, or has a copy that sends, too; and the wall clock is set
/// between two runs and while they are on (on Linux, where there is a C compiler).
///
/// `make torture CYCLES=1000 SEED=42` runs it at any size; the seed is part of every failure.
struct Torture {
    var seed: UInt64
    /// Kills in all.
    var cycles: Int
    var hasExternalIDs: Bool

    private static let faults = [
        "drop-before:2%", "drop-after:2%", "429:1%", "500-before:1%", "500-after:1%", "502:1%",
        "503:2%", "cut-body:1%", "not-json:1%", "no-id:1%", "slow:1%:100ms",
        "slow-before:1%:100ms", "expire-token:1%", "reset:1%", "refuse:0.1%:200ms",
        "list/500:3%", "list/drop-before:3%", "list/503:1%", "list/cut-body:1%", "token/503:5%",
    ]

    /// What a torture came to.
    struct Result {
        var imports = 0
        /// How often the wall clock was set; nil where it can't be.
        var jumps: Int?
    }

    /// Runs import after import until the kills are used up.
    func run() async throws -> Result {
        let clock = try await TortureClock(seed: seed)
        var random = SeededGenerator(seed: seed)
        let service = try await Service(faults: Self.faults.joined(separator: ",")) {
            $0.seed = seed
        }
        let folder = try TemporaryFolder()
        var kills = 0
        var story = Story()
        var imports = 0
        try? FileManager.default.removeItem(atPath: stateHome)
        defer { try? FileManager.default.removeItem(atPath: stateHome) }
        while kills < cycles {
            imports += 1
            story.begin()
            let business = "biz_Torture\(imports)"
            if imports.isMultiple(of: 3) {
                try await fill(service, folder, business, clock)
            }
            let rows = Int.random(in: 100...900, using: &random)
            let names = (1...rows).map { "Company \(imports)-\($0)" }
            let file = try folder.write("import\(imports).csv", export(names))
            let arguments = arguments(file)
            // A journal that was harmed looks into the list first, which takes a while.
            var longest = 0.7
            while kills < cycles {
                try clock.jumpSometimes()
                let run = try Tool.start(
                    arguments,
                    environment: environment(service, business, clock)
                )
                story.tell("run")
                let length = Double.random(in: 0.01...longest, using: &random)
                try await clock.sleep(for: length)
                let isDone = !run.process.isRunning
                if !isDone { kills += 1 }
                run.send(SIGKILL)
                _ = await run.wait()
                story.tell(isDone ? "its end" : "killed")
                try await settle(service, &story)
                let journal = folder.file("import\(imports).journal.sqlite")
                try check(journal, kills)
                if isDone { break }
                let further = try await harm(
                    journal,
                    folder,
                    service,
                    environment(service, business, clock),
                    using: &random,
                    &story
                )
                longest = further == nil ? 0.7 : 2.5
                kills += further ?? 0
            }
            story.tell("the last run")
            let last = try await Tool.start(
                arguments,
                environment: environment(service, business, clock)
            ).wait()
            story.tell("its end")
            try #require(last.status == 0, "seed \(seed), import \(imports): \(last.diagnostics)")
            try verify(
                Journal(reading: folder.file("import\(imports).journal.sqlite")),
                service,
                business,
                names,
                story
            )
        }
        return Result(imports: imports, jumps: clock.jumps)
    }

    /// Lets the service come to the end of what a killed run had sent. On a busy machine that takes longer than
    /// the short grace of these runs: the next one would look for a customer that is only made then, not find
    /// it, and send the row again. That a grace is long enough is the user's part, and `run` warns of one that
    /// isn't.
    private func settle(_ service: Service, _ story: inout Story) async throws {
        let start = ContinuousClock.now
        while !service.sandbox.isQuiet, ContinuousClock.now - start < .seconds(10) {
            try await Task.sleep(for: .milliseconds(5))
        }
        let length = ContinuousClock.now - start
        if length > .milliseconds(200) { story.tell("the service was busy for \(length)") }
    }

    /// Lets something happen to the files of a journal, now and then; keeps them at other times.
    ///
    /// - Returns: further kills; nil where nothing happened.
    private func harm(
        _ journal: String,
        _ folder: TemporaryFolder,
        _ service: Service,
        _ environment: [String: String],
        using random: inout SeededGenerator,
        _ story: inout Story
    ) async throws -> Int? {
        let kept = journal + ".kept"
        guard FileManager.default.fileExists(atPath: journal) else { return nil }
        let chance = Double.random(in: 0..<1, using: &random)
        guard chance < 0.3, let fault = JournalFault.allCases.randomElement(using: &random) else {
            if chance < 0.6 {
                try JournalFault.keep(journal, as: kept)
                story.tell("kept as it is")
            }
            return nil
        }
        story.tell("\(fault)")
        switch fault {
        case .lostLog: JournalFault.loseLog(of: journal)
        case .older: _ = try JournalFault.putBack(kept, to: journal)
        case .lostRecord: try? FileManager.default.removeItem(atPath: stateHome)
        case .copyRuns:
            let copy = folder.file("copy.sqlite")
            try JournalFault.keep(journal, as: copy)
            let run = try Tool.start(["resume", copy] + Self.options, environment: environment)
            try await Task.sleep(for: .seconds(Double.random(in: 0.1...0.9, using: &random)))
            run.send(SIGKILL)
            _ = await run.wait()
            story.tell("the copy's run was killed")
            try await settle(service, &story)
            return 1
        }
        return 0
    }

    /// Customers that are there before the import, for a snapshot of several pages.
    private func fill(
        _ service: Service,
        _ folder: TemporaryFolder,
        _ business: String,
        _ clock: TortureClock
    ) async throws {
        let names = (1...250).map { "Old \($0)" }
        let file = try folder.write("\(business).csv", export(names))
        let outcome = try await Tool.start(
            arguments(file),
            environment: environment(service, business, clock)
        ).wait()
        try #require(outcome.status == 0, "seed \(seed): \(outcome.diagnostics)")
    }

    private func export(_ names: [String]) -> String {
        let header = hasExternalIDs ? "Account ID,Company Name" : "Company Name"
        let lines = names.map { hasExternalIDs ? "id of \($0),\($0)" : $0 }
        return ([header] + lines).joined(separator: "\n") + "\n"
    }

    private func arguments(_ file: String) -> [String] {
        ["run", file] + Self.options
    }

    private static let options = [
        "--rate", "400/s", "--existing", "skip", "--grace", "300ms", "--timeout", "1s",
        "--max-attempts", "50", "--quiet",
    ]

    /// What the machine knows of these journals.
    private var stateHome: String {
        NSTemporaryDirectory() + "torture-state-\(seed)-\(hasExternalIDs)"
    }

    private func environment(
        _ service: Service,
        _ business: String,
        _ clock: TortureClock
    ) -> [String: String] {
        let own = [
            "ASSET_BASE_URL": service.sandbox.baseURL, "ASSET_BUSINESS_ID": business,
            "ASSET_CLIENT_ID": "client", "ASSET_CLIENT_SECRET": "secret",
            "XDG_STATE_HOME": stateHome,
        ]
        return own.merging(clock.environment) { $1 }
    }

    /// What must hold after every cut: the journal opens, and its totals add up.
    private func check(_ path: String, _ kills: Int) throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        let journal = try Journal(reading: path)
        guard let record = try journal.importRecord(), record.staged != nil else { return }
        #expect(try journal.totals().addUp, "seed \(seed), kill \(kills)")
    }

    /// Each row is settled once, the service holds each customer once, and the ids agree.
    private func verify(
        _ journal: Journal,
        _ service: Service,
        _ business: String,
        _ names: [String],
        _ story: Story
    ) throws {
        var ids: [String: String] = [:]
        var times: [String: Date] = [:]
        for entry in service.sandbox.ledger where entry.business.text == business {
            let name = entry.customer.fields.name ?? ""
            guard name.hasPrefix("Company") else { continue }
            #expect(
                ids[name] == nil,
                """
                seed \(seed): \(name) was created twice, at \(story.time(times[name])) and \
                \(story.time(entry.time)); \(entry.arrivals) requests; the import:
                \(story.text)
                """
            )
            ids[name] = entry.customer.id.text
            times[name] = entry.time
        }
        #expect(Set(ids.keys) == Set(names), "seed \(seed)")
        var seen = 0
        try journal.forEachRow(in: Set(RowStatus.allCases)) { row in
            seen += 1
            let name = row.cells.compactMap(\.self).last ?? ""
            // A journal that was put back learns from the list what it had created.
            #expect(
                [.created, .existing].contains(row.status),
                "seed \(seed), row \(row.id): \(row.status)"
            )
            #expect(row.customerID == ids[name], "seed \(seed), row \(row.id): \(name)")
        }
        #expect(seen == names.count, "seed \(seed)")
        #expect(try journal.totals().addUp, "seed \(seed)")
    }
}

/// What happened in an import and when, for whoever has to find out why something went wrong.
private struct Story {
    private var start = Date()
    private var lines: [String] = []

    var text: String { lines.joined(separator: "\n") }

    mutating func begin() {
        start = Date()
        lines = []
    }

    mutating func tell(_ event: String) {
        lines.append("\(time(Date())) \(event)")
    }

    /// A moment by the seconds since the import began.
    func time(_ moment: Date?) -> String {
        moment.map { String(format: "%.3f s", $0.timeIntervalSince(start)) } ?? "an unknown time"
    }
}
