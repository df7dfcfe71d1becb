import Importing
import Delivery
import Journal
import Testing

@testable import customer_import

struct SessionCommandTests {
    @Test(
        arguments: [
            ("/usr/bin/customer-import run a.csv --rate 5/s", "run"),
            ("customer-import journal redact j --force", "journal redact"), ("", ""),
        ]
    )
    func `a session is called what it was`(line: String, name: String) {
        #expect(SessionCommand(line).name == name)
    }

    @Test(arguments: [["--on-end", "curl -u me:geheim"], ["--on-end=curl -u me:geheim"]])
    func `promise 8: a journal doesn't keep the command for the end, which may hold secrets`(
        words: [String]
    ) {
        let line = SessionCommand.line(["c", "run", "a b.csv"] + words + ["--rate", "5/s"])
        #expect(line == "c run 'a b.csv' --on-end ••• --rate 5/s")
        #expect(SessionCommand(line).value(of: "--rate") == "5/s")
    }

    @Test func `what was given is given again, with its quotes`() {
        let line = SessionCommand.line([
            "customer-import", "run", "my file.csv", "--store", "a b's.jsonl", "--rate=5/s",
            "--limit", "10", "--existing", "update", "--sandbox",
        ])
        let command = SessionCommand(line)
        #expect(
            command.options() == " --store 'a b'\\''s.jsonl' --rate 5/s --existing update"
        )
        #expect(command.options(forReconcile: true) == " --store 'a b'\\''s.jsonl' --rate 5/s")
        #expect(command.allowed == .perMinute(300))
    }

    @Test func `headroom is left`() {
        #expect(
            SessionCommand("c run a --rate 100/min --headroom 20%").allowed == .perMinute(80)
        )
    }
}

struct NextStepsTests {
    private func steps(
        _ counts: [RowStatus: Int],
        _ command: String = "c run a.csv --rate 9/s",
        asks: Bool = false
    ) -> [String] {
        NextSteps(
            journals: ["j"],
            totals: Totals(rowsRead: counts.values.reduce(0, +), counts: counts),
            isRunning: false,
            command: SessionCommand(command),
            asksAboutExisting: asks
        ).steps.map(\.command)
    }

    @Test func `what is left comes first, what needs a person afterwards`() {
        #expect(
            steps([.pending: 1, .unknown: 2, .rejected: 3]) == [
                "customer-import resume j --rate 9/s",
                "customer-import export j --problems -o problems.xlsx",
            ]
        )
        #expect(steps([.unknown: 2]) == ["customer-import reconcile j --rate 9/s"])
        #expect(steps([.created: 2]) == ["customer-import export j"])
        #expect(steps([.failed: 2]) == ["customer-import retry j --status failed"])
    }

    @Test func `a run that asked about existing customers isn't gone on with the same way`() {
        #expect(
            steps([.pending: 1], "c run a --existing fail", asks: true)
                == ["customer-import resume j --existing skip"]
        )
    }

    @Test func `while a shard is missing, nothing is suggested that goes with all of them only`()
        throws
    {
        let totals = Totals(rowsRead: 2, counts: [.created: 1, .rejected: 1])
        func steps(missing: [Shard]) -> [NextStep] {
            NextSteps(journals: ["j-1", "j-2"], missing: missing, totals: totals, isRunning: false)
                .steps
        }
        #expect(
            steps(missing: []).map(\.command)
                == ["customer-import export j-1 j-2 --problems -o problems.xlsx"]
        )
        let without = steps(missing: [try #require(Shard(3, of: 3))])
        #expect(without.map(\.command) == ["customer-import export j-1"])
        #expect(without[0].remark.contains("3/3"))
    }

    @Test func `a remark that doesn't fit beside its command stands below it`() {
        let step = NextStep(
            command: "customer-import resume j",
            remark: "sends the rows that are left"
        )
        func lines(_ columns: Int?) -> [String] {
            step.lines("next: ", Style(isOn: false), width: columns).map(\.text)
        }
        let whole = "next: customer-import resume j    # sends the rows that are left"
        #expect(lines(nil) == [whole])
        #expect(lines(whole.count + 1) == [whole])
        #expect(
            lines(whole.count)
                == ["next: customer-import resume j", "      # sends the rows that are left"]
        )
    }

    @Test func `to send rows as they are is another way, and not what comes next`() throws {
        let steps = NextSteps(
            journals: ["j"],
            totals: Totals(rowsRead: 2, counts: [.created: 1, .invalid: 1]),
            isRunning: false,
            held: ["bad_email"]
        )
        let lines = steps.lines(Terminal.none).map(\.text)
        #expect(lines.count == 2)
        #expect(lines[0].hasPrefix("next: customer-import export j --problems"))
        #expect(lines[1].hasPrefix("or:   customer-import retry j --accept bad_email "))
    }
}
