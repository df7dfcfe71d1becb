import Importing
import Foundation
import Journal

// What a reader wants first: what was imported where and when, how it went, and what verify said.
extension ReportPage {
    /// As many businesses as are named at the top.
    private static let mostNamed = 3

    var facts: String {
        let span = RunSpan(figures.status)
        var facts: [(String, String)] = [(business.label, business.names)]
        facts.append(("Service", Self.service(figures.record.baseURL)))
        if let shard = figures.record.shard {
            facts.append(
                figures.parts.isEmpty
                    ? ("Shard", "\(shard.number) of \(shard.count)")
                    : ("Journals", Words.grouped(figures.parts.count))
            )
        }
        facts += Self.times(span, time)
        return Self.list(facts)
    }

    /// When it began and ended, and how long that took.
    static func times(_ span: RunSpan?, _ time: ReportTime) -> [(String, String)] {
        guard let span else { return [("Started", "not yet")] }
        return [
            ("Started", time.html(span.from)),
            ("Ended", span.to.map { time.html($0) } ?? "still running"),
            ("Took", HTML.text(span.words)),
        ]
    }

    static func list(_ facts: [(String, String)]) -> String {
        let items = facts.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" }
        return "<dl class=\"facts\">\(items.joined(separator: "\n"))</dl>"
    }

    private var business: (label: String, names: String) {
        let names = figures.businesses.compactMap(\.business)
        guard names.count <= Self.mostNamed else {
            return ("Businesses", Words.grouped(names.count))
        }
        return (
            names.count == 1 ? "Business" : "Businesses",
            names.isEmpty
                ? "none" : names.map { "<bdi>\(HTML.text($0))</bdi>" }.joined(separator: "<br>")
        )
    }

    private static func service(_ baseURL: String) -> String {
        baseURL == ServiceTarget.practiceName
            ? "sandbox (practice)" : HTML.text(baseURL)
    }

    /// How it went.
    var outcome: String {
        "<section class=\"outcome\">\(Self.verdict(figures))"
            + "\(Self.verified(figures, time))\(asides)"
            + "\(Self.share(figures))\(tiles)</section>"
    }

    static func verdict(_ figures: ReportFigures) -> String {
        let verdict = Verdict(figures)
        let ends = verdict.openEnds.map { "<li class=\"\($0.tone)\">\(HTML.text($0.words))</li>" }
        return "<p class=\"verdict \(verdict.tone)\">\(HTML.text(verdict.sentence))</p>"
            + (ends.isEmpty ? "" : "<ul class=\"ends\">\(ends.joined())</ul>")
    }

    /// What `verify` last said, of one journal or of all.
    static func verified(_ figures: ReportFigures, _ time: ReportTime) -> String {
        let verifications = Verifications(figures)
        guard let words = verifications.words, let latest = verifications.latest else { return "" }
        return
            "<p class=\"verified \(words.tone)\">\(HTML.text(words.text)) <span class=\"dim\">verify,"
            + " \(time.html(latest))</span></p>"
    }

    private var asides: String {
        let staged = figures.staged
        let blank = staged.blankRows + staged.skippedRows
        var asides: [String] = []
        if blank > 0 {
            asides.append(
                "\(Words.count(blank, "other row")) of the source \(blank == 1 ? "was" : "were")"
                    + " blank or left out"
            )
        }
        if figures.editedRows > 0 {
            asides.append(
                "\(Words.count(figures.editedRows, "row"))"
                    + " \(figures.editedRows == 1 ? "was" : "were") corrected or sent again by hand"
            )
        }
        if let doubt = figures.status.doubt {
            asides.append("this journal may be out of date: \(doubt.words)")
        }
        guard !asides.isEmpty else { return "" }
        let text = asides.joined(separator: "; ")
        return "<p class=\"dim\">\(HTML.text(text.prefix(1).uppercased() + text.dropFirst())).</p>"
    }

    /// A kind of row, by what became of it.
    struct Kind {
        var name: String
        var words: String
        var tone: String
        var count: Int
    }

    /// Those that there are.
    static func kinds(_ figures: ReportFigures) -> [Kind] {
        let totals = figures.totals
        let repeated = min(figures.repeatedRows, totals[.existing])
        func kind(_ status: RowStatus, _ words: String, _ tone: String) -> Kind {
            Kind(name: status.rawValue, words: words, tone: tone, count: totals[status])
        }
        var existing = kind(.existing, "in the service already", "there")
        existing.count -= repeated
        return [
            kind(.created, "created", "good"), kind(.updated, "updated", "good"), existing,
            Kind(name: "repeated", words: "repeated in the file", tone: "there", count: repeated),
            kind(.pending, "still to be sent", "open"), kind(.sending, "being sent", "open"),
            kind(.unknown, "unknown", "warn"), kind(.invalid, "invalid, not sent", "bad"),
            kind(.rejected, "rejected by the service", "bad"), kind(.failed, "failed", "bad"),
        ].filter { $0.count > 0 }
    }

    /// A bar of all rows: every kind can be seen, however few they are.
    static func share(_ figures: ReportFigures) -> String {
        let kinds = kinds(figures)
        guard kinds.count > 1 else { return "" }
        let parts = kinds.map {
            "<i class=\"\($0.tone)\" style=\"flex-grow:\($0.count)\""
                + " title=\"\(Words.grouped($0.count)) \($0.words)\"></i>"
        }
        return "<div class=\"share\" aria-hidden=\"true\">\(parts.joined())</div>"
    }

    private var tiles: String {
        let kinds = Self.kinds(figures)
        let tiles = kinds.map {
            "<li class=\"\($0.tone)\"><b data-status=\"\($0.name)\">\(Words.grouped($0.count))</b>"
                + "<span>\($0.words)</span></li>"
        }
        let longest = kinds.map { Words.grouped($0.count).count }.max() ?? 0
        return "<ul class=\"tiles\(Self.room(longest))\">\(tiles.joined(separator: "\n"))</ul>"
    }

    /// How wide a tile has to be for so many characters.
    static func room(_ characters: Int) -> String {
        characters <= 7 ? "" : characters <= 10 ? " long" : " longest"
    }
}

extension Verdict {
    init(_ figures: ReportFigures) {
        let sessions = figures.status.sessions + figures.status.parts.flatMap(\.sessions)
        let runs = sessions.filter(\.command.isDelivery)
        let last = runs.max { $0.session.startedAt < $1.session.startedAt }?.session
        self.init(
            totals: figures.totals,
            repeatedRows: figures.repeatedRows,
            isRunning: figures.status.isRunning,
            hasBegun: last != nil,
            ending: last.flatMap { last in last.ended.map { ($0, last.detail) } }
        )
    }
}
