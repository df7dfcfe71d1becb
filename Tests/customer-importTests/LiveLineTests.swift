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
        rate: Double? = 4.97,
        remaining: Duration? = .seconds(15),
        waiting: DeliverySnapshot.Waiting? = nil,
        activity: DeliverySnapshot.Activity = .sending
    ) -> ImportProgress {
        let counts: [RowStatus: Int] = [
            .created: created, .pending: pending, .rejected: rejected, .invalid: 1,
        ]
        let snapshot = DeliverySnapshot(
            totals: Totals(rowsRead: counts.values.reduce(0, +), counts: counts),
            requests: created,
            inFlight: 0,
            rate: .perMinute(300),
            waiting: waiting,
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
            line.hasSuffix(" 75% · 150/200 · 150 created · 5.0/s of 5.0 · average 5.0 · 15 s left")
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
            "average 5.0",
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
        #expect(line.contains(width < 80 ? "service down: 8 s" : "service down: next probe in 8 s"))
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
        #expect(grace.hasSuffix("2 unknown rows: the service's list is asked in 11 s"))
        #expect(!grace.contains("/s"))
        let verify = text(progress(created: 5, pending: 0, activity: .verifying(pages: 3)), 120)
        #expect(verify == "reading what the service holds: 3 pages")
    }

    @Test func `a log gets the same without a bar`() {
        let line = LiveLine().plainText(progress(created: 150, pending: 50))
        #expect(line == "75%, 150/200, 150 created, 5.0/s of 5.0, average 5.0, 15 s left")
    }
}
