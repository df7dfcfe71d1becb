import Delivery
import Foundation
import Importing
import Journal
import Testing

@testable import customer_import

struct LiveLineTests {
    private func progress(
        created: Int,
        pending: Int,
        rejected: Int = 0,
        unknown: Int = 0,
        invalid: Int = 1,
        rate: Double? = 4.97,
        remaining: Duration? = .seconds(15),
        waiting: DeliverySnapshot.Waiting? = nil,
        failures: RecentFailures? = nil,
        activity: DeliverySnapshot.Activity = .sending
    ) -> ImportProgress {
        let counts: [RowStatus: Int] = [
            .created: created, .pending: pending, .rejected: rejected, .invalid: invalid,
            .unknown: unknown,
        ]
        let snapshot = DeliverySnapshot(
            totals: Totals(rowsRead: counts.values.reduce(0, +), counts: counts),
            requests: created,
            inFlight: 0,
            rate: .perMinute(300),
            waiting: waiting,
            failures: failures,
            isEnding: false,
            activity: activity
        )
        return ImportProgress(snapshot, Forecast(rate: rate, average: rate, remaining: remaining))
    }

    private func text(_ progress: ImportProgress, _ width: Int, colour: Bool = false) -> String {
        LiveLine(style: Style(isOn: colour), width: width, now: Date(timeIntervalSince1970: 0))
            .text(progress).rendered
    }

