/// Finds the header of a table in the first rows of a sheet. Pure.
///
/// The first row is the header, unless there is strong evidence: one below it means more to a customer, and
/// what is above it is no row of the table. Where nobody says what means something to a customer, or
/// nothing does, the shapes tell: lines above a header have fewer cells than its rows.
struct TableFinder {
    /// Which of the rows is what.
    struct Layout: Hashable {
        /// The header's place among the rows that were looked at, blank ones counted.
        var header: Int
        /// The place of the row whose words are before the header's.
        var group: Int?
        /// The place of the row that holds units.
        var units: Int?
        /// The names of the columns with those of a group before them; none where there is no group.
        var names: [String] = []
        /// The columns that mean something to a customer, 0-based.
        var meaning: Set<Int> = []
        /// Whether they give all that a customer can't do without.
        var fits = false
    }

    private let lines: [SheetLine]
    private let isRagged: Bool
    private let judge: HeaderJudge?

    /// So many rows from the first on may be the header.
    private static let reach = 50
    /// So many below it, where the first one is known to do.
    private static let shortReach = 2
    /// So many rows tell whether a header fits them.
    private static let rowsBelow = 20

    /// - Parameters:
    ///   - records: the first rows of the sheet, blank ones too.
    ///   - isRagged: see ``SheetReading/isRagged``.
    ///   - judge: says how well a row does as a header; nil where nobody knows.
    init(_ records: [Record], isRagged: Bool = false, judge: HeaderJudge? = nil) {
        lines = records.enumerated().filter { $1.problem != nil || !$1.isBlank }
            .map { SheetLine($1, index: $0) }
        self.isRagged = isRagged
        self.judge = judge
    }

    /// Where the table is; nil where there is no row.
    func layout() -> Layout? {
        guard let first = lines.first else { return nil }
        var best = Choice(place: 0, fit: fit(of: first.texts))
        let isSettled =
            best.fit.isEnough && first.ink == first.count && agreement(below: 0) > 0.8
        let reach = isSettled ? Self.shortReach : Self.reach
        if judge != nil {
            for place in lines.indices.dropFirst().prefix(reach) where lines[place].isLabels {
                for choice in choices(at: place) where beats(choice, best) { best = choice }
            }
        }
        if !best.fit.isEnough, best.place == 0, let place = headerByShape() {
            best = Choice(place: place, fit: fit(of: lines[place].texts))
        }
        return layout(best)
    }

    /// The layout with the header in a row that is known to be it.
    ///
    /// - Parameter line: the line of the file on which it begins.
    func layout(headerAt line: Int) -> Layout? {
        guard let place = lines.firstIndex(where: { $0.line == line }) else { return nil }
        return layout(Choice(place: place, fit: fit(of: lines[place].texts)))
    }

    /// A row as a header, by itself or with the words of the one above it.
    private struct Choice {
        var place: Int
        /// The names with the words above them; none where the row stands by itself.
        var joined: [String] = []
        var fit: HeaderFit
    }

    private func fit(of texts: [String]) -> HeaderFit { judge?.fit(texts) ?? .none }

    private func choices(at place: Int) -> [Choice] {
        let (line, above) = (lines[place], lines[place - 1])
        var choices = [Choice(place: place, fit: fit(of: line.texts))]
        // A group is once above several columns, or again and again.
        let isGroup =
            above.index == line.index - 1 && above.isLabels && above.extent <= line.count
            && Set(above.texts).count < line.ink && above.count > 1
        guard isGroup, above.ink > 1 || above.texts[0].isEmpty else { return choices }
        let names = joined(place, repeatsOnly: line.hasRepeats)
        choices.append(Choice(place: place, joined: names, fit: fit(of: names)))
        return choices
    }

    /// The words of a group above each of its columns, before the column's own.
    ///
    /// - Parameter repeatsOnly: whether only columns get them whose name is more than once.
    private func joined(_ place: Int, repeatsOnly: Bool) -> [String] {
        let (above, own) = (lines[place - 1].texts, lines[place].texts)
        let counts = Dictionary(own.map { ($0, 1) }, uniquingKeysWith: +)
        var group = ""
        return own.enumerated().map { column, name in
            if above.indices.contains(column), !above[column].isEmpty { group = above[column] }
            guard !repeatsOnly || counts[name, default: 1] > 1 && !name.isEmpty else { return name }
            guard !name.isEmpty else { return group }
            return group.isEmpty || group == name ? name : "\(group) \(name)"
        }
    }

