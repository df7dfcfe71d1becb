import Foundation
import Hashing
import Testing

@testable import Importing
@testable import Journal
@testable import customer_import

/// What a report's page says, and where.
struct ReportPageTests {
    private func page(_ figures: Figures, zone: String = "GMT") throws -> String {
        ReportPage(figures: figures.whole, zone: try #require(TimeZone(identifier: zone))).html
    }

    /// The text between two others.
    private func part(_ page: String, _ from: String, _ to: String) throws -> Substring {
        let begin = try #require(page.range(of: from), "\(from)").upperBound
        let end = try #require(page[begin...].range(of: to), "\(to)").lowerBound
        return page[begin..<end]
    }

    @Test func `at the top are business, service, begin, end, length and one sentence`() throws {
        var figures = Figures()
        figures.sessions = [
            Figures.session(1, "run a.csv", 0, 3_600_000, .stopped),
            Figures.session(2, "fix j p.csv", 4_000_000, 4_100_000, .finished),
            Figures.session(3, "resume j", 7_200_000, 8_400_000, .finished),
        ]
        let page = try page(figures)
        let head = try part(page, "<header>", "</header>").replacing(/<[^>]*>/, with: " ")
            .split(separator: /\s+/).joined(separator: " ")
        #expect(
            head == "Import of customers.csv Business biz_1 Service https://api.example.com"
                + " Started 2026-11-24 13:05:00 UTC Ended 2026-11-24 15:25:00 UTC Took 1 h 20 min in 2 runs"
        )
        let outcome = try part(page, "</header>", "<h2>")
        #expect(outcome.contains("<p class=\"verdict warn\">Of 200 rows, 190 were created.</p>"))
    }

    @Test func `many businesses are counted at the top, and have a table`() throws {
        var figures = Figures()
        figures.businesses = (1...400).map { "biz_\($0)" } + [nil]
        let page = try page(figures)
        #expect(page.contains("<dt>Businesses</dt><dd>400</dd>"))
        #expect(page.contains("… and 376 more, 376 of them not done."))
    }

