import Importing
import Foundation
import Journal

/// The report's charts as inline SVG. Pure.
struct ReportCharts {
    /// In units that are about a pixel each where it is shown, so that text keeps its size.
    var width: Double
    var time: ReportTime

    /// What can still be seen, however few it stands for.
    private static let leastHeight = 2.0
    /// About as wide as a character of a label is.
    private static let character = 6.4

    /// What became of requests, in the order in which a bar is stacked: its class in the style, what it
    /// is called, and how many of a step they are.
    static var kinds: [(style: String, words: String, count: KeyPath<Timeline.Bucket, Int>)] {
        [
            ("done", "created or updated", \.done), ("retried", "to be sent again", \.retried),
            ("unknown", "unknown", \.unknown), ("refused", "rejected or failed", \.refused),
        ]
    }

    /// A chart for a page of the usual width, and one for a phone; the style shows either.
    static func both(_ time: ReportTime, _ chart: (ReportCharts) -> String) -> String {
        "<div class=\"wide\">\(chart(ReportCharts(width: 800, time: time)))</div>"
            + "<div class=\"narrow\">\(chart(ReportCharts(width: 360, time: time)))</div>"
    }

    /// Rows a minute over time: a bar a step, the sessions side by side.
    func timeline(_ timeline: Timeline) -> String {
        let slots = Self.slots(timeline)
        let perMinute = 60 / timeline.step.seconds
        let most = timeline.buckets.map(\.requests).max() ?? 1
        let top = Self.niceCeiling(Double(most) * perMinute)
        let (height, base) = (230.0, 190.0)
        let left = room(top)
        let pitch = (width - left) / Double(max(slots.count, 12))
        let scale = (base - 12) / top * perMinute
        var svg = axis(top: top, base: base, left: left)
        for (index, slot) in slots.enumerated() {
            let x = left + Double(index) * pitch
            guard let bucket = slot else {
                svg += line(x + pitch / 2, 8, x + pitch / 2, base, "cut")
                continue
            }
            var y = base
            for kind in Self.kinds where bucket[keyPath: kind.count] > 0 {
                let tall = max(Double(bucket[keyPath: kind.count]) * scale, Self.leastHeight)
                y -= tall
                svg += """
                    <rect class="\(kind.style)" x="\(f(x))" y="\(f(y))" width="\(f(max(pitch - 1, 0.8)))" \
                    height="\(f(tall))"><title>\(Self.title(bucket, timeline.step))</title></rect>
                    """
            }
        }
        svg += moments(slots, Self.precision(timeline.step), base: base, left: left, pitch: pitch)
        return figure(svg, height: height, "Rows per minute, by the time they were sent")
    }

    /// The times along the axis, in UTC and below that by the clock: as many as there is room for, first
    /// those at which a session begins.
    private func moments(
        _ slots: [Timeline.Bucket?],
        _ precision: ReportTime.Precision,
        base: Double,
        left: Double,
        pitch: Double
    ) -> String {
        var svg = ""
        var end = -100.0
        var day: Substring = ""
        for (index, slot) in slots.enumerated() {
            guard let moment = slot?.startsAt else { continue }
            let x = left + Double(index) * pitch
            let isFirst = index == 0 || slots[index - 1] == nil
            guard x > end + (isFirst ? 8 : 60) else { continue }
            let date = ReportTime.label(moment, .day, withDay: false)[...]
            let label = ReportTime.label(moment, precision, withDay: date != day)
            let wide = Double(label.count) * Self.character
            guard x + wide <= width else { continue }
            svg += text(x, base + 18, label, "start")
            svg += """
                <text class="local" x="\(f(x))" y="\(f(base + 33))" data-form="\(precision.rawValue)" \
                data-at="\(moment.milliseconds)">\(time.localLabel(moment, precision))</text>
                """
            (end, day) = (x + wide, date)
        }
        return svg
    }

    private static func precision(_ step: Duration) -> ReportTime.Precision {
        step < .seconds(60) ? .second : step < .seconds(86_400) ? .minute : .day
    }

