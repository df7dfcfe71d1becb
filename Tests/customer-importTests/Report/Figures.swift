import Foundation

@testable import Importing
@testable import Journal

/// Figures of an import for a report, as a test needs them.
struct Figures {
    var source = "/data/customers.csv"
    var baseURL = "https://api.example.com"
    var counts: [RowStatus: Int] = [.created: 190, .invalid: 10]
    var rowsRead: Int?
    var repeatedRows = 0
    var businesses: [String?] = ["biz_1"]
    var sessions: [SessionStatus] = [session(1, "run a.csv", 0, 3_600_000, .finished)]
    var problems: [ProblemGroup] = []
    var findings: [FindingGroup] = []
    var buckets: [Timeline.Bucket] = []
    var step = Duration.seconds(60)
    var microseconds: [Int64] = []
    var shard: Shard?
    var mapping = "version: 1"

    /// 2026-11-24 13:05:00 UTC.
    static let epoch: Int64 = 1_795_525_500_000

    /// - Parameters:
    ///   - from: in milliseconds after ``epoch``, as is the end.
    ///   - ending: nil for one that is on.
    static func session(
        _ id: Int64,
        _ line: String,
        _ from: Int64,
        _ to: Int64,
        _ ending: Session.Ending?,
        _ detail: String? = nil
    ) -> SessionStatus {
        let session = Session(
            id: SessionID(id),
            startedAt: Timestamp(milliseconds: epoch + from),
            endedAt: ending == nil ? nil : Timestamp(milliseconds: epoch + to),
            holder: LockHolder(pid: 1, host: "host"),
            command: "customer-import \(line)",
            ended: ending,
            detail: detail,
            progress: nil
        )
        return SessionStatus(session, SessionWork(), isAtWork: ending == nil)
    }

    static func bucket(
        _ session: Int64,
        _ from: Int64,
        done: Int = 0,
        refused: Int = 0
    ) -> Timeline.Bucket {
        Timeline.Bucket(
            session: SessionID(session),
            startsAt: Timestamp(milliseconds: epoch + from),
            done: done,
            refused: refused,
            retried: 0,
            unknown: 0
        )
    }

    static func problem(
        _ status: RowStatus,
        _ rows: Int,
        _ code: String,
        _ field: String?,
        _ text: String
    ) -> ProblemGroup {
        ProblemGroup(
            status: status,
            code: code,
            field: field,
            httpStatus: nil,
            text: text,
            isAlike: true,
            rows: rows,
            firstRow: 7,
            firstLine: 8
        )
    }

    private var status: ImportStatus {
        let rows = rowsRead ?? counts.values.reduce(0, +)
        let staged = ImportRecord.Staged(
            at: Timestamp(milliseconds: Self.epoch),
            sourceSize: 42_196,
            sourceSHA256: String(repeating: "0a", count: 32),
            rowsRead: rows,
            blankRows: 0,
            skippedRows: 0
        )
        return ImportStatus(
            journal: "/data/customers.journal.sqlite",
            record: ImportRecord(
                sourcePath: source,
                dialect: ["format": "csv", "encoding": "utf-8", "delimiter": ","],
                columns: ["Company"],
                mapping: mapping,
                baseURL: baseURL,
                settings: [:],
                shard: shard,
                toolVersion: "0",
                createdAt: Timestamp(milliseconds: Self.epoch),
                staged: staged
            ),
            staged: staged,
            totals: Totals(rowsRead: rows, counts: counts),
            problems: problems,
            findings: findings,
            sessions: sessions,
            at: Timestamp(milliseconds: Self.epoch + 7_200_000)
        )
    }

    var whole: ReportFigures {
        ReportFigures(
            status: status,
            timeline: Timeline(step: step, buckets: buckets, pauses: Pauses()),
            latencies: Latencies(microseconds: microseconds),
            problems: problems.map { .init(group: $0, text: $0.text, examples: []) },
            businesses: businesses.map {
                BusinessTotals(
                    business: $0,
                    totals: Totals(rowsRead: counts.values.reduce(0, +), counts: counts)
                )
            },
            repeatedRows: repeatedRows,
            editedRows: 0,
            includesValues: false,
            madeAt: Date(timeIntervalSince1970: Double(Self.epoch) / 1000 + 7_200)
        )
    }

    /// Figures that ask more of a page than any import should: long names, other scripts, large numbers.
    static var demanding: Figures {
        var figures = Figures()
        figures.source = "/data/שם ארוך " + String(repeating: "Verylongname", count: 12) + ".csv"
        figures.baseURL = "https://" + String(repeating: "a", count: 80) + ".example.com"
        figures.counts = [
            .created: 1_234_567_890, .existing: 987_654_321, .unknown: 1, .invalid: 2_345_678,
            .rejected: 12, .failed: 3, .pending: 99_999_999,
        ]
        figures.repeatedRows = 123_456_789
        figures.businesses = (1...40).map { "biz_\($0)" + String(repeating: "x", count: 40) }
        figures.sessions = (1...40).map { number in
            session(
                number,
                "run a.csv --rate 300/min --store " + String(repeating: "s", count: 120),
                number * 3_600_000,
                number * 3_600_000 + 1_800_000,
                .gaveUp,
                "the service was away for 15 min " + String(repeating: "x", count: 90)
            )
        }
        figures.problems = [
            problem(
                .invalid,
                2_345_678,
                "bad_email",
                "email",
                "doesn't look like one e-mail address"
            ),
            problem(
                .rejected,
                12,
                String(repeating: "code_", count: 20),
                "billing_address.postal_code",
                String(repeating: "unbreakable", count: 20)
            ),
        ]
        figures.findings = [
            FindingGroup(
                level: "warned",
                code: "spaces",
                field: "name",
                column: "الاسم " + String(repeating: "Wide", count: 30),
                text: "has spaces around it",
                rows: 1_234_567_890,
                firstRow: 1,
                firstLine: 2
            )
        ]
        figures.buckets = (0..<140).map { (place: Int) -> Timeline.Bucket in
            bucket(
                Int64(place / 50 + 1),
                Int64(place) * 60_000,
                done: 20_000_000,
                refused: place % 7
            )
        }
        figures.microseconds = (0..<2_000).map { (place: Int64) -> Int64 in 900 + place * place * 9
        }
        figures.mapping = (1...60).map { "field_\($0): " + String(repeating: "m", count: 90) }
            .joined(separator: "\n")
        return figures
    }
}
