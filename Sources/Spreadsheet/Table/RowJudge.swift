/// Tells rows of a sheet that are no rows of its table: totals, what programs print below, descriptions of
/// the columns, the header again. Pure.
///
/// A row is told by its shape first: a customer of the name “Total Wine & More” has an e-mail address or a
/// street where the others have.
///
/// A class, so that asking it costs a row no copies of what it knows.
final class RowJudge: Sendable {
    /// Where a row is.
    struct Position {
        /// Whether nothing but such rows follows, up to the end.
        var isAtEnd: Bool
        /// Whether a blank row is next to it, or was before with nothing but such rows between.
        var isBesideBlank: Bool

        var isApart: Bool { isAtEnd || isBesideBlank }
    }

    private let habits: RowHabits
    /// The header's names, in small letters; none without a header.
    private let names: [String]
    /// The words of each column's name; none without a header.
    private let words: [Set<String>]
    /// The texts of the lines above the header that fill one cell.
    private let titles: Set<String>
    private let starts: ByteStarts
    /// Up to two columns that each row fills, and hardly a total: what is looked at first.
    private let witnesses: [Int]

    /// Below so few rows their shape alone tells nothing.
    private static let rowsForShape = 10

    /// - Parameters:
    ///   - names: of the columns; none where there is no header.
    ///   - titles: of one text each, which are above the header.
    init(_ habits: RowHabits, names: [String], titles: [String]) {
        self.habits = habits
        self.names = names.map { $0.lowercased() }.filter { !$0.isEmpty }
        words = names.map { Set(ClosingText.words(of: $0)) }
        self.titles = Set(titles)
        var starts = habits.columns > 2 ? ClosingWords.totalStarts : ClosingWords.starts
        // A byte order mark, before the header of a file that was joined.
        starts.insert([0xEF, 0xBB])
        for name in names {
            starts.insert(name.utf8)
            starts.insert(name.uppercased().utf8)
            starts.insert(name.lowercased().utf8)
        }
        if habits.columns == 1 {
            for first in UInt8(ascii: " ")...UInt8(ascii: "9") {
                for second in UInt8(ascii: " ")...UInt8(ascii: "z") {
                    starts.insert([first, second])
                }
            }
        }
        self.starts = starts
        // A row of sums fills columns of numbers.
        let always = habits.always.filter { $0 > 0 }
        let words = always.filter { habits.kinds[$0] != .number }
        witnesses = Array((words.isEmpty ? always : words).suffix(2))
    }

    /// Whether a row may be none, told by a look at a few bytes: most rows aren't looked at further.
    @inline(__always)
    func isSuspect(_ record: Record) -> Bool {
        let cells = record.cells
        guard let first = cells.firstIndex(where: { $0.start < $0.end }) else { return true }
        let cell = cells[first]
        if cell.end - cell.start > 1,
            starts.contains(record.storage[cell.start], record.storage[cell.start + 1])
        {
            return true
        }
        if habits.columns == 1 { return false }
        // “Region:”, before what it is.
        if cell.end > cell.start, record.storage[cell.end - 1] == UInt8(ascii: ":") { return true }
        var next = first + 1
        while next < cells.count, cells[next].start >= cells[next].end { next += 1 }
        guard next < cells.count else { return true }
        for column in witnesses
        where column < cells.count && cells[column].start < cells[column].end {
            return false
        }
        return !witnesses.isEmpty
    }

    /// What a suspect row is, if it is no row of the table.
    ///
    /// - Parameter position: is asked only where it matters, since it means to read ahead.
    func verdict(_ record: Record, _ position: () -> Position) -> RecordProblem.Code? {
        let cells = (0..<record.count).map { (column: $0, text: RowHabits.text(record, $0)) }
            .filter { !$0.text.isEmpty }
        guard let first = cells.first, !cells.contains(where: { $0.text.contains("@") }) else {
            return nil
        }
        let row = Row(cells, first, habits)
        if row.isLone, titles.contains(first.text) { return .repeatedHeader }
        if let code = verdict(ClosingText(first.text), row, position) { return code }
        if isHeading(first, row) { return .groupHeading }
        return verdictByShape(row, position)
    }

    /// Whether a row names the columns again, in another order or in other letters.
    func isAnotherHeader(_ record: Record) -> Bool {
        let texts = (0..<record.count).map { RowHabits.text(record, $0).lowercased() }
            .filter { !$0.isEmpty }
        guard texts.count > 1 || isLongName, Set(texts).count == texts.count else {
            return false
        }
        return texts.count { names.contains($0) } * 5 >= texts.count * 4
    }

    /// Whether a row among the first describes the columns: “required”, “text up to 255 characters”.
    func isDescription(_ record: Record) -> Bool {
        var (inked, describing, odd, named, amid) = (0, 0, 0, 0, 0)
        for column in 0..<record.count {
            let text = RowHabits.text(record, column)
            guard !text.isEmpty else { continue }
            inked += 1
            let words = ClosingText.words(of: text)
            let kind = CellShape(text)
            if kind == .mail, !text.contains(" ") { return false }
            let found = words.count(where: ClosingWords.describing.contains)
            let usual = habits.kinds.indices.contains(column) ? habits.kinds[column] : nil
            let isDescribing =
                found > 1 || found > 0 && found == words.count || isExample(text)
                || usual == .number && Units.known.contains(text.lowercased())
            if isDescribing { describing += 1 }
            if isNamed(words, column) {
                named += 1
                // Kansas City, and the Smith Company, have it at their end.
                if words.count == self.words[column].count
                    || !self.words[column].contains(words.last ?? "")
                {
                    amid += 1
                }
            }
            guard let usual, usual != .text else { continue }
            // An address as an example, below “E-mail”.
            if kind == usual, !isDescribing { return false }
            if kind == .text, isDescribing || words.count > 1 { odd += 1 }
        }
        guard inked > 0 else { return false }
        return describing * 2 >= inked && (inked > 1 || habits.columns == 1 || requires(record))
            || odd > 0 && odd + describing > 1 || named == inked && named > 1 && amid > 0
    }

