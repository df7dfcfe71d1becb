/// How a date is written: `dd.MM.yyyy`, or the number of days that spreadsheets count.
struct DatePattern: Hashable, Sendable {
    private enum Piece: Hashable, Sendable {
        /// Day, month and year, with at least so many digits.
        case day(Int)
        case month(Int)
        case monthName(isShort: Bool)
        case year(Int)
        case literal(Character)
    }

    /// A day of the calendar, which is there.
    struct Day: Hashable, Sendable {
        var year: Int
        var month: Int
        var day: Int
    }

    /// What a mapping file calls the days that spreadsheets count.
    static let serial = "serial"

    private let pieces: [Piece]
    private let isSerial: Bool

    /// Nil for a pattern without a day, a month and a year of their own, or with another letter in it.
    init?(_ text: String) {
        isSerial = text == Self.serial
        guard !isSerial else {
            pieces = []
            return
        }
        var pieces: [Piece] = []
        var rest = text[...]
        while let first = rest.first {
            let run = rest.prefix { $0 == first }.count
            switch (first, run) {
            case ("d", 1...2): pieces.append(.day(run))
            case ("M", 1...2): pieces.append(.month(run))
            case ("M", 3...4): pieces.append(.monthName(isShort: run == 3))
            case ("y", 2), ("y", 4): pieces.append(.year(run))
            default:
                guard !first.isLetter, !first.isNumber else { return nil }
                pieces += Array(repeating: .literal(first), count: run)
            }
            rest = rest.dropFirst(run)
        }
        self.pieces = pieces
        let kinds = pieces.compactMap { piece -> Character? in
            switch piece {
            case .day: "d"
            case .month, .monthName: "M"
            case .year: "y"
            case .literal: nil
            }
        }
        guard kinds.sorted() == ["M", "d", "y"] else { return nil }
    }

    /// The day that a text is; nil where it isn't written so, or the calendar has no such day.
    func day(of text: String) -> Day? {
        if isSerial { return Self.day(ofSerial: text) }
        var day = Day(year: 0, month: 0, day: 0)
        var rest = text[...]
        for piece in pieces {
            switch piece {
            case .literal(let character):
                guard rest.first == character else { return nil }
                rest = rest.dropFirst()
            case .day(let least):
                guard let number = Self.number(&rest, least, 2) else { return nil }
                day.day = number
            case .month(let least):
                guard let number = Self.number(&rest, least, 2) else { return nil }
                day.month = number
            case .year(let length):
                guard let number = Self.number(&rest, length, length) else { return nil }
                // As POSIX reads two digits.
                day.year = length == 2 ? number + (number < 69 ? 2_000 : 1_900) : number
            case .monthName(let isShort):
                guard let month = Self.month(&rest, isShort) else { return nil }
                day.month = month
            }
        }
        return rest.isEmpty && Self.exists(day) ? day : nil
    }

    /// A day as this pattern writes it.
    func text(of day: Day) -> String {
        if isSerial { return String(Self.serial(of: day)) }
        return pieces.map { piece in
            switch piece {
            case .literal(let character): String(character)
            case .day(let length): Self.padded(day.day, length)
            case .month(let length): Self.padded(day.month, length)
            case .year(let length): Self.padded(length == 2 ? day.year % 100 : day.year, length)
            case .monthName(let isShort):
                isShort ? String(Self.months[day.month - 1].prefix(3)) : Self.months[day.month - 1]
            }
        }.joined()
    }

    private static func number(_ rest: inout Substring, _ least: Int, _ most: Int) -> Int? {
        let digits = rest.prefix(most).prefix { $0.isASCII && $0.isNumber }
        guard digits.count >= least else { return nil }
        rest = rest.dropFirst(digits.count)
        return Int(digits)
    }

    private static func month(_ rest: inout Substring, _ isShort: Bool) -> Int? {
        for (place, name) in months.enumerated() {
            let name = isShort ? String(name.prefix(3)) : name
            guard rest.prefix(name.count).lowercased() == name.lowercased() else { continue }
            rest = rest.dropFirst(name.count)
            return place + 1
        }
        return nil
    }

    private static func padded(_ number: Int, _ length: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(length - digits.count, 0)) + digits
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]

    private static func exists(_ day: Day) -> Bool {
        (1...12).contains(day.month) && (1...length(of: day.month, in: day.year)).contains(day.day)
    }

    private static func length(of month: Int, in year: Int) -> Int {
        guard month != 2 else {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        }
        return [4, 6, 9, 11].contains(month) ? 30 : 31
    }
}

/// The days that spreadsheets count from 1900 on, in which that year has a 29 February.
extension DatePattern {
    /// From March 1900 on, before which the count is another one in each program, to the end of 9999.
    private static let serials = 61...2_958_465

    private static func day(ofSerial text: String) -> Day? {
        guard let serial = Int(text), serials.contains(serial) else { return nil }
        // Days since 1 March of the year 0, by which a leap day is the last of its year (Hinnant,
        // chrono-compatible low-level date algorithms).
        let days = serial + 693_899
        let era = days / 146_097
        let ofEra = days % 146_097
        let year = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * year + year / 4 - year / 100)
        let month = (5 * ofYear + 2) / 153
        let isNextYear = month >= 10
        return Day(
            year: year + era * 400 + (isNextYear ? 1 : 0),
            month: isNextYear ? month - 9 : month + 3,
            day: ofYear - (153 * month + 2) / 5 + 1
        )
    }

    private static func serial(of day: Day) -> Int {
        let year = day.month <= 2 ? day.year - 1 : day.year
        let era = year / 400
        let ofEra = year % 400
        let month = day.month > 2 ? day.month - 3 : day.month + 9
        let ofYear = (153 * month + 2) / 5 + day.day - 1
        return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 693_899
    }
}