    /// Whether the evidence for a header is strong enough to pass over one that came before.
    private func beats(_ choice: Choice, _ best: Choice) -> Bool {
        let (line, other) = (lines[choice.place], lines[best.place])
        let (count, most) = (choice.fit.columns.count, best.fit.columns.count)
        guard choice.fit.isEnough, count >= min(2, line.ink), count > most else { return false }
        if choice.place == best.place { return true }
        guard choice.place == lines.count - 1 || agreement(below: choice.place) >= 0.5 else {
            return false
        }
        if !best.fit.isEnough { return true }
        return count >= most + 2 || other.ink < line.ink
            || differsInKind(choice.place, fromAll: best.place..<choice.place)
    }

    /// The share of the rows below a header that fit it, 0 to 1; 0 where there are none.
    ///
    /// Lines of one cell at the end are none of a table of several columns.
    private func agreement(below place: Int) -> Double {
        let last = lines[place].ink > 1 ? lines.lastIndex { $0.ink > 1 } ?? place : lines.count - 1
        let rows = lines[...max(last, place)].dropFirst(place + 1).prefix(Self.rowsBelow)
        let agreeing = rows.count { $0.agrees(with: lines[place], isRagged: isRagged) }
        return rows.isEmpty ? 0 : Double(agreeing) / Double(rows.count)
    }

    /// The header where the first rows are narrower than all others, and it differs from those in kind.
    ///
    /// Lines of one cell are no rows of a table of several: neither titles nor what closes it.
    private func headerByShape() -> Int? {
        let wide = lines.filter { $0.ink > 1 }
        guard let usual = Self.commonest(wide.map(\.count)), usual > 1,
            // Columns may be blank in all rows.
            let width = Self.commonest(wide.filter { $0.count == usual }.map(\.extent))
        else { return nil }
        let place = lines.indices.prefix(Self.reach).first { place in
            let line = lines[place]
            return line.count == usual && line.ink > 1 && line.ink * 10 >= width * 6
        }
        guard let place, place > 0, lines[place].isLabels, agreement(below: place) >= 0.6 else {
            return nil
        }
        let (line, above) = (lines[place], lines[..<place])
        let isNarrow = above.allSatisfy { $0.ink * 2 <= line.ink }
        return isNarrow && (differsInKind(place) || judge == nil) ? place : nil
    }

    /// The commonest of some numbers, the largest of several; nil where there is none.
    private static func commonest(_ numbers: [Int]) -> Int? {
        Dictionary(numbers.map { ($0, 1) }, uniquingKeysWith: +)
            .max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
    }

    /// Whether a column of which each cell below is a number, a date or an e-mail address has a text here,
    /// and in each of some rows above.
    private func differsInKind(_ place: Int, fromAll above: Range<Int> = 0..<0) -> Bool {
        let header = lines[place]
        let rows = lines.dropFirst(place + 1).prefix(Self.rowsBelow)
            .filter { $0.agrees(with: header, isRagged: isRagged) }
        return header.kinds.indices.contains { column in
            let kinds = rows.map { $0.kind(column) }.filter { $0 != .blank }
            return header.kinds[column] == .text && !kinds.isEmpty && !kinds.contains(.text)
                && lines[above].allSatisfy { $0.kind(column) == .text }
        }
    }

    /// Whether a row says in what units the columns are: in brackets, or above numbers.
    private func isUnits(_ place: Int) -> Bool {
        let line = lines[place]
        let below = lines[place + 1]
        return line.ink > 0
            && line.texts.indices.allSatisfy { column in
                let text = line.texts[column]
                if text.isEmpty || Units.isBracketed(text) { return true }
                return Units.known.contains(text.lowercased())
                    && below.kinds.indices.contains(column) && below.kinds[column] == .number
            }
    }

    private func layout(_ choice: Choice) -> Layout {
        let line = lines[choice.place]
        let next = choice.place + 1
        let hasUnits =
            lines.indices.contains(next + 1) && lines[next].index == line.index + 1
            && lines[next].extent <= line.count && isUnits(next)
        return Layout(
            header: line.index,
            group: choice.joined.isEmpty ? nil : lines[choice.place - 1].index,
            units: hasUnits ? lines[next].index : nil,
            names: choice.joined,
            meaning: choice.fit.columns,
            fits: choice.fit.isEnough
        )
    }
}

/// How well the texts of a row do as the header of a table of customers. What they mean is known to whoever
/// asks for the table.
package struct HeaderFit: Hashable, Sendable {
    /// Whether the columns give all that a row can't do without.
    package var isEnough: Bool
    /// The columns that mean something, 0-based.
    package var columns: Set<Int>

    package static let none = HeaderFit(isEnough: false, columns: [])

    package init(isEnough: Bool, columns: Set<Int>) {
        self.isEnough = isEnough
        self.columns = columns
    }
}

/// Says how well a row does as the header of a table.
package struct HeaderJudge {
    /// Takes the texts of a row, trimmed, one for each column.
    package let fit: ([String]) -> HeaderFit

    package init(_ fit: @escaping ([String]) -> HeaderFit) { self.fit = fit }
}
