/// Dates and times as people write them, and as a workbook has them then. Pure.
///
/// In which order day and month are, and what months are called, depends on the application's language: any
/// order will do, and any word in a month's place, English ones but their own month.
struct ConvertedDate {
    /// The numbers besides the time's, as they are written.
    private var numbers: [Substring] = []
    /// The month that a word names; nil where none does, or in a language that isn't known here.
    private var month: Int?
    private var hasWord = false
    /// In seconds since midnight.
    private var time: Int?

    /// Whether a date or a time can have been made of a text, whose digits and signs are ASCII.
    static func canBecome(_ value: String, _ text: String) -> Bool {
        guard let written = ConvertedDate(text) else { return false }
        if let moment = Moment(value) { return written.canBe(moment) }
        // Where the format of a date got lost. Of words that aren't known too little is sure for that.
        guard !written.hasWord || written.month != nil, let serial = Double(value) else {
            return false
        }
        return [false, true].compactMap { Moment(serial: serial, from1904: $0) }
            .contains(where: written.canBe)
    }

    /// Whether a value is a date or a time as the reader of workbooks writes them.
    static func isWritten(_ value: String) -> Bool { Moment(value) != nil }

    // MARK: - What a workbook has

    private struct Moment {
        var date: (year: Int, month: Int, day: Int)?
        /// In seconds; of a length of time it may be more than a day's.
        var time: Int?

        init?(_ value: String) {
            let pattern =
                /(?:([0-9]{4,5})-([0-9]{2})-([0-9]{2}))?T?(?:([0-9]{2,}):([0-9]{2}):([0-9]{2})(?:\.[0-9]+)?)?/
            guard !value.isEmpty, let match = value.wholeMatch(of: pattern) else { return nil }
            if let year = match.1.flatMap({ Int($0) }), let month = match.2.flatMap({ Int($0) }),
                let day = match.3.flatMap({ Int($0) })
            {
                date = (year, month, day)
            }
            if let hours = match.4.flatMap({ Int($0) }), let minutes = match.5.flatMap({ Int($0) }),
                let seconds = match.6.flatMap({ Int($0) }), hours < 100_000
            {
                time = hours * 3_600 + minutes * 60 + seconds
            }
        }

        /// A day and a time as workbooks count them, where the format of a date got lost.
        init?(serial: Double, from1904: Bool) {
            guard serial >= 0, serial < 2_958_466 else { return nil }
            let seconds = Int((serial * 86_400).rounded())
            let day = seconds / 86_400 + (from1904 ? 1_462 : 0)
            time = seconds % 86_400
            if day > 0 { date = Self.date(day) }
        }

        /// The day 1 of 1900 is 1 January; 29 February of that year, which there never was, is the day 60.
        private static func date(_ serial: Int) -> (Int, Int, Int) {
            // Days since 1 March of the year 0 (Howard Hinnant, chrono-compatible date algorithms).
            let day = serial + 693_900 - (serial > 60 ? 1 : 0)
            let era = day / 146_097
            let ofEra = day % 146_097
            let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
            let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
            let shifted = (5 * ofYear + 2) / 153
            let month = shifted < 10 ? shifted + 3 : shifted - 9
            return (
                yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
                ofYear - (153 * shifted + 2) / 5 + 1
            )
        }
    }

    // MARK: - What a person wrote

    /// Nil for a text that is neither a date nor a time.
    private init?(_ text: String) {
        var rest = text[...]
        takeTime(from: &rest)
        var words: [Substring] = []
        while let first = rest.first {
            if first.isNumber {
                numbers.append(rest.prefix { $0.isNumber })
                rest = rest.drop { $0.isNumber }
            } else if first.isLetter {
                words.append(rest.prefix { $0.isLetter })
                rest = rest.drop { $0.isLetter }
            } else if " /-.,'".contains(first) {
                rest = rest.dropFirst()
            } else {
                return nil
            }
        }
        guard numbers.count <= 3, numbers.allSatisfy({ $0.count <= 4 }) else { return nil }
        guard !numbers.isEmpty || time != nil && words.isEmpty else { return nil }
        hasWord = !words.isEmpty
        guard numbers.count == 3 || words.allSatisfy(Self.mayBeMonth) else { return nil }
        month = words.lazy.compactMap(Self.month).first
    }

    /// `10:30`, `10:30:15 PM`, `T10:30:15.5Z`.
    private mutating func takeTime(from text: inout Substring) {
        guard
            let match = text.firstMatch(
                of:
                    /T?([0-9]{1,4}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]+)?)? ?(?:([AaPp])\.?[Mm]?\.?|Z)?/
            ), var hours = Int(match.1), let minutes = Int(match.2)
        else { return }
        if let half = match.4?.lowercased(), hours <= 12 {
            hours = hours % 12 + (half == "p" ? 12 : 0)
        }
        time = hours * 3_600 + minutes * 60 + (match.3.flatMap { Int($0) } ?? 0)
        text = text[..<match.range.lowerBound] + " " + text[match.range.upperBound...]
    }

    /// No language's months have shorter names, but those that write them without an alphabet.
    private static func mayBeMonth(_ word: Substring) -> Bool {
        word.count >= 3 || word.unicodeScalars.allSatisfy { $0.value >= 0x2E80 }
    }

    private static func month(_ word: Substring) -> Int? {
        guard word.count >= 3 else { return nil }
        let word = word.lowercased()
        return months.firstIndex { $0.hasPrefix(word) || word == "sept" && $0 == "september" }
            .map { $0 + 1 }
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december",
    ]

    // MARK: - Whether the one is the other

    private func canBe(_ moment: Moment) -> Bool {
        guard !numbers.isEmpty else { return time == moment.time }
        guard let date = moment.date else { return false }
        let hasSameTime =
            time == nil ? (moment.time ?? 0) == 0 : moment.time == nil || moment.time == time
        guard hasSameTime, month == nil || month == date.month else { return false }
        return orders.contains { order in
            zip(order, numbers).allSatisfy { part, number in
                switch part {
                case .year: Self.isYear(number, date.year)
                case .month: Int(number) == date.month
                case .day: Int(number) == date.day
                }
            } && (order.contains(.day) || date.day == 1)
        }
    }

    private enum Part { case year, month, day }

    /// What the numbers may be, in their order. A year that isn't written is the current one of whoever
    /// opened the file; a day that isn't is the first.
    private var orders: [[Part]] {
        switch (numbers.count, hasWord) {
        case (3, _): [[.year, .month, .day], [.day, .month, .year], [.month, .day, .year]]
        case (2, false):
            [[.month, .day], [.day, .month], [.month, .year], [.year, .month]]
        case (2, true): [[.day, .year], [.year, .day], [.month, .day], [.day, .month]]
        case (1, true): [[.day], [.year]]
        default: []
        }
    }

    private static func isYear(_ text: Substring, _ year: Int) -> Bool {
        guard let number = Int(text) else { return false }
        return text.count > 2 ? number == year : number == year % 100
    }
}
