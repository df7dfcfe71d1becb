import Importing
import Foundation
import Journal

// What was sent when, how long it took, and by whom.
extension ReportPage {
    var requests: String {
        let legend = [
            ("done", "created or updated"), ("retried", "to be sent again"), ("unknown", "unknown"),
            ("refused", "rejected or failed"),
        ].map { "<span><i class=\"\($0.0)\"></i>\($0.1)</span>" }.joined()
        let timeline = figures.timeline
        guard !timeline.buckets.isEmpty else {
            return "<h2>Rows per minute</h2><p>No row was sent.</p>"
        }
        return """
            <h2>Rows per minute</h2>
            <p class="dim">By the time of their sending; a bar is \(Self.length(timeline.step)).</p>
            <figure>\(ReportCharts.both { $0.timeline(timeline) })
            <div class="legend">\(legend)</div></figure>
            \(pauses)
            """
    }

    private var pauses: String {
        let pauses = figures.timeline.pauses
        let long = pauses.longest.map { pause in
            [
                Words.time(pause.startsAt.date), Words.duration(pause.length),
                HTML.text(PauseCause.words(pause.cause)),
            ]
        }
        let short = pauses.sums.map { sum in
            [
                "\(Words.count(sum.count, "time")), less than 5 s each",
                Words.duration(sum.length), HTML.text(PauseCause.words(sum.cause)),
            ]
        }
        guard !long.isEmpty || !short.isEmpty else { return "" }
        return "<h2>Pauses</h2>"
            + HTML.table(["from", "for", "why"], long + short, numbers: [1])
    }

    var latencies: String {
        guard figures.latencies.count > 0 else { return "" }
        let shares = [(0.5, "median"), (0.9, "90%"), (0.95, "95%"), (0.99, "99%"), (1, "longest")]
        let facts = shares.map { share, name in
            let time = figures.latencies.percentile(share).map(Self.latency) ?? ""
            return "<li><b>\(time)</b><span>\(name)</span></li>"
        }
        return """
            <h2>Time to an answer</h2>
            <ul class="tiles facts">\(facts.joined())</ul>
            <figure>\(ReportCharts.both { $0.latencies(figures.latencies) })</figure>
            """
    }

    private static func latency(_ duration: Duration) -> String {
        let milliseconds = duration.seconds * 1000
        return milliseconds < 10
            ? "\((milliseconds * 10).rounded() / 10) ms"
            : milliseconds < 9_950
                ? "\(Words.grouped(Int(milliseconds.rounded()))) ms"
                : Words.duration(duration)
    }

    /// A length of whole seconds.
    private static func length(_ step: Duration) -> String {
        step < .seconds(60) ? "\(step.components.seconds) s" : Words.duration(step)
    }

    var sessions: String {
        guard figures.status.parts.isEmpty else { return shards }
        let items = figures.status.sessions.map { status in
            let session = SessionReport(status)
            let requests = session.requests + session.listRequests
            let facts = [
                session.beginning, session.length,
                requests > 0 ? Words.count(requests, "request") : "", session.ending,
            ].filter { !$0.isEmpty }
            let options = status.command.options().trimmingCharacters(in: .whitespaces)
            return """
                <li><div class="count"><b>\(HTML.text(session.command))</b>\
                <span>session \(session.id)</span></div>
                <div><p>\(HTML.text(facts.joined(separator: " · ")))</p>\
                \(options.isEmpty ? "" : "<p><code>\(HTML.text(options))</code></p>")</div></li>
                """
        }
        return "<h2>Sessions</h2><ul class=\"list\">\(items.joined(separator: "\n"))</ul>"
    }

    /// Of the journals of several shards, a line for each.
    private var shards: String {
        let rows = figures.status.parts.map { part in
            let last = part.sessions.last.map(SessionReport.init)
            let requests = part.sessions.map { $0.work.requests + $0.work.listRequests }
            return [
                HTML.text(part.record.shard?.description ?? ""),
                Words.grouped(part.totals.rowsRead),
                Words.grouped(part.totals.remaining + part.totals[.unknown]),
                Words.grouped(requests.reduce(0, +)),
                Words.grouped(part.sessions.count),
                HTML.text(last.map { "\($0.command) \($0.ending)" } ?? ""),
            ]
        }
        return "<h2>Shards</h2>"
            + HTML.table(
                ["shard", "rows", "left", "requests", "sessions", "the last"],
                rows,
                numbers: [1, 2, 3, 4]
            )
    }

    var source: String {
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

    /// `csv, utf-8, delimiter “;”`.
    private var dialect: String {
        let dialect = figures.record.dialect
        let delimiter = dialect["delimiter"].map { "delimiter " + ($0 == "\t" ? "tab" : "“\($0)”") }
        let quote = dialect["quote"].map { "quote \($0)" }
        let escape = dialect["escape"].map { "escape \($0)" }
        return [dialect["format"], dialect["encoding"], delimiter, quote, escape].compactMap { $0 }
            .joined(separator: ", ")
    }
}

/// Why nothing was sent for a while, as far as the answers tell.
enum PauseCause {
    static func words(_ cause: Pauses.Cause) -> String {
        switch cause {
        case .list: "the service's list was read for unknown or existing rows"
        case .unknown: "nothing was due: the allowance was used up"
        case .answer("throttled"): "rate limit: the service asked to wait (429)"
        case .answer("unavailable"): "the service was unavailable (503)"
        case .answer("server_error"): "the service failed"
        case .answer("timeout"), .answer("connection_cut"), .answer("connection_refused"),
            .answer("dns"), .answer("transport"), .answer("proxy"), .answer("proxy_unknown"),
            .answer("tls"):
            "the service couldn't be reached"
        case .answer("unauthorised"): "the token was renewed"
        case .answer(let code): "after an answer with \(code)"
        }
    }
}
