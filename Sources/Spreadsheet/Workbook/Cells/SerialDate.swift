/// Dates and times as workbooks count them: days since an epoch, as ISO 8601. Pure.
struct SerialDate {
    /// What of a date and a time is shown.
    struct Parts: Hashable {
        var hasDate = false
        var hasTime = false
        /// Whether parts of a second are.
        var hasFraction = false
        /// Whether hours go on behind 24, or minutes behind 60: a length of time.
        var isElapsed = false
    }

    /// From 1904 on, as on old Macs; else from 1900 on, with a 29 February of that year.
    var is1904 = false

    /// 31 December 9999, in days of 1900.
    private static let last = 2_958_466.0
    private static let dayMilliseconds = 86_400_000.0

    /// The text of a serial number; nil for one that is no date.
    func text(_ serial: Double, _ parts: Parts) -> String? {
        let days = is1904 && parts.hasDate ? serial + 1_462 : serial
        guard days >= 0, days < Self.last else { return nil }
        let unit = parts.hasFraction ? 1.0 : 1_000.0
        // What is shown without a time is the day, however late in it.
        let exact = parts.hasTime ? days : days.rounded(.down)
        let milliseconds = Int((exact * Self.dayMilliseconds / unit).rounded() * unit)
        let day = milliseconds / 86_400_000
        let time = milliseconds % 86_400_000
        if parts.isElapsed { return clock(milliseconds, parts) }
        guard parts.hasDate else { return clock(time, parts) }
        // The day 0 of 1900 is none: what has it is a time.
        guard day > 0 || is1904 else { return parts.hasTime ? clock(time, parts) : nil }
        let date = Self.date(day)
        return parts.hasTime ? "\(date)T\(clock(time, parts))" : date
    }

    private func clock(_ milliseconds: Int, _ parts: Parts) -> String {
        let seconds = milliseconds / 1_000
        let fraction = milliseconds % 1_000
        let text =
            "\(Self.two(seconds / 3_600)):\(Self.two(seconds / 60 % 60)):\(Self.two(seconds % 60))"
        guard parts.hasFraction, fraction > 0 else { return text }
        return text + "." + String(1_000 + fraction).dropFirst()
    }

    /// A day of 1900, of which 1 is 1 January, 60 is 29 February, which there never was, and 61 is 1 March.
    private static func date(_ serial: Int) -> String {
        if serial == 60 { return "1900-02-29" }
        // Days since 1 March of the year 0 (Howard Hinnant, chrono-compatible date algorithms): 1 January
        // 1900 is 693,901.
        let day = serial + 693_900 - (serial > 60 ? 1 : 0)
        let era = day / 146_097
        let ofEra = day % 146_097
        let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * ofYear + 2) / 153
        let dayOfMonth = ofYear - (153 * shifted + 2) / 5 + 1
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        let padded = String(repeating: "0", count: max(4 - String(year).count, 0)) + String(year)
        return "\(padded)-\(two(month))-\(two(dayOfMonth))"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
