import Foundation
import Synchronization
import TestSupport
import Testing

/// The real program against a service that says back what it was sent, in every writing, at every place of
/// its answers: none of it is in what any command prints, in any file that it writes, or in a request's
/// address.
///
/// `make attack` runs more of them: `ATTACK_TRIALS`, and `ATTACK_SEED` for the order.
struct SecretsThroughTheBinaryAttackTests {
    private static let token = "tok-3F9c1e77_a0B2.dO-nOt+lEaK/0123"
    private static let secret = "sec=81d2a0b4&Cc/do+not%leak~9876"
    private static let searches = [LeakSearch(token), LeakSearch(secret)]

    private static func number(_ name: String) -> UInt64? {
        ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
    }

    @Test func `promise 8: no secret that a service says back gets through the program`()
        async throws
    {
        let seed = Self.number("ATTACK_SEED") ?? .random(in: 1...1_000_000)
        var random = SeededGenerator(seed: seed)
        var script = Script(&random)
        // One takes 2 s. All that rows can be answered is through after 35, and all of lists after 135.
        let trials = Self.number("ATTACK_TRIALS").map { max(Int($0) / 50, 1) } ?? 3
        for trial in 0..<trials {
            try await Trial(
                answers: script.next(&random, hasClient: trial.isMultiple(of: 2)),
                hasClient: trial.isMultiple(of: 2),
                name: "seed \(seed), trial \(trial)"
            ).run()
        }
    }

    /// One thing that is said: where, how, and which secret.
    private struct Saying: Sendable {
        var place: AnswerPlace
        var writing: Writing
        var secret: String
        var shift: Int

        var answer: [UInt8] {
            place.answer(
                writing.write(secret, shift: shift),
                token: SecretsThroughTheBinaryAttackTests.token
            )
        }
    }

    /// What is said in a trial to requests of a kind, one after the other; then all is well.
    private struct Answers: Sendable {
        var rows: [Saying]
        var lists: [Saying]
        var tokens: [Saying]
    }

    /// All that can be said, in an order of chance, and from the start again.
    private struct Script {
        private let rows: [Saying]
        private let lists: [Saying]
        private let tokens: [Saying]
        private var place = 0

        init(_ random: inout SeededGenerator) {
            func sayings(_ places: some Sequence<AnswerPlace>) -> [Saying] {
                places.flatMap { place in
                    Writing.allCases.flatMap { writing in
                        [token, secret].map {
                            Saying(place: place, writing: writing, secret: $0, shift: 0)
                        }
                    }
                }.shuffled(using: &random)
            }
            (rows, lists, tokens) = (
                sayings(AnswerPlace.ofRows), sayings(AnswerPlace.ofLists),
                sayings(AnswerPlace.ofTokens)
            )
        }

        /// - Parameter hasClient: whether the program has a client's secret; else it has but a token.
        mutating func next(_ random: inout SeededGenerator, hasClient: Bool) -> Answers {
            defer { place += 1 }
            func some(_ all: [Saying], _ count: Int) -> [Saying] {
                (0..<count).map { number in
                    var saying = all[(place * count + number) % all.count]
                    if !hasClient { saying.secret = token }
                    saying.shift = Int.random(in: 0..<3, using: &random)
                    return saying
                }
            }
            return Answers(rows: some(rows, 12), lists: some(lists, 2), tokens: some(tokens, 3))
        }
    }

    /// A service that says the things of a trial.
    private final class Mouth: Sendable {
        private struct State {
            var answers: Answers
            var made = 0
            /// Whether the program that is at work was given the token: it can't know it before.
            var hasGivenToken: Bool
        }

        private let state: Mutex<State>
        private let hasClient: Bool

        init(_ answers: Answers, hasClient: Bool) {
            state = Mutex(State(answers: answers, hasGivenToken: !hasClient))
            self.hasClient = hasClient
        }

        /// A further program is begun.
        func begin() { state.withLock { $0.hasGivenToken = !hasClient } }

