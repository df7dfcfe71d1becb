import Foundation
import TestSupport
import Testing

/// Journals that were damaged, cut short or forged, under every command that opens one: none ends in
/// a trap, none hangs, and no row that was created is sent again. `make attack` tries many.
struct JournalDamageAttackTests {
    private static func number(_ name: String) -> UInt64? {
        ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
    }

    /// Some at a time: starting the program is most of the work.
    private static let lanes = 3

    @Test func `no damage of a journal ends a command in a trap, or sends a created row again`()
        async throws
    {
        let trials = Int(Self.number("ATTACK_TRIALS") ?? 30)
        let seed = Self.number("ATTACK_SEED") ?? .random(in: 1...1_000_000)
        let ends = try await withThrowingTaskGroup(of: [Int32?: Int].self) { group in
            for lane in 0..<Self.lanes {
                let count = trials / Self.lanes + (lane < trials % Self.lanes ? 1 : 0)
                group.addTask {
                    try await Lane(seed: seed &+ UInt64(lane)).run(trials: count)
                }
            }
            return try await group.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
        }
        let words = ends.sorted { ($0.key ?? -1) < ($1.key ?? -1) }
            .map { "\($0.value) × \($0.key.map(String.init) ?? "none")" }
        print(
            "damaged journals: seed \(seed), \(trials) trials, exit codes"
                + " \(words.joined(separator: ", "))"
        )
    }
}

/// An import that is damaged again and again, with a service of its own.
private struct Lane {
    /// No command of so small a journal takes a tenth of it.
    private static let patience = Duration.seconds(60)

    private let seed: UInt64
    private let service: Service
    private let folder: TemporaryFolder
    private let sound: Data
    private let created: Set<String>

    private var journal: String { folder.file("a.journal.sqlite") }

    private var environment: [String: String] {
        service.environment.merging([
            "XDG_STATE_HOME": folder.file("state"), "SWIFT_BACKTRACE": "enable=no",
        ]) { $1 }
    }

    /// Stops an import half-way, with rows in many statuses.
    init(seed: UInt64) async throws {
        self.seed = seed
        service = try await Service(faults: "422:20%,drop-after:10%,503:10%") { $0.seed = seed }
        folder = try TemporaryFolder()
        _ = try folder.write("a.csv", Export.customers(40) + ",,nobody@example.com\n")
        let variables = service.environment.merging([
            "XDG_STATE_HOME": folder.file("state")
        ]) { $1 }
        let run = try await Tool.start(
            [
                "run", "a.csv", "--rate", "unlimited", "--existing", "ignore", "--unknown", "hold",
                "--limit", "25", "--max-attempts", "1", "--max-rejects", "100",
            ],
            environment: variables,
            folder: folder.path
        ).wait()
        try #require((3...4).contains(run.status), "\(run.diagnostics)")
        let export = try await Tool.start(
            ["export", "a.journal.sqlite", "--problems", "-o", "problems.csv"],
            environment: variables,
            folder: folder.path
        ).wait()
        try #require(export.status == 0, "\(export.diagnostics)")
        let map = try await Tool.start(
            ["map", "a.csv"],
            environment: variables,
            folder: folder.path
        )
        .wait()
        try #require(map.status == 0, "\(map.diagnostics)")
        let problems = folder.text("problems.csv").replacing(",,nobody", with: "N-1,Nobody,nobody")
        _ = try folder.write("problems.csv", problems)
        sound = try Data(contentsOf: folder.url("a.journal.sqlite"))
        created = Set(service.externalIDs)
        try #require(created.count > 5)
    }

    private static let send = [
        "--rate", "unlimited", "--grace", "100ms", "--timeout", "2s", "--give-up-after", "2s",
        "--max-attempts", "2",
    ]

    /// Every command that opens a journal.
    private static let commands: [[String]] = [
        ["status", "a.journal.sqlite"], ["status", "a.journal.sqlite", "--json"],
        ["export", "a.journal.sqlite"], ["export", "a.journal.sqlite", "--format", "jsonl"],
        ["export", "a.journal.sqlite", "--id-map"], ["export", "a.journal.sqlite", "--problems"],
        ["fix", "a.journal.sqlite", "problems.csv"],
        ["retry", "a.journal.sqlite", "--status", "rejected"],
        ["retry", "a.journal.sqlite", "--status", "failed", "--where", "attempts > 0"],
        ["report", "a.journal.sqlite", "-o", "-", "--include-values"],
        ["verify", "a.journal.sqlite", "--source", "a.csv"],
        ["verify", "a.journal.sqlite", "--rate", "unlimited"],
        ["reconcile", "a.journal.sqlite", "--rate", "unlimited", "--grace", "100ms"],
        ["journal", "check", "a.journal.sqlite"], ["journal", "compact", "a.journal.sqlite"],
        ["journal", "redact", "a.journal.sqlite", "--force"],
        ["journal", "backup", "a.journal.sqlite", "backup.sqlite"],
        ["export", "a.journal.sqlite", "-o", "export.xlsx", "--force"],
        ["export", "a.journal.sqlite", "--problems", "-o", "export.xlsx", "--force"],
        ["retry", "a.journal.sqlite", "--accept", "null_word,lost_letter"],
        ["remap", "a.journal.sqlite", "--map", "a.mapping.yaml"],
        ["run", "a.csv", "--dry-run"],
        ["resume", "a.journal.sqlite"] + send,
        ["run", "a.csv"] + send,
        ["run", "a.csv", "--existing", "update"] + send,
    ]

    /// - Returns: how often the commands ended with which exit code.
    func run(trials: Int) async throws -> [Int32?: Int] {
        var random = SeededGenerator(seed: seed)
        var ends: [Int32?: Int] = [:]
        for trial in 0..<trials {
            let damage = try JournalDamage(
                of: sound,
                scratch: folder.file("scratch"),
                using: &random
            )
            let command = Self.commands[Int.random(in: 0..<Self.commands.count, using: &random)]
            let what: Comment = "seed \(seed), trial \(trial): \(command), \(damage)"
            for suffix in ["-wal", "-shm", "-journal", "-lock", "-new"] {
                try? FileManager.default.removeItem(atPath: journal + suffix)
            }
            try? FileManager.default.removeItem(atPath: folder.file("backup.sqlite"))
            try damage.bytes.write(to: URL(fileURLWithPath: journal))
            let before = service.externalIDs.count
            let status = try await end(of: command, what)
            ends[status, default: 0] += 1
            let sent = service.externalIDs.dropFirst(before)
            #expect(created.isDisjoint(with: sent), "sent again: \(what)")
            #expect(Set(sent).count == sent.count, "sent twice: \(what)")
        }
        return ends
    }

    private func end(of command: [String], _ what: Comment) async throws -> Int32? {
        let output = folder.file("output")
        let end = try await SpawnedTool.run(
            command.map { Self.files.contains($0) ? folder.file($0) : $0 },
            environment: Tool.environment(environment),
            output: output,
            patience: Self.patience
        )
        guard case .exit(let status) = end else {
            Issue.record("\(end): \(what)\n\(folder.text("output"))")
            return nil
        }
        return status
    }

    private static let files: Set<String> = [
        "a.csv", "a.journal.sqlite", "a.mapping.yaml", "backup.sqlite", "export.xlsx",
        "problems.csv",
    ]
}
