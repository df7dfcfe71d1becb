import Importing
import Foundation
import Journal

// What was sent when, how long it took, and by whom.
extension ReportPage {
    /// As many sessions as a reader looks at: the first ones, and the last.
    private static let sessionsShown = (first: 5, last: 25)
    /// So many lines of a mapping aren't divided between two pages.
    private static let linesOfPage = 40
    /// Fewer answers have no distribution.
    private static let fewAnswers = 10

    var requests: String {
        let timeline = figures.timeline
        guard !timeline.buckets.isEmpty else {
            return Self.section("Rows per minute", "<p>No row was sent.</p>")
        }
        return Self.section("Rows per minute", Self.chart(timeline, time))
            + Self.pauses(timeline.pauses.longest, timeline.pauses.sums, time)
    }

    /// Whether there is more to be seen than a bar or two.
    static func hasChart(_ timeline: Timeline) -> Bool { timeline.buckets.count > 2 }

    static func chart(_ timeline: Timeline, _ time: ReportTime) -> String {
        guard hasChart(timeline) else {
            let sent = timeline.buckets.map(\.requests).reduce(0, +)
            return "<p>\(Words.count(sent, "request")) went out within"
                + " \(Words.duration(timeline.step * timeline.buckets.count)).</p>"
        }
        var legend = ReportCharts.kinds.filter { kind in
            timeline.buckets.contains { $0[keyPath: kind.count] > 0 }
        }
        .map { "<span><i class=\"\($0.style)\"></i>\($0.words)</span>" }
        if Set(timeline.buckets.map(\.session)).count > 1 {
            legend.append("<span><i class=\"cut\"></i>between two runs</span>")
        }
        return """
            <p class="dim">By the time they were sent, in UTC. One bar is \(length(timeline.step)).</p>
            <figure>\(ReportCharts.both(time) { $0.timeline(timeline) })
            <figcaption class="legend">\(legend.joined())</figcaption></figure>
            """
    }

    /// In the order of time; short ones are added up.
    static func pauses(_ longest: [Pauses.Pause], _ sums: [Pauses.Sum], _ time: ReportTime)
        -> String
    {
        let long = longest.sorted { $0.startsAt < $1.startsAt }.map { pause in
            [
                time.html(pause.startsAt, saysZone: false), Words.duration(pause.length),
                HTML.text(PauseCause.words(pause.cause)),
            ]
        }
        let short = sums.map { sum in
            [
                "\(Words.count(sum.count, "short one")) of less than 5 s",
                Words.duration(sum.length), HTML.text(PauseCause.words(sum.cause)),
            ]
        }
        guard !long.isEmpty || !short.isEmpty else { return "" }
        let note =
            long.count >= Pauses.mostShown
            ? "<p class=\"dim\">The \(long.count) longest, in the order in which they came.</p>"
            : ""
        return section(
            "Pauses",
            note
                + HTML.table(
                    ["from (UTC)", "for", "why"],
                    long + short,
                    numbers: [1]
                )
        )
    }

    var latencies: String {
        guard figures.latencies.count > 0 else { return "" }
        let title = "Time to an answer"
        func time(_ share: Double) -> String {
            figures.latencies.percentile(share).map(Self.latency) ?? ""
        }
        guard figures.latencies.count >= Self.fewAnswers else {
            let (least, most) = (time(0), time(1))
            let span = least == most ? "in \(most)" : "in \(least) to \(most)"
            return Self.section(
                title,
                "<p>\(Words.count(figures.latencies.count, "answer")) came \(span).</p>"
            )
        }
        let shares = [
            (0.5, "half within"), (0.9, "90% within"), (0.95, "95% within"), (0.99, "99% within"),
            (1, "the longest"),
        ]
        let facts = shares.map { "<li><b>\(time($0.0))</b><span>\($0.1)</span></li>" }
        return Self.section(
            title,
            """
            <ul class="tiles figures">\(facts.joined())</ul>
            <figure>\(ReportCharts.both(self.time) { $0.latencies(figures.latencies) })</figure>
            """
        )
    }

    static func latency(_ duration: Duration) -> String {
        let milliseconds = duration.seconds * 1000
        return milliseconds < 10
            ? "\((milliseconds * 10).rounded() / 10) ms"
            : milliseconds < 9_950
                ? "\(Words.grouped(Int(milliseconds.rounded()))) ms"
                : Words.duration(duration)
    }

    /// A length of whole seconds.
    private static func length(_ step: Duration) -> String {
        step < .seconds(60) ? "\(step.components.seconds)\u{A0}s" : Words.duration(step)
    }

    var sessions: String {
        guard figures.status.parts.isEmpty else { return "" }
        return Self.section("Sessions", Self.sessions(figures.status.sessions, time))
    }

    static func sessions(_ sessions: [SessionStatus], _ time: ReportTime) -> String {
        let (first, last) = sessionsShown
        let items = sessions.map { session($0, time) }
        guard items.count > first + last else { return Self.items(items) }
        let left = "<li class=\"dim\">… \(Words.grouped(items.count - first - last)) more …</li>"
        return Self.items(items.prefix(first) + [left] + items.suffix(last))
    }

    private static func session(_ status: SessionStatus, _ time: ReportTime) -> String {
        let session = SessionReport(status)
        let requests = session.requests + session.listRequests
        let facts = [
            session.length, requests > 0 ? Words.count(requests, "request") : "", session.ending,
        ].filter { !$0.isEmpty }
        let options = status.command.options().trimmingCharacters(in: .whitespaces)
        let facting = ([time.html(status.session.startedAt)] + facts.map(HTML.text))
            .joined(separator: " · ")
        return """
            <li><div class="count"><b>\(HTML.text(session.command))</b>\
            <span>session \(session.id)</span></div>
            <div><p>\(facting)</p>\
            \(options.isEmpty ? "" : "<p><code>\(HTML.text(options))</code></p>")</div></li>
            """
    }

    var source: String {
        let record = figures.record
        let settings = record.settings.sorted { $0.key < $1.key }.map {
            (HTML.text($0.key.replacing("_", with: " ")), HTML.text($0.value))
        }
        let facts =
            [
                ("file", "<bdi>\(HTML.text(record.sourcePath))</bdi>"),
                ("rows", Words.grouped(figures.staged.rowsRead)),
                ("size", Words.bytes(figures.staged.sourceSize)),
                ("SHA-256", HTML.text(figures.staged.sourceSHA256)),
                ("read as", HTML.text(dialect)), ("read", time.html(figures.staged.at)),
                ("by", "customer-import \(HTML.text(record.toolVersion))"),
            ] + settings
        let list = facts.map { "<dt>\($0.0)</dt><dd>\($0.1)</dd>" }
        return Self.section("Source", "<dl class=\"source\">\(list.joined())</dl>")
            + Self.section("Mapping", mapping)
    }

    private var mapping: String {
        let lines = figures.record.mapping.split(separator: "\n", omittingEmptySubsequences: false)
        let style = lines.count <= Self.linesOfPage ? " class=\"short\"" : ""
        return "<pre\(style)>\(HTML.text(figures.record.mapping))</pre>"
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
        case .list: "the service's list was being read"
        case .unknown: "no row was due, or the rate was used up"
        case .answer("throttled"): "the service asked to wait because of its rate limit (429)"
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