    @Test func `it says how far, how fast and how long`() {
        let line = text(progress(created: 150, pending: 50), 120)
        #expect(
            line.hasSuffix(
                " 75% · 150/200 · 150 created · 1 invalid · 5.0/s of 5.0 · average 5.0 · 15 s left"
            )
        )
    }

    @Test(arguments: 10...160)
    func `the line never wraps, with or without colours`(width: Int) {
        let busy = progress(
            created: 1_203,
            pending: 797,
            rejected: 67,
            remaining: .seconds(12_000),
            waiting: .rateLimit(.seconds(11))
        )
        #expect(text(busy, width).count < width)
        let coloured = text(busy, width, colour: true).replacing(/\u{1B}\[[0-9]*m/, with: "")
        #expect(coloured.count < width)
        #expect(!coloured.contains("\u{1B}"))
    }

    @Test(arguments: 24...160)
    func `whole parts are left out, and never the time that is left`(width: Int) {
        let line = text(progress(created: 1_203, pending: 797, rejected: 67), width)
        #expect(line.hasSuffix("15 s left"))
        let known: Set = [
            "60%", "61%", "1,270/2,067", "1,203 created", "67 rejected", "5.0/s of 5.0",
            "average 5.0", "5.0/s", "1 invalid",
            "15 s left",
        ]
        for part in line.trimmingPrefix(/[━─]* ?/).components(separatedBy: " · ") {
            #expect(known.contains(part.trimmingCharacters(in: .whitespaces)), "\(part)")
        }
    }

    @Test(arguments: [24, 40, 60, 80, 120, 200])
    func `what is waited for always shows`(width: Int) {
        let line = text(
            progress(created: 1, pending: 1, waiting: .serviceDown(nextProbe: .seconds(7.2))),
            width
        )
        #expect(line.contains(width < 80 ? "service down: 8 s" : "service down: next try in 8 s"))
    }

    /// A run in which much goes wrong.
    private func troubled(
        _ failures: RecentFailures?,
        _ waiting: DeliverySnapshot.Waiting? = nil
    ) -> ImportProgress {
        progress(
            created: 1_203,
            pending: 797,
            rejected: 67,
            unknown: 12,
            invalid: 9,
            remaining: .seconds(380),
            waiting: waiting,
            failures: failures
        )
    }

    private static let forAPerson = ["12 unknown", "67 rejected", "9 invalid"]

    @Test(arguments: [80, 100, 120, 140])
    func `in a hiccup the pace and the time that is left stay, and rows that need a person`(
        width: Int
    ) {
        let line = text(troubled(RecentFailures(failed: 6, of: 150)), width)
        for part in Self.forAPerson + ["5.0/s", "6 min 20 s left"] {
            #expect(line.contains(part), "\(line)")
        }
        #expect(line.contains(width < 120 ? "4% fail" : "4% of requests fail"))
        #expect(!line.contains("service down"))
    }

    @Test(arguments: [80, 100, 120, 140])
    func `an outage looks otherwise than a hiccup, and leaves rows that need a person`(width: Int) {
        let failures = RecentFailures(failed: 6, of: 150)
        let line = text(troubled(failures, .serviceDown(nextProbe: .seconds(8))), width)
        for part in Self.forAPerson + ["service down: ", "6 min 20 s left"] {
            #expect(line.contains(part), "\(line)")
        }
        #expect(!line.contains("fail"))
    }

    @Test func `rows that need a person stay on a terminal of sixty columns`() {
        let lines = [
            text(troubled(RecentFailures(failed: 6, of: 150)), 60),
            text(troubled(nil, .serviceDown(nextProbe: .seconds(8))), 60),
        ]
        for line in lines {
            #expect(Self.forAPerson.allSatisfy(line.contains), "\(line)")
        }
    }

    @Test(arguments: [
        (1, 300, "1% of requests fail", "1% fail"),
        (3, 3, "no request is answered", "no answers"),
        (149, 150, "99% of requests fail", "99% fail"),
    ])
    func `failures are told by their number or their share`(
        failed: Int,
        requests: Int,
        long: String,
        short: String
    ) {
        let wording = Wording(RecentFailures(failed: failed, of: requests))
        #expect(wording == Wording(long, short: short))
    }

    @Test(arguments: [
        (9.2, "10 s"), (599, "9 min 59 s"), (605, "11 min"), (3_599, "1 h"), (12_000, "3 h 20 min"),
        (45_240, "13 h"), (1_000_000, "12 d"),
    ])
    func `a long time left is told without seconds`(seconds: Double, words: String) {
        #expect(Words.roughly(.seconds(seconds)) == words)
    }

    @Test(arguments: [60, 80, 100, 120, 140])
    func `the bar is as long as the terminal's width says, and nothing moves while numbers grow`(
        width: Int
    ) {
        let lines = [(3, 7.0, 9_999), (998, 12.3, 4_000), (9_001, 99.9, 8)].map {
            done,
            rate,
            left in
            text(
                progress(
                    created: done,
                    pending: 10_000 - done,
                    rate: rate,
                    remaining: .seconds(left)
                ),
                width
            )
        }
        let bars = Set(lines.map { $0.prefix { "━─".contains($0) }.count })
        #expect(bars.count == 1)
        let slashes = lines.map { $0.distance(from: $0.startIndex, to: $0.firstIndex(of: "/")!) }
        #expect(Set(slashes).count == 1)
    }

    @Test func `no rows to send is all done, not nothing done`() {
        #expect(text(progress(created: 0, pending: 0), 100).contains("100%"))
    }

    @Test func `there is no pace while nothing is sent, and no bar where nothing will be`() {
        let grace = text(
            progress(
                created: 5,
                pending: 0,
                activity: .grace(rows: 2, left: .seconds(11))
            ),
            120
        )
        #expect(grace.hasSuffix("looking for 2 unknown rows in 11 s"))
        #expect(!grace.contains("/s"))
        let verify = text(progress(created: 5, pending: 0, activity: .verifying(pages: 3)), 120)
        #expect(verify == "reading which customers the service has: 3 pages")
    }

    @Test func `a log gets the same without a bar`() {
        let line = LiveLine().plainText(progress(created: 150, pending: 50))
        #expect(
            line == "75%, 150/200, 150 created, 1 invalid, 5.0/s of 5.0, average 5.0, 15 s left"
        )
    }
}
