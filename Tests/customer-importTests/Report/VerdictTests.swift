import Journal
import Testing

@testable import Importing
@testable import customer_import

/// How an import went, in a sentence.
struct VerdictTests {
    private static func verdict(
        _ counts: [RowStatus: Int],
        repeated: Int = 0,
        rowsRead: Int? = nil,
        isRunning: Bool = false,
        hasBegun: Bool = true,
        ending: (Session.Ending, String?)? = nil
    ) -> Verdict {
        Verdict(
            totals: Totals(rowsRead: rowsRead ?? counts.values.reduce(0, +), counts: counts),
            repeatedRows: repeated,
            isRunning: isRunning,
            hasBegun: hasBegun,
            ending: ending
        )
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var counts: [RowStatus: Int]
        var repeated = 0
        var tone: String
        var sentence: String
        var ends: [String] = []

        var testDescription: String { sentence }
    }

    @Test(arguments: [
        Case(counts: [.created: 200], tone: "good", sentence: "All 200 rows were created."),
        Case(counts: [.created: 1], tone: "good", sentence: "The one row was created."),
        Case(
            counts: [.existing: 3],
            tone: "good",
            sentence: "All 3 rows were in the service already."
        ),
        Case(
            counts: [.created: 1_188, .updated: 1, .existing: 3],
            repeated: 1,
            tone: "good",
            sentence:
                "All 1,192 rows are accounted for: 1,188 were created, 1 was updated, 2 were in the"
                + " service already and 1 repeats an earlier row of the file."
        ),
        Case(
            counts: [.rejected: 2],
            tone: "bad",
            sentence: "No customer was created from 2 rows.",
            ends: ["2 rows need a person: the service rejected them."]
        ),
        Case(
            counts: [.existing: 1, .invalid: 1],
            tone: "warn",
            sentence: "No customer was created from 2 rows: 1 was in the service already.",
            ends: ["1 row needs a person: it didn't pass the checks, and wasn't sent."]
        ),
        Case(
            counts: [.created: 90, .invalid: 6, .rejected: 3, .failed: 1],
            tone: "warn",
            sentence: "Of 100 rows, 90 were created.",
            ends: [
                "10 rows need a person: 6 didn't pass the checks, 3 were rejected by the service and 1 was"
                    + " given up after too many attempts."
            ]
        ),
        Case(
            counts: [.created: 90, .unknown: 2, .pending: 8],
            tone: "warn",
            sentence: "Of 100 rows, 90 were created.",
            ends: [
                "It isn't known whether 2 rows were created: their answers never came.",
                "8 rows are still to be sent.",
            ]
        ),
    ])
    func `the sentence says what was reached, and the others what is left`(example: Case) {
        let verdict = Self.verdict(example.counts, repeated: example.repeated)
        #expect(verdict.sentence == example.sentence)
        #expect(verdict.tone.rawValue == example.tone)
        #expect(verdict.openEnds.map(\.words) == example.ends)
    }

    @Test func `an import that isn't over is neither good nor bad`() {
        let running = Self.verdict([.created: 5, .pending: 5], isRunning: true)
        #expect(running.sentence == "The import is still running: 5 of 10 rows are done.")
        #expect(running.tone == .open)
        #expect(running.openEnds.isEmpty)
        let waiting = Self.verdict([.pending: 5], hasBegun: false)
        #expect(waiting.sentence == "No customer was created yet from 5 rows.")
        #expect(waiting.tone == .open)
        #expect(Self.verdict([:]).sentence == "There were no rows to import.")
    }

    @Test func `only an import whose rows all arrived is green`() {
        for status in RowStatus.allCases {
            let isGood = [.created, .updated, .existing].contains(status)
            var counts = [RowStatus.created: 9]
            counts[status, default: 0] += 1
            #expect((Self.verdict(counts).tone == .good) == isGood, "\(status)")
        }
    }

    @Test func `totals that don't add up come first`() {
        let verdict = Self.verdict([.created: 9], rowsRead: 10)
        #expect(verdict.tone == .bad)
        #expect(
            verdict.sentence
                == "The totals don't add up: the source has 10 rows, but the journal accounts for 9."
        )
    }

    @Test func `why rows are left is said where the last run knows`() {
        let counts: [RowStatus: Int] = [.created: 5, .pending: 5]
        let stopped = Self.verdict(counts, ending: (.gaveUp, "the token was refused"))
        #expect(stopped.openEnds.first?.words == "The last run gave up: the token was refused.")
        let over = Self.verdict([.created: 5], ending: (.gaveUp, "the token was refused"))
        #expect(over.openEnds.isEmpty)
    }

    @Test func `what verify said is a sentence, and old where rows were sent since`() throws {
        var found = Verification()
        (found.rows, found.equal) = (190, 190)
        let right = VerifiedWords(VerifiedNote(found), ending: .finished, isStale: false)
        #expect(right.text == "The service has all 190 customers as they were sent.")
        #expect(right.tone == .good)
        let old = VerifiedWords(VerifiedNote(found), ending: .finished, isStale: true)
        #expect(old.text.hasSuffix("as they were sent. Rows may have been sent since."))
        #expect(old.tone == .open)
        (found.equal, found.missing, found.changed, found.extra) = (187, 2, 1, 3)
        let wrong = VerifiedWords(VerifiedNote(found), ending: .finished, isStale: false)
        #expect(
            wrong.text == "Of 190 customers, 2 are missing in the service and 1 was changed since."
                + " It also has 3 customers that this import didn't create."
        )
        #expect(wrong.tone == .warn)
        #expect(VerifiedWords(nil, ending: .finished, isStale: false).tone == .open)
    }
}
