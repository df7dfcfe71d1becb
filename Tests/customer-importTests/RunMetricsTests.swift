import Customers
import Delivery
import Foundation
import Importing
import Journal
import Testing

@testable import customer_import

struct RunMetricsTests {
    private static func metrics() -> RunMetrics {
        var metrics = RunMetrics(name: "a \"b\" \\ c\nd", startedAt: 1_772_407_800)
        metrics.journal = "/data/a.journal.sqlite"
        metrics.totals = Totals(rowsRead: 3, counts: [.created: 2, .rejected: 1])
        metrics.progress = ImportProgress(
            totals: Totals(rowsRead: 3, counts: [.created: 2, .rejected: 1]),
            forecast: Forecast(rate: 4.5, remaining: .seconds(90)),
            allowed: .perMinute(300),
            requests: 7,
            inFlight: 2
        )
        for (number, latency) in [Duration.milliseconds(5), .milliseconds(80), .seconds(45)]
            .enumerated()
        {
            metrics.count(
                Settlement(
                    row: RowID(Int64(number + 1)),
                    attempt: 1,
                    startedAt: .now(),
                    finishedAt: .now(),
                    latency: latency,
                    httpStatus: nil,
                    requestID: nil,
                    verdict: number == 2 ? .pending(dueAt: .now(), counts: true) : .updated,
                    problem: nil,
                    answer: nil
                )
            )
        }
        return metrics
    }

    private static func value(_ name: String, _ labels: String = "", in text: String) -> String? {
        let label = #"import="a \"b\" \\ c\nd""# + (labels.isEmpty ? "" : ",\(labels)")
        let line = text.split(separator: "\n")
            .first { $0.hasPrefix("customer_import_\(name){\(label)} ") }
        return line?.split(separator: " ").last.map(String.init)
    }

    @Test func `a run that is on tells its rows, its pace and how long answers took`() {
        let text = Self.metrics().text
        let expected: [(String, String, String)] = [
            ("running", "", "1"), ("rows", #"status="created""#, "2"),
            ("rows", #"status="failed""#, "0"), ("requests_total", #"outcome="updated""#, "2"),
            ("requests_total", #"outcome="retry""#, "1"), ("sent_requests_total", "", "7"),
            ("requests_in_flight", "", "2"), ("rows_per_second", "", "4.5"),
            ("allowed_requests_per_second", "", "5"), ("remaining_seconds", "", "90"),
            ("request_duration_seconds_bucket", #"le="0.005""#, "1"),
            ("request_duration_seconds_bucket", #"le="0.1""#, "2"),
            ("request_duration_seconds_bucket", #"le="30""#, "2"),
            ("request_duration_seconds_bucket", #"le="+Inf""#, "3"),
            ("request_duration_seconds_count", "", "3"),
        ]
        for (name, labels, value) in expected {
            #expect(Self.value(name, labels, in: text) == value, "\(name) \(labels)")
        }
        #expect(Self.value("exit_code", in: text) == nil)
        #expect(Self.value("last_success_timestamp_seconds", in: text) == nil)
    }

    @Test func `one that has ended tells its exit code, and no pace`() {
        var metrics = Self.metrics()
        metrics.exitCode = 3
        metrics.lastSuccess = 1_772_300_000
        let text = metrics.text
        #expect(Self.value("running", in: text) == "0")
        #expect(Self.value("exit_code", in: text) == "3")
        #expect(Self.value("requests_in_flight", in: text) == "0")
        #expect(Self.value("remaining_seconds", in: text) == nil)
        #expect(RunMetrics.lastSuccess(in: text) == 1_772_300_000)
        #expect(RunMetrics.lastSuccess(in: "customer_import_running 1\n") == nil)
    }
}
