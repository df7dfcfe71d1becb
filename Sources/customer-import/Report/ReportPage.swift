import Importing
import Foundation
import Journal

/// The report of an import as one page that needs nothing else: no network, and no script to be read. Pure.
struct ReportPage {
    var figures: ReportFigures
    /// The time zone of who makes it.
    var zone: TimeZone = .current

    var time: ReportTime { ReportTime(zone: zone) }

    var html: String {
        let title = HTML.text(sourceName)
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
            style-src 'unsafe-inline'; \(ReportTime.policy)">
            <title>Import of \(title)</title>
            <style>
            \(ReportStyle.sheet)
            </style>
            </head>
            <body>
            <header><h1>Import of <bdi>\(title)</bdi></h1>
            \(facts)</header>
            \(sections.joined(separator: "\n"))
            <footer>Made \(time.html(Timestamp(figures.madeAt))) by customer-import \(Version.current) from
            <code>\(HTML.text(journals))</code>. \(time.note(at: figures.madeAt)) \(valuesNote)</footer>
            <script>\(ReportTime.script)</script>
            </body>
            </html>

            """
    }

    private var sourceName: String {
        let path = figures.record.sourcePath
        return path == "-" ? "standard input" : URL(fileURLWithPath: path).lastPathComponent
    }

    private var journals: String {
        let parts = figures.status.parts.map(\.journal)
        return JournalList(parts.isEmpty ? [figures.status.journal] : parts).arguments
    }

    private var sections: [String] {
        [
            outcome, problems, warnings, businesses, requests, latencies, sessions, shards, source,
        ].filter { !$0.isEmpty }
    }

    private var valuesNote: String {
        figures.includesValues
            ? "It holds customers' data: keep it as you keep the export."
            : "It holds row numbers and no customers' data."
    }

    /// A heading with what is under it.
    static func section(_ title: String, _ content: String) -> String {
        "<section><h2>\(title)</h2>\n\(content)</section>"
    }
}