        func reply(_ request: ScriptedServer.Request) -> ScriptedServer.Reply {
            state.withLock { state in
                if request.head.hasPrefix("GET") {
                    return Self.said(\.lists, &state) ?? .bytes(AnswerPlace.emptyPage)
                }
                if request.head.hasPrefix("POST /v0/auth/token") {
                    if let said = Self.said(\.tokens, &state) { return said }
                    state.hasGivenToken = true
                    return .bytes(
                        httpAnswer(200, #"{"access_token":"\#(token)","token_type":"Bearer"}"#)
                    )
                }
                state.made += 1
                // Good answers between, or else those that are another row's end the run.
                let said = state.made.isMultiple(of: 2) ? Self.said(\.rows, &state) : nil
                return said ?? .bytes(httpAnswer(201, #"{"data":{"id":"cus_\#(state.made)"}}"#))
            }
        }

        private static func said(
            _ kind: WritableKeyPath<Answers, [Saying]>,
            _ state: inout State
        ) -> ScriptedServer.Reply? {
            guard !state.answers[keyPath: kind].isEmpty else { return nil }
            var saying = state.answers[keyPath: kind].removeFirst()
            if !state.hasGivenToken { saying.secret = secret }
            return .raw(saying.answer)
        }
    }

    private struct Trial {
        var answers: Answers
        var hasClient: Bool
        var name: String

        func run() async throws {
            let mouth = Mouth(answers, hasClient: hasClient)
            let server = try ScriptedServer { _, request in mouth.reply(request) }
            defer { server.stop() }
            let folder = try TemporaryFolder()
            let file = try folder.write("a.csv", Export.customers(24))
            let journal = folder.file("a.journal.sqlite")
            let flags = [
                "--rate", "unlimited", "--grace", "0s", "--workers", "1", "--max-attempts", "2",
                "--existing", "update", "--events", folder.file("events.jsonl"),
                "--log", folder.file("run.log"), "--metrics", folder.file("run.prom"),
                "--on-end", "cat >> '\(folder.file("hook"))'; env >> '\(folder.file("hook"))'",
            ]
            var credentials = ["ASSET_ACCESS_TOKEN": token]
            if hasClient { credentials = ["ASSET_CLIENT_ID": "me", "ASSET_CLIENT_SECRET": secret] }
            let environment = credentials.merging([
                "ASSET_BASE_URL": server.url, "ASSET_BUSINESS_ID": Service.business,
                "XDG_STATE_HOME": folder.file("state"),
            ]) { $1 }
            for command in [
                ["run", file] + flags, ["resume", journal] + flags + ["--json"],
                ["resume", journal] + flags, ["verify", journal],
                ["status", journal], ["status", journal, "--json"],
                ["export", journal, "--problems"], ["export", journal, "--format", "jsonl"],
                ["export", journal, "--id-map", "-o", folder.file("ids.csv"), "--force"],
                [
                    "report", journal, "--include-values", "-o", folder.file("report.html"),
                    "--force",
                ],
            ] {
                mouth.begin()
                let run = try Tool.start(command, environment: environment)
                let outcome = await run.wait()
                let reason = run.process.terminationReason
                #expect(reason == .exit && outcome.status < 64, "\(name), \(command): \(outcome)")
                expectNone(in: outcome.output + outcome.diagnostics, "\(command[0])")
            }
            for path in FileManager.default.enumerator(atPath: folder.path) ?? .init() {
                let bytes = FileManager.default.contents(atPath: "\(folder.path)/\(path)")
                expectNone(in: String(decoding: bytes ?? Data(), as: UTF8.self), "\(path)")
            }
            for request in server.received {
                expectNone(in: String(request.head.prefix { !$0.isNewline }), "a request's address")
            }
        }

        private func expectNone(in text: String, _ place: String) {
            for search in searches {
                let writing = search.first(in: Array(text.utf8))
                #expect(writing == nil, "\(name): \(place): \(search.lines(in: text))")
            }
        }
    }
}