    /// How many answers took how long.
    func latencies(_ latencies: Latencies) -> String {
        guard latencies.count > 0 else { return "" }
        let milliseconds = [
            1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000,
        ]
        let counts = latencies.histogram(bounds: milliseconds.map { .milliseconds($0) })
        let names = milliseconds.map(Self.name) + ["more"]
        let used = counts.indices.filter { counts[$0] > 0 }
        let shown = (used.first ?? 0)...(used.last ?? 0)
        let top = Self.niceCeiling(Double(counts.max() ?? 1))
        let (height, base) = (150.0, 120.0)
        let left = room(top)
        let pitch = min((width - left) / Double(shown.count), 110)
        var svg = axis(top: top, base: base, left: left)
        let labelEvery = Int((66 / pitch).rounded(.up))
        for (place, index) in shown.enumerated() {
            let x = left + Double(place) * pitch
            if counts[index] > 0 {
                let tall = max(Double(counts[index]) * (base - 12) / top, Self.leastHeight)
                svg += """
                    <rect class="plain" x="\(f(x + 2))" y="\(f(base - tall))" width="\(f(pitch - 4))" \
                    height="\(f(tall))"><title>\(Words.count(counts[index], "answer"))</title></rect>
                    """
            }
            guard place % labelEvery == 0 else { continue }
            let label = index == counts.count - 1 ? "longer" : "&lt; \(names[index])"
            svg += text(x + pitch / 2, base + 18, label, "middle")
        }
        return figure(svg, height: height, "Answers, by the time they took")
    }

    /// What the axis' own numbers need to the left of the bars.
    private func room(_ top: Double) -> Double {
        let longest = [top, top / 2].map { Self.label($0).count }.max() ?? 0
        return Double(longest) * Self.character + 12
    }

    /// A step each from a session's first request to its last, nil between two sessions.
    private static func slots(_ timeline: Timeline) -> [Timeline.Bucket?] {
        let step = timeline.step.components.seconds * 1000
        var slots: [Timeline.Bucket?] = []
        var previous: Timeline.Bucket?
        for bucket in timeline.buckets {
            if let previous, previous.session != bucket.session {
                slots.append(nil)
            } else if let previous {
                let gap = (bucket.startsAt.milliseconds - previous.startsAt.milliseconds) / step - 1
                for number in 0..<max(min(gap, 200), 0) {
                    var empty = bucket
                    empty.startsAt.milliseconds =
                        previous.startsAt.milliseconds + (number + 1) * step
                    (empty.done, empty.refused, empty.retried, empty.unknown) = (0, 0, 0, 0)
                    slots.append(empty)
                }
            }
            slots.append(bucket)
            previous = bucket
        }
        return slots
    }

    private static func title(_ bucket: Timeline.Bucket, _ step: Duration) -> String {
        let parts = kinds.filter { bucket[keyPath: $0.count] > 0 }
            .map { "\(Words.grouped(bucket[keyPath: $0.count])) \($0.words)" }
        return "\(Words.time(bucket.startsAt.date, in: .gmt)) UTC, \(Words.duration(step)): "
            + parts.joined(separator: ", ")
    }

    private func axis(top: Double, base: Double, left: Double) -> String {
        [0, top / 2, top].map { value in
            let y = base - value / top * (base - 12)
            return line(left, y, width, y, "grid")
                + text(left - 6, y + 4, Self.label(value), "end")
        }.joined()
    }

    private static func label(_ value: Double) -> String {
        value == value.rounded() ? Words.grouped(Int(value)) : "\(value)"
    }

    /// The least number that is no smaller, and that half of reads well too.
    static func niceCeiling(_ value: Double) -> Double {
        var power = 1.0
        while true {
            for factor in [1.0, 1.2, 1.6, 2, 3, 4, 5, 6, 8] where factor * power >= value {
                return factor * power
            }
            power *= 10
        }
    }

    private static func name(_ milliseconds: Int) -> String {
        milliseconds < 1_000 ? "\(milliseconds) ms" : "\(milliseconds / 1_000) s"
    }

    private func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ kind: String)
        -> String
    {
        "<line class=\"\(kind)\" x1=\"\(f(x1))\" y1=\"\(f(y1))\" x2=\"\(f(x2))\" y2=\"\(f(y2))\"/>"
    }

    private func text(_ x: Double, _ y: Double, _ words: String, _ anchor: String) -> String {
        "<text x=\"\(f(x))\" y=\"\(f(y))\" text-anchor=\"\(anchor)\">\(words)</text>"
    }

    private func figure(_ svg: String, height: Double, _ label: String) -> String {
        """
        <svg viewBox="0 0 \(f(width)) \(f(height))" role="img" aria-label="\(label)">\(svg)</svg>
        """
    }

    /// A coordinate, to a tenth.
    private func f(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