    @Test func `nothing that went wrong is green`() throws {
        var figures = Figures()
        figures.counts = [.rejected: 2]
        let outcome = try part(try page(figures), "</header>", "<h2>")
        #expect(
            outcome.contains("<p class=\"verdict bad\">No customer was created from 2 rows.</p>")
        )
        #expect(!outcome.contains("good"))
    }

    @Test func `rows that repeat others are told apart from those that the service had`() throws {
        var figures = Figures()
        (figures.counts, figures.repeatedRows) = ([.created: 5, .existing: 7], 3)
        let page = try page(figures)
        #expect(
            page.contains("<b data-status=\"existing\">4</b><span>in the service already</span>")
        )
        #expect(page.contains("<b data-status=\"repeated\">3</b><span>repeated in the file</span>"))
    }

    @Test func `of several journals the top says what verify said of all, and each its own`() throws
    {
        let said = [
            "100 customers: 100 as sent", "90 customers: 89 as sent, 1 missing", nil,
        ]
        func page(_ said: [String?]) -> String {
            let parts = said.enumerated().map { place, said in
                var part = Figures()
                part.counts = [.created: 100]
                part.shard = Shard(place + 1, of: 3)
                part.buckets = (0..<4).map { Figures.bucket(1, $0 * 60_000, done: 25) }
                if let said {
                    let to = Int64(place) * 1_000 + 7_000_000
                    part.sessions.append(Figures.session(2, "verify j", to, to, .finished, said))
                }
                return part.whole
            }
            return ReportPage(figures: ReportFigures(of: parts, at: Date()), zone: .gmt).html
        }
        let some = page(said)
        let top = try part(some, "<section class=\"outcome\">", "</section>")
        #expect(top.contains("Of 190 customers, 1 is missing in the service."), "\(top)")
        #expect(top.contains("1 of 3 journals hasn&#39;t been compared."), "\(top)")
        #expect(top.contains("2026-11-24 15:01:41 UTC"))
        let each = some.components(separatedBy: "<section class=\"part\">").dropFirst()
        #expect(each.map { $0.contains("class=\"verified good\"") } == [true, false, false])
        #expect(each.map { $0.contains("class=\"verified warn\"") } == [false, true, false])
        #expect(each.allSatisfy { $0.contains("<h4>Rows per minute</h4>") })
        let all = try part(
            page([said[0], said[0]]),
            "<section class=\"outcome\">",
            "</section>"
        )
        #expect(
            all.contains("<p class=\"verified good\">The service has all 200 customers"),
            "\(all)"
        )
        #expect(!page([nil, nil]).contains("<p class=\"verified"))
    }

    @Test func `the page says what verify said, and when`() throws {
        var figures = Figures()
        figures.counts = [.created: 190]
        figures.sessions.append(
            Figures.session(
                2,
                "verify j",
                7_000_000,
                7_100_000,
                .finished,
                "190 customers: 190 as sent"
            )
        )
        let outcome = try part(try page(figures), "</header>", "<h2>")
        #expect(
            outcome.contains(
                "<p class=\"verified good\">The service has all 190 customers as they were sent."
            )
        )
        #expect(outcome.contains("2026-11-24 15:01:40 UTC"))
        figures.sessions.append(Figures.session(3, "resume j", 7_200_000, 7_300_000, .finished))
        #expect(try page(figures).contains("<p class=\"verified open\">"))
    }

    @Test func `a problem is told as the figures have it, column first`()
        throws
    {
        var figures = Figures()
        figures.problems = [
            Figures.problem(
                .invalid,
                10,
                "bad_email",
                "email",
                "Column “E-Mail & more” (email) holds no e-mail address."
            )
        ]
        let page = try page(figures)
        #expect(
            page.contains("<bdi>Column “E-Mail &amp; more” (email) holds no e-mail address.</bdi>")
        )
    }

    @Test func `pauses stand in the order of time, short ones below`() throws {
        func pause(_ from: Int64, _ seconds: Int) -> Pauses.Pause {
            Pauses.Pause(
                session: 1,
                startsAt: Timestamp(milliseconds: Figures.epoch + from),
                length: .seconds(seconds),
                cause: .answer("unavailable")
            )
        }
        let table = ReportPage.pauses(
            [pause(60_000, 40), pause(0, 20), pause(120_000, 10)],
            [Pauses.Sum(cause: .list, count: 2, length: .seconds(3))],
            ReportTime(zone: .gmt)
        )
        let places = ["13:05:00<", "13:06:00<", "13:07:00<", "2 short ones of less than 5 s"].map {
            table.range(of: $0)?.lowerBound
        }
        #expect(!places.contains(nil))
        #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
    }

    @Test func `a dashed line is explained where there is one`() throws {
        var figures = Figures()
        figures.buckets = (0..<4).map { Figures.bucket(1, $0 * 60_000, done: 10) }
        #expect(try !page(figures).contains("between two runs"))
        figures.buckets += (9..<12).map { Figures.bucket(2, $0 * 60_000, done: 10) }
        let page = try page(figures)
        #expect(page.contains("<i class=\"cut\"></i>between two runs"))
        #expect(page.contains("<line class=\"cut\""))
    }

    @Test func `a bar that stands for anything can be seen`() throws {
        var figures = Figures()
        figures.buckets = [
            Figures.bucket(1, 0, done: 1_000_000), Figures.bucket(1, 60_000, done: 1),
            Figures.bucket(1, 120_000, done: 1_000_000, refused: 1),
        ]
        figures.microseconds = [5_000_000] + Array(repeating: 1_500, count: 100_000)
        let page = try page(figures)
        let heights = page.matches(of: /<rect [^>]*height="([0-9.]+)"/).compactMap { Double($0.1) }
        #expect(heights.count == 2 * (4 + 2))
        #expect(heights.allSatisfy { $0 >= 2 }, "\(heights)")
        #expect(page.contains("style=\"flex-grow:10\""))
    }

    @Test func `a handful of requests is said, and not drawn`() throws {
        var figures = Figures()
        (figures.buckets, figures.step) = ([Figures.bucket(1, 0, done: 2)], .seconds(1))
        figures.microseconds = [1_500, 2_500]
        let page = try page(figures)
        #expect(!page.contains("<svg"))
        #expect(page.contains("<p>2 requests went out within 1 s."))
        #expect(page.contains("2 answers came in 1.5 ms to 2.5 ms."))
    }

    @Test func `times are UTC, and beside them stands the clock of whoever makes the report`()
        throws
    {
        let berlin = try page(Figures(), zone: "Europe/Berlin")
        #expect(berlin.contains("2026-11-24 13:05:00 UTC</time> <span class=\"local\""))
        #expect(berlin.contains(">14:05:00</span>"))
        #expect(
            berlin.contains(
                "Times are UTC<span data-zone>, with those of Europe/Berlin beside them"
            )
        )
        let tokyo = try page(Figures(), zone: "Pacific/Kiritimati")
        #expect(tokyo.contains(">2026-11-25 03:05:00</span>"))
        let utc = try page(Figures())
        #expect(utc.contains("Times are UTC<span data-zone></span>."))
        #expect(!utc.contains(">14:05:00"))
    }

    @Test func `only the page's own script may run, and nothing may be loaded`() throws {
        let page = try page(Figures())
        let script = try part(page, "<script>", "</script>")
        let hash = Data(SHA256.digest(of: Array(String(script).utf8))).base64EncodedString()
        #expect(
            page.contains(
                "content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-\(hash)'\""
            )
        )
        #expect(page.components(separatedBy: "<script").count == 2)
    }

    @Test func `of several journals the whole comes first, then each`() throws {
        var part = Figures()
        part.counts = [.created: 100]
        part.shard = Shard(1, of: 2)
        part.businesses = ["biz_1", nil]
        var other = Figures()
        other.shard = Shard(2, of: 2)
        other.businesses = ["biz_2", nil]
        let figures = ReportFigures(of: [part.whole, other.whole], at: Date())
        #expect(figures.businesses.map(\.business) == ["biz_1", nil, "biz_2"])
        let page = ReportPage(figures: figures, zone: .gmt).html
        let places = [
            "<dt>Journals</dt><dd>2</dd>", "<h2>Journals</h2>", "<h3>Shard 1 of 2</h3>",
            "All 100 rows were created.", "<h3>Shard 2 of 2</h3>", "Of 200 rows, 190 were created.",
        ].map { page.range(of: $0)?.lowerBound }
        #expect(!places.contains(nil))
        #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
    }
}