    /// Whether the only column has a name that no customer has.
    private var isLongName: Bool { names.count == 1 && names[0].count > 2 }

    private func isExample(_ text: String) -> Bool {
        let lower = text.lowercased()
        return ClosingWords.examples.contains { lower.hasPrefix($0) }
    }

    /// Whether a text has the words of its column's name and more: “City of the customer” below “City”.
    private func isNamed(_ texts: [String], _ column: Int) -> Bool {
        guard words.indices.contains(column), !words[column].isEmpty else { return false }
        return words[column].isSubset(of: texts)
    }

    /// Whether the only text of a row says that its column has to be filled, or hasn't.
    private func requires(_ record: Record) -> Bool {
        (0..<record.count).allSatisfy { column in
            ClosingText.words(of: RowHabits.text(record, column)).allSatisfy { word in
                ClosingWords.requiring.contains(word) || ClosingWords.describing.contains(word)
            }
        }
            && (0..<record.count).contains { column in
                ClosingText.words(of: RowHabits.text(record, column))
                    .contains(where: ClosingWords.requiring.contains)
            }
    }

    /// A row that may be none, and what speaks for and against it.
    private struct Row {
        let isLone: Bool
        let figures: Bool
        /// How many columns it fills with what only a customer has there, such as a phone number.
        let evidence: Int
        /// Whether it leaves a column blank that each row fills.
        let lacks: Bool
        let lacked: Int
        let cells: Int
        let hasFigure: Bool

        init(
            _ cells: [(column: Int, text: String)],
            _ first: (column: Int, text: String),
            _ habits: RowHabits
        ) {
            self.cells = cells.count
            isLone = cells.count == 1
            let others = cells.dropFirst()
            figures = others.allSatisfy { ClosingText.isFigure($0.text) }
            hasFigure = others.contains { CellShape($0.text) == .number }
            evidence = others.count { column, text in
                guard habits.meaning.contains(column) else { return false }
                // Phone numbers and postal codes are longer than most totals, and have no decimals.
                return text.count(where: \.isNumber) > 4 && !text.contains { ",.$€£%".contains($0) }
            }
            let filled = Set(cells.map(\.column))
            lacked = habits.always.count { !filled.contains($0) && $0 != first.column }
            lacks = lacked > 0
        }
    }

    private func verdict(
        _ text: ClosingText?,
        _ row: Row,
        _ position: () -> Position
    ) -> RecordProblem.Code? {
        guard let text, row.figures else { return nil }
        let isOneColumn = habits.columns == 1
        switch text {
        case .total:
            if row.isLone {
                return !isOneColumn && row.lacks || position().isApart ? .totalRow : nil
            }
            guard row.evidence == 0 else { return nil }
            return row.lacks || position().isApart ? .totalRow : nil
        case .totalOf:
            guard row.evidence == 0, row.lacks else { return nil }
            // “Total 2024” in a row that fills nothing else, too.
            return row.hasFigure && (row.lacked > 1 || position().isApart) ? .totalRow : nil
        case .groupTotal:
            guard row.evidence == 0, row.lacks else { return nil }
            return row.hasFigure ? .totalRow : nil
        case .count, .page, .time:
            guard row.evidence == 0, row.cells < 3 else { return nil }
            return !isOneColumn && row.lacks || position().isApart ? .footer : nil
        case .sureClosing:
            guard row.evidence == 0, row.cells < 4 else { return nil }
            return position().isApart ? .footer : nil
        case .closing:
            guard row.evidence == 0, row.cells < 3, row.lacks else { return nil }
            return position().isApart ? .footer : nil
        }
    }

    /// Whether a row is the heading of a group: it says what the group is of, before a colon, or stands alone as the
    /// first row does.
    private func isHeading(_ first: (column: Int, text: String), _ row: Row) -> Bool {
        guard habits.columns > 1 else { return false }
        if row.isLone, first.column == habits.headings, row.lacked > 1 { return true }
        guard let colon = first.text.firstIndex(where: { $0 == ":" || $0 == "：" }) else {
            return false
        }
        let isEnd = first.text.index(after: colon) == first.text.endIndex
        guard row.isLone || isEnd && row.cells == 2 else { return false }
        let label = first.text[..<colon]
        if ClosingWords.groups.contains(ClosingText.words(of: label).joined(separator: " ")) {
            return true
        }
        return row.lacks
            && (isEnd && row.isLone || names.contains(label.lowercased()) && !label.isEmpty)
    }

    private func verdictByShape(_ row: Row, _ position: () -> Position) -> RecordProblem.Code? {
        guard row.cells < 3, habits.rows >= Self.rowsForShape, row.lacked >= 2, row.evidence == 0
        else { return nil }
        return position().isAtEnd ? (row.hasFigure ? .totalRow : .footer) : nil
    }
}
