import Importing
import Foundation
import Journal

// Of several journals: all in a table, then each by itself.
extension ReportPage {
    /// As many kinds of problems as are told of each journal; the whole has them all.
    private static let kindsOfEach = 5
    /// Of more journals charts would only make the page long: the table has what is to be compared.
    private static let mostCharts = 24

    var shards: String {
        guard !figures.parts.isEmpty else { return "" }
        return Self.section("Journals", table)
            + figures.parts.map(each).joined(separator: "\n")
    }

    private var table: String {
        let rows = figures.parts.map { part in
            let status = part.status
            let last = status.sessions.last.map(SessionReport.init)
            let requests = status.sessions.map { $0.work.requests + $0.work.listRequests }
            return [
                HTML.text(Self.name(part)),
                Words.grouped(part.totals.rowsRead),
                Self.count(part.totals.open),
                Words.grouped(requests.reduce(0, +)),
                Words.grouped(status.sessions.count),
                HTML.text(last.map { "\($0.command) \($0.ending)" } ?? "not begun"),
            ]
        }
        return HTML.table(
            ["shard", "rows", "left", "requests", "sessions", "last session"],
            rows,
            numbers: [1, 2, 3, 4]
        )
    }

    private static func name(_ part: ReportFigures) -> String {
        part.record.shard.map { "\($0.number) of \($0.count)" } ?? part.status.journal
    }

    /// How long answers took.
    private static func answers(_ latencies: Latencies) -> [(String, String)] {
        guard let half = latencies.percentile(0.5), let longest = latencies.percentile(1) else {
            return []
        }
        return [("Answers", "half within \(latency(half)), all within \(latency(longest))")]
    }

    /// Rows a minute, where there is more to be seen than a bar or two.
    private static func chartOfShard(_ timeline: Timeline, _ time: ReportTime) -> String {
        guard hasChart(timeline) else { return "" }
        return "<h4>Rows per minute</h4>\(chart(timeline, time))"
    }

    private func each(_ part: ReportFigures) -> String {
        let journal = URL(fileURLWithPath: part.status.journal).lastPathComponent
        let facts =
            [("Journal", "<bdi>\(HTML.text(journal))</bdi>")]
            + Self.times(RunSpan(part.status), time) + Self.answers(part.latencies)
        let problems = part.problems.prefix(Self.kindsOfEach).map { problem in
            let group = problem.group
            return "<li>\(Words.count(group.rows, "row")) \(group.status.rawValue): "
                + "<bdi>\(HTML.text(problem.text))</bdi></li>"
        }
        let others = part.status.problems.count - problems.count
        let more = others > 0 ? "<li>… and \(Words.count(others, "other kind"))</li>" : ""
        return """
            <section class="part"><h3>Shard \(HTML.text(Self.name(part)))</h3>
            \(Self.list(facts))
            \(Self.verdict(part))\(Self.verified(part, time))\(Self.share(part))
            \(problems.isEmpty ? "" : "<ul class=\"brief\">\(problems.joined())\(more)</ul>")
            \(figures.parts.count <= Self.mostCharts ? Self.chartOfShard(part.timeline, time) : "")
            \(Self.sessions(part.status.sessions, time))</section>
            """
    }
}
