import Customers
import Importing
import Foundation
import Journal

/// The report of an import as one page that needs nothing else: no network, no script. Pure.
struct ReportPage {
    /// What shows of a cell: enough to know it by.
    private static let longestCell = 60
    /// As many as a reader looks at.
    private static let mostWarnings = 40

    var figures: ReportFigures

    var html: String {
        let title = HTML.text(URL(fileURLWithPath: figures.record.sourcePath).lastPathComponent)
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
            <p class="dim">\(HTML.text(figures.record.sourcePath)) → \(HTML.text(figures.record.baseURL))<br>
            made \(Words.time(figures.madeAt)); all times are \(Words.zone(at: figures.madeAt))</p>
            </header>
            \(sections.joined(separator: "\n"))
            <footer>Made by customer-import \(Version.current) from
            <code>\(HTML.text(journals))</code>. \(valuesNote)</footer>
            </body>
            </html>

            """
    }

    private var journals: String {
        let parts = figures.status.parts.map(\.journal)
        return JournalList(parts.isEmpty ? [figures.status.journal] : parts).arguments
    }

    private var sections: [String] {
        [
            verdict, tiles, problems, warnings, requests, latencies, sessions, source,
        ].filter { !$0.isEmpty }
    }

    private var valuesNote: String {
        figures.includesValues
            ? "It holds customers' data: keep it as you keep the export."
            : "It holds row numbers and no customers' data."
    }

    private var verdict: String {
        let totals = figures.totals
        let blank = figures.staged.blankRows + figures.staged.skippedRows
        let place =
            figures.status.parts.isEmpty
            ? figures.record.shard.map { "shard \($0) of the source" } : nil
        var asides = ["\(Words.count(totals.rowsRead, "row")) in \(place ?? "the source")"]
        if blank > 0 { asides.append("\(Words.count(blank, "other row")) blank or left out") }
        if figures.editedRows > 0 {
            asides.append(
                "\(Words.count(figures.editedRows, "row")) put right or sent again by hand"
            )
        }
        let open = openEnds.map { " <b class=\"\($0.kind)\">\($0.words)</b>" }
        return """
            <p class="verdict"><b class="good">\(achieved)</b>\(open.joined())</p>
            <p class="dim">\(asides.joined(separator: "; ")).</p>
            """
    }

    /// What was reached: `1,867 of 2,000 rows created, 2 there already.`
    private var achieved: String {
        let totals = figures.totals
        let rest = [RowStatus.updated, .existing].filter { totals[$0] > 0 }
            .map {
                ", \(Words.grouped(totals[$0])) \($0 == .existing ? "there already" : "updated")"
            }
            .joined()
        return
            "\(Words.grouped(totals[.created])) of \(Words.count(totals.rowsRead, "row")) created"
            + "\(rest)."
    }

    /// What isn't well, the worst first.
    private var openEnds: [(kind: String, words: String)] {
        let totals = figures.totals
        let bad = totals[.invalid] + totals[.rejected] + totals[.failed]
        var ends: [(String, String)] = []
        if !totals.addUp { ends.append(("bad", "The totals don't add up: this is a bug.")) }
        if bad > 0 {
            ends.append(("bad", "\(Words.grouped(bad)) \(bad == 1 ? "needs" : "need") a person."))
        }
        if totals[.unknown] > 0 {
            let rows = Words.grouped(totals[.unknown])
            ends.append(("warn", "Of \(rows) it isn't known whether they were created."))
        }
        if totals.remaining > 0 {
            ends.append(("warn", "\(Words.grouped(totals.remaining)) still to be sent."))
        }
        return ends
    }

    private var tiles: String {
        let order: [RowStatus] = [
            .created, .updated, .existing, .pending, .sending, .unknown, .invalid, .rejected,
            .failed,
        ]
        let tiles = order.filter { figures.totals[$0] > 0 }.map { status in
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
        let items = figures.problems.map { problem in
            """
            <li><div class="count"><b>\(Words.grouped(problem.group.rows))</b>\
            <span class="\(Self.kind(problem.group.status))">\(problem.group.status.rawValue)</span></div>
            <div>\(words(problem))\(examples(problem))</div></li>
            """
        }
        let others = figures.status.problems.count - figures.problems.count
        let more =
            others > 0 ? "<p class=\"dim\">… and \(Words.count(others, "other kind")).</p>" : ""
        return "<h2>Problems</h2><ul class=\"list\">\(items.joined(separator: "\n"))</ul>\(more)"
    }

    /// What was found in rows that were sent all the same. Their texts are ours, and hold no cell's.
    private var warnings: String {
        let groups = figures.warnings
        guard !groups.isEmpty else { return "" }
        let items = groups.prefix(Self.mostWarnings).map { group in
            let place =
                group.column.map { "“\(HTML.text($0))” " }
                ?? group.field.map { "<code>\(HTML.text($0))</code> " } ?? ""
            return """
                <li><div class="count"><b>\(Words.grouped(group.rows))</b>\
                <span class="warn">warned</span></div>
                <div><p>\(place)\(HTML.text(group.text ?? "")) \
                <span class="code">\(HTML.text(group.code))</span></p>
                <p class="dim">first: row \(group.firstRow)</p></div></li>
                """
        }
        let others = groups.count - items.count
        let more =
            others > 0 ? "<p class=\"dim\">… and \(Words.count(others, "other kind")).</p>" : ""
        return
            "<h2>Sent with a warning</h2><ul class=\"list\">\(items.joined(separator: "\n"))</ul>\(more)"
    }

    private func words(_ problem: ReportFigures.Problem) -> String {
        let group = problem.group
        let field =
            group.field.map { field in
                "<code>\(HTML.text(field))</code>" + (group.status == .invalid ? " " : ": ")
            } ?? ""
        let code = group.code.isEmpty ? "" : " <span class=\"code\">\(HTML.text(group.code))</span>"
        let first = group.rows > 1 && !group.isAlike ? "<span class=\"dim\">the first:</span> " : ""
        return "<p>\(first)\(field)\(HTML.text(problem.text))\(code)</p>"
    }

    private func examples(_ problem: ReportFigures.Problem) -> String {
        guard figures.includesValues else {
            let rows = problem.examples.map { "\($0.id)" }.joined(separator: ", ")
            let more = problem.group.rows > problem.examples.count ? ", …" : ""
            let noun = problem.examples.count == 1 ? "row" : "rows"
            return "<p class=\"dim\">\(noun) \(rows)\(more)</p>"
        }
        let rows = problem.examples.map { row in
            let cells = row.cells.compactMap { $0 }.filter { !$0.isEmpty }
                .map { $0.count > Self.longestCell ? $0.prefix(Self.longestCell - 1) + "…" : $0 }
                .joined(separator: " · ")
            return "<p><span class=\"dim\">row \(row.id)</span> \(HTML.text(cells))</p>"
        }
        return "<div class=\"rows\">\(rows.joined())</div>"
    }
}
