import Foundation
import Journal

/// The report's charts as inline SVG. Pure.
enum ReportCharts {
    private static let width = 960.0
    private static let left = 46.0

    /// Requests over time: a bar a step, the sessions side by side.
    static func timeline(_ timeline: Timeline) -> String {
        guard !timeline.buckets.isEmpty else { return "<p>No request was sent.</p>" }
        let slots = slots(timeline)
        let most = timeline.buckets.map(\.requests).max() ?? 1
        let top = niceCeiling(Double(most))
        let (height, base) = (220.0, 190.0)
        let pitch = (width - left) / Double(max(slots.count, 12))
        let scale = (base - 12) / top
        var svg = axis(top: top, base: base, unit: 12)
        var labelled = -100.0
        for (index, slot) in slots.enumerated() {
            let x = left + Double(index) * pitch
            guard let bucket = slot else {
                svg += line(x + pitch / 2, 8, x + pitch / 2, base, "cut")
                continue
            }
            var y = base
            for (count, kind) in [
                (bucket.done, "done"), (bucket.retried, "retried"), (bucket.unknown, "unknown"),
                (bucket.refused, "refused"),
            ] where count > 0 {
                let tall = Double(count) * scale
                y -= tall
                svg += """
                    <rect class="\(kind)" x="\(f(x))" y="\(f(y))" width="\(f(max(pitch - 1, 0.8)))" \
                    height="\(f(tall))"><title>\(title(bucket, timeline.step))</title></rect>
                    """
            }
            let isFirst = index == 0 || slots[index - 1] == nil
            if (isFirst && x - labelled > 62) || x - labelled > 150, x < width - 60 {
                svg += text(x, base + 18, clock(bucket.startsAt, timeline.step), "start")
                labelled = x
            }
        }
        return figure(svg, height: height, "Requests by the time of their sending")
    }

    /// How many answers took how long.
    static func latencies(_ latencies: Latencies) -> String {
        guard latencies.count > 0 else { return "" }
        let milliseconds = [
            1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000,
        ]
        let counts = latencies.histogram(bounds: milliseconds.map { .milliseconds($0) })
        let names = milliseconds.map(name) + ["more"]
        let used = counts.indices.filter { counts[$0] > 0 }
        let shown = (used.first ?? 0)...(used.last ?? 0)
        let top = niceCeiling(Double(counts.max() ?? 1))
        let (height, base) = (150.0, 120.0)
        let pitch = min((width - left) / Double(shown.count), 110)
        var svg = axis(top: top, base: base, unit: 12)
        for (place, index) in shown.enumerated() {
            let tall = Double(counts[index]) * (base - 12) / top
            let x = left + Double(place) * pitch
            svg += """
                <rect class="plain" x="\(f(x + 2))" y="\(f(base - tall))" width="\(f(pitch - 4))" \
                height="\(f(tall))"><title>\(Words.grouped(counts[index])) answers</title></rect>
                """
            let label = index == counts.count - 1 ? "longer" : "&lt; \(names[index])"
            svg += text(x + pitch / 2, base + 18, label, "middle")
        }
        return figure(svg, height: height, "Answers by the time that they took")
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
        let parts = [
            (bucket.done, "created or updated"), (bucket.refused, "refused"),
            (bucket.retried, "to be repeated"), (bucket.unknown, "unknown"),
        ].filter { $0.0 > 0 }.map { "\(Words.grouped($0.0)) \($0.1)" }
        return "\(Words.time(bucket.startsAt.date)), \(Words.duration(step)): "
            + parts.joined(separator: ", ")
    }

    private static func axis(top: Double, base: Double, unit: Double) -> String {
        [0, top / 2, top].map { value in
            let y = base - value / top * (base - unit)
            return line(left, y, width, y, "grid")
                + text(left - 6, y + 4, label(value), "end")
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

    private static func clock(_ moment: Timestamp, _ step: Duration) -> String {
        let text = Words.time(moment.date)
        return step < .seconds(60)
            ? String(text.dropFirst(11))
            : step < .seconds(3_600)
                ? String(text.dropFirst(11).prefix(5)) : String(text.prefix(16))
    }

    private static func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ kind: String)
        -> String
    {
        "<line class=\"\(kind)\" x1=\"\(f(x1))\" y1=\"\(f(y1))\" x2=\"\(f(x2))\" y2=\"\(f(y2))\"/>"
    }

    private static func text(_ x: Double, _ y: Double, _ words: String, _ anchor: String) -> String
    {
        "<text x=\"\(f(x))\" y=\"\(f(y))\" text-anchor=\"\(anchor)\">\(words)</text>"
    }

    private static func figure(_ svg: String, height: Double, _ label: String) -> String {
        """
        <svg viewBox="0 0 \(f(width)) \(f(height))" role="img" aria-label="\(label)">\(svg)</svg>
        """
    }

    /// A coordinate, to a tenth.
    private static func f(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
