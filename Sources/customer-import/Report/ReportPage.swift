import Foundation
import Journal

/// The report of an import as one page that needs nothing else: no network, no script. Pure.
struct ReportPage {
    var figures: ReportFigures

    var html: String {
        let title = HTML.text((figures.record.sourcePath as NSString).lastPathComponent)
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>Import of \(title)</title>
            <style>
            \(ReportStyle.sheet)
            </style>
            </head>
            <body>
            <header><h1>Import of \(title)</h1>
            <p class="dim">\(HTML.text(figures.record.sourcePath)) → \(HTML.text(figures.record.baseURL))</p>
            </header>
            \(sections.joined(separator: "\n"))
            <footer>Made \(Words.time(figures.madeAt)) by customer-import \(Version.current) from
            <code>\(HTML.text(figures.status.journal))</code>. \(valuesNote)</footer>
            </body>
            </html>

            """
    }

    private var sections: [String] {
        [
            verdict, tiles, problems, requests, latencies, sessions, source,
        ].filter { !$0.isEmpty }
    }

    private var valuesNote: String {
        figures.includesValues
            ? "It holds customers' data: keep it as you keep the export."
            : "It holds row numbers and no customers' data."
    }

    private var verdict: String {
        let totals = figures.totals
        let bad = totals[.invalid] + totals[.rejected] + totals[.failed]
        let (kind, words) =
            if !totals.addUp {
                ("bad", "The totals don't add up: this is a bug.")
            } else if totals.remaining > 0 {
                ("warn", "\(Words.count(totals.remaining, "row")) still to be sent.")
            } else if totals[.unknown] > 0 {
                (
                    "warn",
                    "Of \(Words.count(totals[.unknown], "row")) it isn't known whether they were created."
                )
            } else if bad > 0 {
                ("bad", "\(Words.count(bad, "row")) \(bad == 1 ? "needs" : "need") a person.")
            } else { ("good", "Every row is settled well.") }
        let blank = figures.staged.blankRows + figures.staged.skippedRows
        let rest = blank > 0 ? "; \(Words.count(blank, "other row")) blank or left out" : ""
        return """
            <p class="verdict"><b class="\(kind)">\(words)</b>
            <span class="dim">\(Words.count(figures.totals.rowsRead, "row")) read\(rest).</span></p>
            """
    }

    private var tiles: String {
        let tiles = RowStatus.allCases.filter { figures.totals[$0] > 0 }.map { status in
            """
            <li class="\(Self.kind(status))"><b data-status="\(status.rawValue)">\
            \(Words.grouped(figures.totals[status]))</b><span>\(status.rawValue)</span></li>
            """
        }
        return "<ul class=\"tiles\">\(tiles.joined(separator: "\n"))</ul>"
    }

    private static func kind(_ status: RowStatus) -> String {
        switch status {
        case .created, .existing, .updated: "good"
        case .invalid, .rejected, .failed: "bad"
        case .unknown: "warn"
        case .pending, .sending: ""
        }
    }

    private var problems: String {
        guard !figures.problems.isEmpty else { return "" }
        let rows = figures.problems.map { problem in
            let field = problem.group.field.map { "<code>\(HTML.text($0))</code> " } ?? ""
            return [
                Words.grouped(problem.group.rows), problem.group.status.rawValue,
                field + HTML.text(problem.text), examples(problem),
            ]
        }
        return "<h2>Problems</h2>"
            + HTML.table(["rows", "status", "problem", "for example"], rows, numbers: [0])
    }

    private func examples(_ problem: ReportFigures.Problem) -> String {
        guard figures.includesValues else {
            let rows = problem.examples.map { "\($0.number)" }.joined(separator: ", ")
            let more = problem.group.rows > problem.examples.count ? ", …" : ""
            return "row\(problem.examples.count == 1 ? "" : "s") \(rows)\(more)"
        }
        return problem.examples.map { row in
            let cells = row.cells.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · ")
            return "<div>row \(row.number): <span class=\"dim\">\(HTML.text(cells))</span></div>"
        }.joined()
    }

    private var requests: String {
        let legend = [
            ("done", "created or updated"), ("retried", "to be repeated"), ("unknown", "unknown"),
            ("refused", "refused"),
        ].map { "<span><i class=\"\($0.0)\"></i>\($0.1)</span>" }.joined()
        let pauses = figures.timeline.pauses.map { pause in
            [
                Words.time(pause.startsAt.date), Words.duration(pause.length),
                PauseCause.words(pause.code),
            ]
        }
        let step = figures.timeline.step
        let unit =
            step < .seconds(60)
            ? Words.duration(step).replacing(".0", with: "") : Words.duration(step)
        return "<h2>Requests every \(unit)</h2><figure>\(ReportCharts.timeline(figures.timeline))"
            + (figures.timeline.buckets.isEmpty ? "" : "<div class=\"legend\">\(legend)</div>")
            + "</figure>"
            + (pauses.isEmpty
                ? ""
                : "<h2>Pauses</h2>" + HTML.table(["from", "for", "why"], pauses, numbers: [1]))
    }

    private var latencies: String {
        guard figures.latencies.count > 0 else { return "" }
        let shares = [(0.5, "median"), (0.9, "90%"), (0.95, "95%"), (0.99, "99%"), (1, "longest")]
        let cells = shares.map { share, _ in
            figures.latencies.percentile(share).map(Self.latency) ?? ""
        }
        return "<h2>Time to an answer</h2>"
            + HTML.table(shares.map(\.1), [cells], numbers: Set(shares.indices))
            + "<figure>\(ReportCharts.latencies(figures.latencies))</figure>"
    }

    private static func latency(_ duration: Duration) -> String {
        let milliseconds = duration.seconds * 1000
        return milliseconds < 10
            ? "\((milliseconds * 10).rounded() / 10) ms"
            : milliseconds < 9_950
                ? "\(Words.grouped(Int(milliseconds.rounded()))) ms"
                : Words.duration(duration)
    }

    private var sessions: String {
        let rows = figures.status.sessions.map { session in
            [
                "\(session.id)", HTML.text(session.began), session.length,
                Words.grouped(session.requests), HTML.text(session.ending),
            ]
        }
        return "<h2>Sessions</h2>"
            + HTML.table(["", "began", "took", "requests", "ended"], rows, numbers: [0, 2, 3])
    }

    private var source: String {
        let record = figures.record
        var facts = [
            ("file", record.sourcePath), ("size", Words.bytes(figures.staged.sourceSize)),
            ("SHA-256", figures.staged.sourceSHA256),
            ("read as", dialect),
            ("staged", Words.time(figures.staged.at.date)),
            ("by", "customer-import \(record.toolVersion)"),
        ]
        facts += record.settings.sorted { $0.key < $1.key }.map {
            ($0.key.replacing("_", with: " "), $0.value)
        }
        let list = facts.map { "<dt>\(HTML.text($0.0))</dt><dd>\(HTML.text($0.1))</dd>" }
        return """
            <h2>Source</h2><dl>\(list.joined())</dl>
            <h2>Mapping</h2><pre>\(HTML.text(record.mapping))</pre>
            """
    }
}

extension ReportPage {
    /// `csv, utf-8, delimiter “;”`.
    private var dialect: String {
        let dialect = figures.record.dialect
        let delimiter = dialect["delimiter"].map { "delimiter " + ($0 == "\t" ? "tab" : "“\($0)”") }
        return [dialect["format"], dialect["encoding"], delimiter].compactMap { $0 }
            .joined(separator: ", ")
    }
}

/// Why nothing was sent for a while, as far as the answer before it tells.
enum PauseCause {
    static func words(_ code: String?) -> String {
        switch code {
        case nil: "the allowance was used up, or the service's list was read"
        case "throttled": "rate limit: the service asked to wait"
        case "unavailable": "the service was down"
        case "server_error": "the service failed"
        case "timeout", "connection_cut", "connection_refused", "dns", "transport", "proxy", "tls":
            "the service couldn't be reached"
        case "unauthorised": "the token was renewed"
        case .some(let code): "after an answer with \(code)"
        }
    }
}
