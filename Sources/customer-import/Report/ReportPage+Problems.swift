import Importing
import Foundation
import Journal

// What is wrong with rows, and what was found in rows that were sent all the same.
extension ReportPage {
    /// What shows of a cell: enough to know it by.
    private static let longestCell = 60
    /// As many as a reader looks at.
    private static let mostWarnings = 40
    /// As many businesses as a reader looks at.
    private static let mostBusinesses = 25

    var problems: String {
        guard !figures.problems.isEmpty else { return "" }
        let items = figures.problems.map { problem in
            Self.item(
                problem.group.rows,
                problem.group.status == .unknown ? "warn" : "bad",
                problem.group.status.rawValue,
                words(problem) + examples(problem)
            )
        }
        let others = figures.status.problems.count - figures.problems.count
        return Self.section("Problems", Self.items(items, others: others))
    }

    /// Their texts are ours, and hold no cell's.
    var warnings: String {
        let groups = figures.warnings
        guard !groups.isEmpty else { return "" }
        let items = groups.prefix(Self.mostWarnings).map { group in
            Self.item(
                group.rows,
                "warn",
                "warned",
                """
                <p><bdi>\(HTML.text(group.sentence))</bdi> \
                <span class="code">\(HTML.text(group.code))</span></p>
                <p class="dim">first: row \(group.firstRow)</p>
                """
            )
        }
        return Self.section(
            "Sent with a warning",
            Self.items(items, others: groups.count - items.count)
        )
    }

    private static func item(_ rows: Int, _ tone: String, _ kind: String, _ content: String)
        -> String
    {
        "<li><div class=\"count\"><b>\(Words.grouped(rows))</b>"
            + "<span class=\"\(tone)\">\(kind)</span></div>\n<div>\(content)</div></li>"
    }

    static func items(_ items: [String], others: Int = 0) -> String {
        let more =
            others > 0 ? "<p class=\"dim\">… and \(Words.count(others, "other kind")).</p>" : ""
        return "<ul class=\"list\">\(items.joined(separator: "\n"))</ul>\(more)"
    }

    private func words(_ problem: ReportFigures.Problem) -> String {
        let group = problem.group
        let code = group.code.isEmpty ? "" : " <span class=\"code\">\(HTML.text(group.code))</span>"
        let first = group.rows > 1 && !group.isAlike ? "<span class=\"dim\">the first:</span> " : ""
        return "<p>\(first)<bdi>\(HTML.text(problem.text))</bdi>\(code)</p>"
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
                .map { "<bdi>\(HTML.text(String($0)))</bdi>" }
                .joined(separator: " · ")
            return "<p><span class=\"dim\">row \(row.id)</span> \(cells)</p>"
        }
        return "<div class=\"rows\">\(rows.joined())</div>"
    }

    /// Where there are several: those that aren't done come first, then those with the most rows.
    var businesses: String {
        guard figures.businesses.count > 1 else { return "" }
        func open(_ one: BusinessTotals) -> Int { one.totals.rowsRead - one.totals.settledWell }
        let sorted = figures.businesses.enumerated().sorted { a, b in
            (open(b.element), b.element.totals.rowsRead, a.offset)
                < (open(a.element), a.element.totals.rowsRead, b.offset)
        }.map(\.element)
        let rows = sorted.prefix(Self.mostBusinesses).map { one in
            let totals = one.totals
            return [
                one.business.map { "<bdi>\(HTML.text($0))</bdi>" } ?? "(no business)"
            ]
                + [
                    totals.rowsRead, totals[.created] + totals[.updated], totals[.existing],
                    totals.needingPerson, totals.open,
                ].map(Self.count)
        }
        let others = sorted.dropFirst(rows.count)
        let left = others.filter { open($0) > 0 }.count
        let more =
            others.isEmpty
            ? ""
            : "<p class=\"dim\">… and \(Words.grouped(others.count)) more, "
                + (left == 0 ? "all of them done" : "\(Words.grouped(left)) of them not done")
                + ".</p>"
        return Self.section(
            "Businesses",
            HTML.table(
                [
                    "business", "rows", "created or updated", "there already", "need a person",
                    "left",
                ],
                Array(rows),
                numbers: [1, 2, 3, 4, 5]
            ) + more
        )
    }

    /// A number that isn't what one looks for where it is 0.
    static func count(_ number: Int) -> String {
        number == 0 ? "<span class=\"dim\">0</span>" : Words.grouped(number)
    }
}
