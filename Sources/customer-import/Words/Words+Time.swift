import Foundation
import Importing

extension Words {
    /// A duration in whole seconds, rounded up: for what is drawn over and over, where tenths flicker.
    static func countdown(_ left: Duration) -> String {
        let seconds = left.seconds.rounded(.up)
        return seconds < 10 ? "\(Int(max(seconds, 0))) s" : duration(.seconds(min(seconds, 1e9)))
    }

    /// A long time without its seconds, so that a forecast of it says no more than is known: `9 min 20 s`,
    /// `42 min`, `3 h 20 min`, `12 h`, `3 d`.
    static func roughly(_ left: Duration) -> String {
        let seconds = min(left.seconds.rounded(.up), 1e9)
        return switch seconds {
        case ..<600: countdown(left)
        case ..<36_000: duration(.seconds((seconds / 60).rounded(.up) * 60))
        case ..<864_000: duration(.seconds((seconds / 3_600).rounded(.up) * 3_600))
        default: duration(.seconds((seconds / 86_400).rounded(.up) * 86_400))
        }
    }

    /// `912 bytes`, `4.2 kB`, `116 MB`.
    static func bytes(_ count: Int64) -> String {
        guard count >= 1_000 else { return "\(count) bytes" }
        var size = Double(count)
        for unit in ["kB", "MB", "GB"] {
            size /= 1_000
            if size < 999.5 || unit == "GB" {
                return size < 9.95
                    ? "\((size * 10).rounded() / 10) \(unit)" : "\(Int(size.rounded())) \(unit)"
            }
        }
        return "\(count) bytes"
    }

    /// `2026-11-24 17:40:03`, in the user's own time zone or another.
    static func time(_ date: Date, in zone: TimeZone = .current) -> String {
        date.formatted(
            Date.VerbatimFormatStyle(
                format: """
                    \(year: .defaultDigits)-\(month: .twoDigits)-\(day: .twoDigits) \
                    \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\
                    \(minute: .twoDigits):\(second: .twoDigits)
                    """,
                timeZone: zone,
                calendar: Calendar(identifier: .gregorian)
            )
        )
    }

    /// The user's time zone at a moment: `Europe/Berlin (UTC+01:00)`.
    static func zone(at date: Date, _ zone: TimeZone = .current) -> String {
        let minutes = zone.secondsFromGMT(for: date) / 60
        guard minutes != 0 else { return "UTC" }
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        let (hours, rest) = abs(minutes).quotientAndRemainder(dividingBy: 60)
        return "\(zone.identifier) (UTC\(minutes < 0 ? "−" : "+")\(two(hours)):\(two(rest)))"
    }

    /// `40 s left`, `3 h 20 min left, done about 17:40`, `…, done about Thu 17:40`.
    static func left(_ remaining: Duration, from now: Date, timeZone: TimeZone = .current) -> String
    {
        let left = "\(countdown(remaining)) left"
        return end(remaining, from: now, timeZone).map { "\(left), done about \($0)" } ?? left
    }

    /// When what is left will be done, as the user's clock shows it: `17:40`, `Thu 17:40`; nil where
    /// that is so near or so far that it says nothing.
    static func end(
        _ remaining: Duration,
        from now: Date,
        _ timeZone: TimeZone = .current
    ) -> String? {
        guard remaining >= .seconds(60), remaining < .seconds(1_000 * 86_400) else { return nil }
        return clock(now.addingTimeInterval(remaining.seconds), from: now, timeZone)
    }

    /// `17:40`, with the day of the week where it isn't today, and the date from a week on.
    static func clock(_ date: Date, from now: Date, _ timeZone: TimeZone = .current) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        func text(_ format: Date.FormatString) -> String {
            date.formatted(
                Date.VerbatimFormatStyle(
                    format: format,
                    locale: Locale(identifier: "en_US_POSIX"),
                    timeZone: timeZone,
                    calendar: calendar
                )
            )
        }
        let time = text(
            "\(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits)"
        )
        let days = calendar.dateComponents(
            [.day],
            from: calendar.startOfDay(for: now),
            to: calendar.startOfDay(for: date)
        ).day
        switch days ?? 0 {
        case 0: return time
        case 1..<7: return text("\(weekday: .abbreviated)") + " " + time
        default:
            return text("\(year: .defaultDigits)-\(month: .twoDigits)-\(day: .twoDigits)") + " "
                + time
        }
    }
}
