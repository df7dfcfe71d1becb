import Foundation
import Hashing
import Importing
import Journal

/// Moments in a report: in UTC, as the journal has them, and beside that by a clock on a wall: that of
/// who made the report, until a browser puts its reader's there. Where that is UTC, nothing is beside it.
struct ReportTime {
    /// The time zone of who makes the report.
    var zone: TimeZone

    /// What a moment on an axis is shown to.
    enum Precision: String {
        case second, minute, day
    }

    /// `2026-11-24 17:40:03 UTC`, and what the clock showed.
    func html(_ moment: Timestamp, saysZone: Bool = true) -> String {
        let words = Words.time(moment.date, in: .gmt)
        return "<time datetime=\"\(words.replacing(" ", with: "T"))Z\">\(words)"
            + "\(saysZone ? " UTC" : "")</time>"
            + " <span class=\"local\" data-at=\"\(moment.milliseconds)\">\(local(moment))</span>"
    }

    /// What the clock showed: `18:40:03`, with the day where that is another; nothing where it shows UTC.
    private func local(_ moment: Timestamp) -> String {
        guard zone.secondsFromGMT(for: moment.date) != 0 else { return "" }
        let here = Words.time(moment.date, in: zone)
        return here.prefix(10) == Words.time(moment.date, in: .gmt).prefix(10)
            ? String(here.dropFirst(11)) : here
    }

    /// A label of an axis: `17:40`, with the day where a new one begins.
    static func label(_ moment: Timestamp, _ precision: Precision, withDay: Bool) -> String {
        let words = Words.time(moment.date, in: .gmt)
        let clock = clock(words, precision)
        guard precision != .day else { return String(words.prefix(10)) }
        return withDay ? "\(words.prefix(10)) \(clock)" : clock
    }

    /// The same by the clock; nothing where it shows UTC, and for days.
    func localLabel(_ moment: Timestamp, _ precision: Precision) -> String {
        guard precision != .day, zone.secondsFromGMT(for: moment.date) != 0 else { return "" }
        return Self.clock(Words.time(moment.date, in: zone), precision)
    }

    private static func clock(_ words: String, _ precision: Precision) -> String {
        String(words.dropFirst(11).prefix(precision == .second ? 8 : 5))
    }

    /// What the head says of times.
    func note(at date: Date) -> String {
        let here = zone.secondsFromGMT(for: date) != 0 ? Self.beside(zone.identifier) : ""
        return "Times are UTC<span data-zone>\(HTML.text(here))</span>."
    }

    private static func beside(_ zone: String) -> String { ", with those of \(zone) beside them" }

    /// Puts the reader's own times beside UTC. Without it the page says the same with the maker's.
    static let script = """
        (function () {
          function two(n) { return (n < 10 ? "0" : "") + n; }
          function day(d) {
            return d.getFullYear() + "-" + two(d.getMonth() + 1) + "-" + two(d.getDate());
          }
          var isElsewhere = false;
          document.querySelectorAll("[data-at]").forEach(function (e) {
            var d = new Date(Number(e.getAttribute("data-at")));
            if (d.getTimezoneOffset() === 0) { e.textContent = ""; return; }
            isElsewhere = true;
            var form = e.getAttribute("data-form");
            var clock = two(d.getHours()) + ":" + two(d.getMinutes())
              + (form === null || form === "second" ? ":" + two(d.getSeconds()) : "");
            var isSameDay = day(d) === d.toISOString().slice(0, 10);
            e.textContent = form === null && !isSameDay ? day(d) + " " + clock : clock;
          });
          var zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
          document.querySelectorAll("[data-zone]").forEach(function (e) {
            e.textContent = isElsewhere ? ", with those of " + zone + " beside them" : "";
          });
        })();
        """

    /// What lets this script run, and no other.
    static let policy: String = {
        let digest = SHA256.digest(of: Array(script.utf8))
        return "script-src 'sha256-\(Data(digest).base64EncodedString())'"
    }()
}

/// From when to when rows were sent. Pure.
struct RunSpan {
    var from: Timestamp
    /// Nil while a run is on.
    var to: Timestamp?
    /// What all runs took together; as long as the span for those of several journals.
    var work: Duration
    var runs: Int

    /// Nil where no run was begun.
    init?(_ status: ImportStatus) {
        let isOne = status.parts.isEmpty
        let sessions = (isOne ? status.sessions : status.parts.flatMap(\.sessions))
            .filter(\.command.isDelivery)
        guard let from = sessions.map(\.session.startedAt).min() else { return nil }
        let end = sessions.compactMap(\.session.endedAt).max()
        self.from = from
        to = status.isRunning ? nil : end
        runs = isOne ? sessions.count : 1
        let until = status.isRunning ? status.at : end ?? from
        work =
            runs > 1
            ? sessions.map { $0.session.startedAt.duration(to: $0.session.endedAt ?? until) }
                .reduce(.zero, +)
            : from.duration(to: until)
    }

    /// `5 h 33 min`, `2 h 10 min in 3 runs`.
    var words: String {
        Words.duration(work) + (runs > 1 ? " in \(Words.grouped(runs)) runs" : "")
    }
}
