/// What a cell holds, as far as its characters tell. Pure.
enum CellShape: Hashable {
    case blank
    case number
    case date
    case mail
    /// Anything else.
    case text

    init(_ text: String) {
        var digits = 0
        var letters = 0
        var separators = 0
        var others = 0
        for scalar in text.unicodeScalars {
            switch scalar {
            case "0"..."9": digits += 1
            case "a"..."z", "A"..."Z": letters += 1
            case "@":
                self = .mail
                return
            case "/", "-", ":", ".": separators += 1
            case ",", "+", "%", "(", ")", " ", "'", "\u{A0}", "\u{202F}", "$", "€", "£", "¥", "#":
                break
            default:
                if scalar.properties.isAlphabetic { letters += 1 } else { others += 1 }
            }
        }
        if digits > 0, letters == 0, others == 0 {
            self = Self.isDate(text, separators) ? .date : .number
        } else if digits > 0, letters <= 3, others == 0, Self.isTime(text) {
            self = .date
        } else if letters == 0, digits == 0, others == 0, separators == 0 {
            self = text.unicodeScalars.allSatisfy(Padding.isPadding) ? .blank : .text
        } else {
            self = .text
        }
    }

    /// `2024-01-31`, `31/01/2024 10:22`, `31.1.24`: three groups of digits, of which one may be a year.
    private static func isDate(_ text: String, _ separators: Int) -> Bool {
        guard separators >= 2, let day = text.split(separator: " ").first else { return false }
        return isDay(day)
    }

    private static func isDay(_ text: Substring) -> Bool {
        for separator in ["-", "/", "."] as [Character] {
            let parts = text.split(separator: separator, omittingEmptySubsequences: false)
            guard parts.count == 3, parts.allSatisfy({ Int($0) != nil }) else { continue }
            let counts = parts.map(\.count)
            return counts[1] <= 2
                && (counts[0] == 4 && counts[2] <= 2
                    || counts[0] <= 2 && [2, 4].contains(counts[2]))
        }
        return false
    }

    /// With a time's letters: `2024-01-31T10:22:01Z`, `31/01/2024 10:22 AM`.
    private static func isTime(_ text: String) -> Bool {
        guard let day = text.split(whereSeparator: { $0 == " " || $0 == "T" }).first else {
            return false
        }
        return isDay(day)
    }
}

/// What the rows of a table have in common, told by the first of them. Pure.
struct RowHabits {
    /// How many columns the table has.
    let columns: Int
    /// The columns that mean something to a customer, 0-based.
    let meaning: Set<Int>
    /// The columns that each of the rows fills.
    let always: [Int]
    /// For each column what all of its texts are; nil where they differ, or there are none.
    let kinds: [CellShape?]
    /// How many rows there are.
    let rows: Int
    /// The column in which the headings of groups stand, each alone in its row: the first row of the table is one,
    /// and there are others, each with rows below it. Nil where there are none.
    let headings: Int?

    /// - Parameter records: the first rows below the header, blank ones too.
    init(_ records: ArraySlice<Record>, columns: Int, meaning: Set<Int> = []) {
        self.columns = columns
        self.meaning = meaning
        var filled = Array(repeating: 0, count: columns)
        var kinds: [[CellShape: Int]] = Array(repeating: [:], count: columns)
        var rows = 0
        var lone: [Int?] = []
        for record in records where !record.hasProblem && !record.isBlank {
            let cells = (0..<min(record.count, columns)).map { Self.text(record, $0) }
            let inked = cells.indices.filter { !cells[$0].isEmpty }
            // What may be no row says nothing of those that are.
            let isLone = columns > 1 && inked.count < 2
            let closes = inked.first.map { ClosingText(cells[$0]) != nil } ?? true
            lone.append(isLone ? inked.first : nil)
            if isLone || closes { continue }
            rows += 1
            for column in inked {
                filled[column] += 1
                kinds[column][CellShape(cells[column]), default: 0] += 1
            }
        }
        self.rows = rows
        headings = Self.headings(lone)
        always = filled.indices.filter { rows > 0 && filled[$0] == rows }
        self.kinds = kinds.map { kinds in
            // One of many may be a description below the header, or a mistake.
            let total = kinds.values.reduce(0, +)
            return kinds.first { $1 > 1 && ($1 == total || total > 2 && $1 == total - 1) }?.key
        }
    }

    /// - Parameter lone: for each row the column of its only text; nil for rows of several.
    private static func headings(_ lone: [Int?]) -> Int? {
        guard let first = lone.first, let column = first else { return nil }
        let places = lone.indices.filter { lone[$0] != nil }
        let areApart = zip(places, places.dropFirst()).allSatisfy { $1 > $0 + 1 }
        guard places.count > 1, areApart, places.count * 2 <= lone.count,
            places.allSatisfy({ lone[$0] == column })
        else { return nil }
        return column
    }

    /// The text of a cell, trimmed.
    static func text(_ record: Record, _ column: Int) -> String {
        Column(header: record[cell: column] ?? "", position: 1).name
    }
}
