import Foundation
import Importing
import Journal

/// The figures of a run, as Prometheus reads them. Pure: docs/commands/run.md lists the names, which stay.
struct RunMetrics {
    /// What tells this import from others whose files are collected together.
    var name: String
    /// Unix time, in seconds.
    var startedAt: Double
    /// When a run last ended with exit code 0, also one before this one; nil where that isn't known.
    var lastSuccess: Double?
    var journal = ""
    var source = ""
    var totals: Totals?
    var progress: ImportProgress?
    var outcomes: [String: Int] = [:]
    var latencies = LatencyHistogram()
    /// Nil while the run is on.
    var exitCode: Int32?

    /// What came of an answer, or of its absence.
    mutating func count(_ settlement: Settlement) {
        outcomes[Self.outcome(settlement.verdict.status), default: 0] += 1
        latencies.add(settlement.latency.seconds)
    }

    private static func outcome(_ status: RowStatus) -> String {
        status == .pending ? "retry" : status.rawValue
    }

    /// Every outcome is there from the start, so that a rate can be told from the first one on.
    private static let known = ["created", "updated", "rejected", "retry", "failed", "unknown"]

    /// The text format, version 0.0.4.
    var text: String {
        var text = MetricsText(labels: [("import", name)])
        text.add(
            "info",
            .gauge,
            "What is imported.",
            [([("version", Version.current), ("journal", journal), ("source", source)], 1)]
        )
        text.add("running", .gauge, "Whether a run is under way.", exitCode == nil ? 1 : 0)
        text.add("start_timestamp_seconds", .gauge, "When the newest run began.", startedAt)
        text.add(
            "last_success_timestamp_seconds",
            .gauge,
            "When a run last ended with exit code 0.",
            lastSuccess
        )
        text.add("exit_code", .gauge, "What the newest run ended with.", exitCode.map(Double.init))
        if let totals {
            text.add(
                "rows",
                .gauge,
                "Rows of the source by their status.",
                RowStatus.allCases.map { ([("status", $0.rawValue)], Double(totals[$0])) }
            )
        }
        text.add(
            "requests_total",
            .counter,
            "Requests for rows by what came of them; retry: to be sent again.",
            Self.known.map { ([("outcome", $0)], Double(outcomes[$0] ?? 0)) }
        )
        text.add(
            "sent_requests_total",
            .counter,
            "Requests that left, pages of the service's list among them.",
            Double(progress?.requests ?? 0)
        )
        text.add(
            "requests_in_flight",
            .gauge,
            "Requests without an answer yet.",
            exitCode == nil ? Double(progress?.inFlight ?? 0) : 0
        )
        addPace(&text)
        text.add("request_duration_seconds", "How long answers took.", latencies)
        return text.text
    }

    /// What is of interest only while the run is on.
    private func addPace(_ text: inout MetricsText) {
        guard exitCode == nil, let progress else { return }
        text.add(
            "rows_per_second",
            .gauge,
            "How fast rows get their outcome.",
            progress.forecast.rate
        )
        var allowance: Double?
        if case .perMinute(let count)? = progress.allowed { allowance = count / 60 }
        text.add(
            "allowed_requests_per_second",
            .gauge,
            "What may be sent, for all businesses together.",
            allowance
        )
        text.add(
            "remaining_seconds",
            .gauge,
            "The time that is left.",
            progress.forecast.remaining?.seconds
        )
    }

    /// When a run last ended well, by the text of an earlier file.
    static func lastSuccess(in text: String) -> Double? {
        let prefix = MetricsText.prefix + "last_success_timestamp_seconds{"
        let line = text.split(separator: "\n").first { $0.hasPrefix(prefix) }
        return line?.split(separator: " ").last.flatMap { Double($0) }
    }
}

/// How long answers took, in buckets that hold all that took no longer.
struct LatencyHistogram {
    static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

    /// For each bound those that took no longer, and longer than the bound before; the last one for what
    /// is beyond all of them.
    private(set) var counts = [Int](repeating: 0, count: bounds.count + 1)
    private(set) var sum = 0.0

    mutating func add(_ seconds: Double) {
        counts[Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count] += 1
        sum += seconds
    }
}

/// Prometheus' text format. Pure.
struct MetricsText {
    enum Kind: String {
        case gauge
        case counter
    }

    typealias Labels = [(name: String, value: String)]

    static let prefix = "customer_import_"

    /// Those that each sample has.
    let labels: Labels
    private(set) var text = ""

    init(labels: Labels) {
        self.labels = labels
    }

    /// A metric of one sample; none where there is no value.
    mutating func add(_ name: String, _ kind: Kind, _ help: String, _ value: Double?) {
        guard let value, value.isFinite else { return }
        add(name, kind, help, [([], value)])
    }

    mutating func add(
        _ name: String,
        _ kind: Kind,
        _ help: String,
        _ samples: [(labels: Labels, value: Double)]
    ) {
        head(name, kind.rawValue, help)
        for sample in samples { line(name, sample.labels, Self.number(sample.value)) }
    }

    mutating func add(_ name: String, _ help: String, _ histogram: LatencyHistogram) {
        head(name, "histogram", help)
        var count = 0
        for (index, bound) in LatencyHistogram.bounds.enumerated() {
            count += histogram.counts[index]
            line(name + "_bucket", [("le", Self.number(bound))], String(count))
        }
        count += histogram.counts[LatencyHistogram.bounds.count]
        line(name + "_bucket", [("le", "+Inf")], String(count))
        line(name + "_sum", [], Self.number(histogram.sum))
        line(name + "_count", [], String(count))
    }

    private mutating func head(_ name: String, _ type: String, _ help: String) {
        text += "# HELP \(Self.prefix)\(name) \(help)\n# TYPE \(Self.prefix)\(name) \(type)\n"
    }

    private mutating func line(_ name: String, _ own: Labels, _ value: String) {
        let all = (labels + own).map { "\($0.name)=\"\(Self.escaped($0.value))\"" }
        text += "\(Self.prefix)\(name){\(all.joined(separator: ","))} \(value)\n"
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
    }

    private static func escaped(_ value: String) -> String {
        // By scalars: a carriage return and a line end are one character.
        value.unicodeScalars.map { scalar in
            switch scalar {
            case "\\": "\\\\"
            case "\"": "\\\""
            case "\n": "\\n"
            default: String(scalar)
            }
        }.joined()
    }
}
