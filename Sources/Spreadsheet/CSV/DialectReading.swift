/// What the records of a sample look like, read in one dialect: the evidence for and against it. Pure.
struct DialectReading {
    /// Of what share of the cells in a column are numbers and the like, so many records tell.
    fileprivate static let mostRecordsForKinds = 200
    /// So many quotes that are never closed are enough to know.
    fileprivate static let mostOpenQuotes = 20
    /// What a sample may end in the middle of.
    fileprivate static let longestTail = 64 << 10

    private(set) var dialect: Dialect
    /// How many records there are that aren't blank, the first one included.
    private(set) var records = 0
    /// How many cells the first record has.
    private(set) var headerCells = 0
    /// The commonest number of cells of the others, or of the first where there is no other.
    private(set) var cells = 0
    /// The share of the others that have so many, 0 to 1.
    private(set) var agreement = 0.0
    /// Records that can't have been meant so: with text behind a closing quote, with a quote that
    /// isn't closed, with one in the middle of a cell as if a delimiter were lacking.
    private(set) var damaged = 0
    /// Quoted cells that are sound.
    private(set) var quotedCells = 0
    /// Those of them that have to be quoted.
    private(set) var neededQuotes = 0
    /// Those of them with doubled quotes.
    private(set) var doubledQuotes = 0
    /// Whether the first record has quoted cells only, or a column all other records' cells.
    private(set) var quotesWholeColumn = false
    /// Records in which each cell but the first begins with a space, as after the commas of prose.
    private(set) var spacedRecords = 0
    /// Records in which another candidate is between two cells that it could have cut.
    private(set) var gluedRecords = 0
    /// Whether another candidate is in the first cell, likewise.
    private(set) var beginsGlued = false
    /// Whether each record ends with a blank cell, the first one included.
    private(set) var endsBlank = false
    /// The share of the cells of a column that are of the commonest kind, over the columns, 0 to 1.
    private(set) var likeness = 1.0
    /// How many cells rows may have, where most have the same surplus of blank ones.
    private(set) var usualCells = 0
    /// Whether lines end with CR LF, all but hardly any.
    private(set) var isPaired = false
    /// Columns in which nearly all cells are numbers, and those of them with decimals: of spaces only.
    private(set) var numericColumns = 0
    private(set) var decimalColumns = 0

    /// Reads a sample.
    ///
    /// What ends its lines is found out on the way, unless the dialect says it.
    init(_ dialect: Dialect, _ sample: [UInt8], isWhole: Bool) {
        var reader = SampleReader(dialect, sample, isWhole: isWhole)
        reader.read()
        let isMixed = reader.tally.lineFeeds > 0 && reader.tally.carriageReturns > 0
        var settled = dialect
        if dialect.lineEnd == .any, reader.tally.lineFeeds + reader.tally.carriageReturns > 0 {
            let isLineFeed = reader.tally.lineFeeds >= reader.tally.carriageReturns
            settled.lineEnd = isLineFeed ? .lineFeed : .carriageReturn
            if isMixed {
                reader = SampleReader(settled, sample, isWhole: isWhole)
                reader.read()
            }
        }
        self.dialect = settled
        let tally = reader.tally
        records = tally.counts.count
        headerCells = tally.counts.first ?? 0
        damaged = tally.damaged
        quotedCells = tally.quotedCells
        neededQuotes = tally.neededQuotes
        doubledQuotes = tally.doubledQuotes
        spacedRecords = tally.spacedRecords
        isPaired = tally.pairs > 2 && tally.loneFeeds <= max(1, tally.pairs / 10)
        gluedRecords = tally.gluedRecords
        beginsGlued = tally.beginsGlued
        endsBlank = tally.blankEnds == records
        quotesWholeColumn = tally.quotesWholeColumn
        likeness = tally.likeness
        // The first record is a row too where there is no other.
        let rows = records > 1 ? tally.counts.dropFirst() : tally.counts[...]
        let commonest = Dictionary(rows.map { ($0, 1) }, uniquingKeysWith: +)
            .max { ($0.value, $0.key) < ($1.value, $1.key) }
        cells = commonest?.key ?? 0
        agreement = Double(commonest?.value ?? 0) / Double(max(rows.count, 1))
        if cells == 1, let width = Self.tableWidth(tally.counts) {
            (cells, agreement) = (width, 0.5)
        }
        usualCells = tally.usualCells
        func columns(_ counts: [Int]) -> Int { counts.count { $0 > 1 && $0 * 5 >= rows.count * 4 } }
        numericColumns = columns(tally.numbers)
        decimalColumns = columns(tally.decimals)
    }

    /// How many cells the rows of a small table have, which more titles and footers of one cell surround: it
    /// is the only run of three rows or more that are alike, and wider than two cells.
    private static func tableWidth(_ counts: [Int]) -> Int? {
        let runs = counts.split { $0 < 3 }
        guard runs.count == 1, let run = runs.first, let width = run.first, run.count > 2,
            run.allSatisfy({ $0 == width })
        else { return nil }
        return width
    }

    /// Several cells come before one, then agreement; their number only breaks a tie.
    var value: Double {
        guard cells > 1 else { return 0 }
        // A second cell that is always blank tells hardly anything: a line may end so.
        guard cells > 2 || !endsBlank else { return agreement / 1_000 }
        if records == 1 {
            // In a list within a cell, its delimiter comes after the one that cuts the cells.
            return beginsGlued ? 0.5 : 1
        }
        let header = headerCells == cells ? 1 : headerCells > 1 ? 0.6 : 0.2
        let soundness = (1 - share(damaged)) * (1 - share(damaged))
        let looks =
            (1 - share(spacedRecords) / 10) * (1 - share(gluedRecords) / 20)
            * (0.9 + likeness / 10)
        return agreement * agreement * header * soundness * looks
            + Double(min(cells, 50)) / 10_000
    }

    /// Whether every record has the same number of cells, and none is damaged.
    var isPerfect: Bool {
        cells > 1 && agreement == 1 && headerCells == cells && damaged == 0
    }

    /// Takes what ends a line from who knows it; nil leaves it as it was found.
    mutating func settleLineEnd(_ given: Dialect.LineEnd?) {
        if let given { dialect.lineEnd = given }
    }

    /// Says that this is how the lines of a file are written within the one quoted cell each.
    mutating func unwrapLines(as lineEnd: Dialect.LineEnd) {
        dialect.unwrapsLines = true
        dialect.lineEnd = lineEnd
    }

    private func share(_ count: Int) -> Double { Double(count) / Double(max(records, 1)) }
}

/// Goes through the records of a sample and counts.
private struct SampleReader {
    struct Tally {
        /// The cells of each record, a blank one at the end that the first record lacks, or has more,
        /// left out or counted.
        var counts: [Int] = []
        var damaged = 0
        var quotedCells = 0
        var neededQuotes = 0
        var doubledQuotes = 0
        var spacedRecords = 0
        var gluedRecords = 0
        var beginsGlued = false
        var blankEnds = 0
        var lineFeeds = 0
        var carriageReturns = 0
        /// CR LF, and LF alone behind a record that isn't the first.
        var pairs = 0
        var loneFeeds = 0
        var quotesWholeColumn = false
        var likeness = 1.0
        var usualCells = 0
        var numbers: [Int] = []
        var decimals: [Int] = []
    }

    private var parser: CSVParser
    private let sample: [UInt8]
    private let isWhole: Bool
    private(set) var tally = Tally()
    private var headerCells = 0
    private var surpluses: [Int: Int] = [:]
    private var openQuotes = 0
    /// For each column, how many cells are quoted, and how many aren't but for blank ones.
    private var quoting: [(quoted: Int, bare: Int)] = []
    private var kinds: [[CellKind: Int]] = []
    private var others: [UInt8] = []

    init(_ dialect: Dialect, _ sample: [UInt8], isWhole: Bool) {
        parser = CSVParser(dialect)
        self.sample = sample
        self.isWhole = isWhole
        others = Delimiter.candidates.map { $0.bytes[0] }.filter {
            $0 != dialect.delimiter.bytes[0]
        }
    }

    mutating func read() {
        var index = 0
        reading: while true {
            switch parser.parse(sample, from: index, isFinal: isWhole) {
            case .record(let rawEnd, let next, _):
                if next > rawEnd {
                    let isReturn =
                        sample[rawEnd] == UInt8(ascii: "\r") && next == rawEnd + 1
                    if isReturn { tally.carriageReturns += 1 } else { tally.lineFeeds += 1 }
                    if next == rawEnd + 2 {
                        tally.pairs += 1
                    } else if !isReturn, !tally.counts.isEmpty, rawEnd > index {
                        tally.loneFeeds += 1
                    }
                }
                if rawEnd > index { count(from: index, to: rawEnd) }
                index = next
            case .unterminated(let quote):
                guard skip(quote, &index) else { break reading }
            case .incomplete(let quote?) where sample.count - index > DialectReading.longestTail:
                guard skip(quote, &index) else { break reading }
            case .incomplete, .end:
                break reading
            }
        }
        finish()
    }

    /// Goes past the line on which a quote opens that isn't closed.
    private mutating func skip(_ quote: Int, _ index: inout Int) -> Bool {
        tally.damaged += 1
        tally.counts.append(0)
        openQuotes += 1
        guard openQuotes <= DialectReading.mostOpenQuotes else {
            // What is left was not looked at: as bad as what was.
            tally.damaged = tally.counts.count
            return false
        }
        let end = sample[quote...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? sample.count
        index = end + 1
        return index < sample.count
    }

    private mutating func count(from start: Int, to end: Int) {
        let isFirst = tally.counts.isEmpty
        let cells = parser.cells
        if isFirst { headerCells = cells.count }
        tally.counts.append(comparable(cells))
        let surplus = cells.count - headerCells
        if surplus > 0, cells.suffix(surplus).allSatisfy({ $0.start == $0.end }) {
            surpluses[hasCutName(cells) ? 0 : cells.count, default: 0] += 1
        }
        let isDamaged =
            cells.contains(where: \.hasTextAfterQuote) || parser.loneLineEnd != nil
            || hasStrayQuote(cells)
        if isDamaged { tally.damaged += 1 }
        if cells.count > 1, cells.dropFirst().allSatisfy({ begins($0, with: 0x20) }) {
            tally.spacedRecords += 1
        }
        if cells.contains(where: isGlued) { tally.gluedRecords += 1 }
        if isFirst, let cell = cells.first { tally.beginsGlued = isGlued(cell) }
        if let last = cells.last, last.start == last.end { tally.blankEnds += 1 }
        note(cells, isFirst: isFirst)
        if parser.dialect.delimiter == .space, !isFirst { noteNumbers(cells) }
    }

    private mutating func noteNumbers(_ cells: [CSVParser.RawCell]) {
        for (column, cell) in cells.enumerated() {
            let text = sample[cell.start..<cell.end]
            let points = text.count { $0 == UInt8(ascii: ".") }
            guard CellKind(text) == .number, points < 2 else { continue }
            while tally.numbers.count <= column {
                tally.numbers.append(0)
                tally.decimals.append(0)
            }
            tally.numbers[column] += 1
            tally.decimals[column] += points
        }
    }

    private func hasStrayQuote(_ cells: [CSVParser.RawCell]) -> Bool {
        guard parser.dialect.quote == Dialect.doubleQuote else { return false }
        let bare = cells.lazy.filter { !$0.isQuoted }.map { $0.start..<$0.end }
        return StrayQuote.first(in: bare, of: sample) != nil
    }

    /// The number of cells to hold against the first record's: of two that differ by a blank cell at
    /// the end, one has a delimiter there that the other lacks.
    private func comparable(_ cells: [CSVParser.RawCell]) -> Int {
        guard let last = cells.last, cells.count == headerCells + 1, headerCells > 1,
            last.start == last.end
        else { return cells.count }
        return headerCells
    }

    /// Whether some cells but not all begin with a space, as a name does that was cut at its comma.
    private func hasCutName(_ cells: [CSVParser.RawCell]) -> Bool {
        let inked = cells.dropFirst().filter { $0.start < $0.end }
        let spaced = inked.count { begins($0, with: 0x20) && !$0.isQuoted }
        return spaced > 0 && spaced < inked.count
    }

    private func begins(_ cell: CSVParser.RawCell, with byte: UInt8) -> Bool {
        cell.rawStart < cell.end && sample[cell.rawStart] == byte
    }

    /// Whether another candidate is between two letters or digits of an unquoted cell, without
    /// the space that follows it in prose.
    private func isGlued(_ cell: CSVParser.RawCell) -> Bool {
        guard !cell.isQuoted, cell.end - cell.start > 2 else { return false }
        return (cell.start + 1..<cell.end - 1).contains { index in
            guard others.contains(sample[index]) else { return false }
            let (before, after) = (sample[index - 1], sample[index + 1])
            return after != 0x20 && !(before.isDigit && after.isDigit)
        }
    }

    private mutating func note(_ cells: [CSVParser.RawCell], isFirst: Bool) {
        for (column, cell) in cells.enumerated() {
            if cell.isQuoted, !cell.hasTextAfterQuote {
                tally.quotedCells += 1
                let isDoubled = zip(sample[cell.start..<cell.end], sample[(cell.start + 1)...])
                    .contains { $0 == parser.dialect.quote && $1 == parser.dialect.quote }
                if cell.isComposite, isDoubled { tally.doubledQuotes += 1 }
                let isNeeded =
                    cell.isComposite
                    || sample[cell.start..<cell.end].contains {
                        $0 == parser.dialect.delimiter.bytes[0] || $0 == 0x0A || $0 == 0x0D
                    }
                if isNeeded { tally.neededQuotes += 1 }
            }
            guard column < headerCells, cell.start < cell.end || cell.isQuoted else { continue }
            while quoting.count <= column { quoting.append((0, 0)) }
            if cell.isQuoted {
                quoting[column].quoted += 1
            } else if !isFirst {
                quoting[column].bare += 1
            }
            if isFirst { continue }
            guard tally.counts.count <= DialectReading.mostRecordsForKinds else { continue }
            while kinds.count <= column { kinds.append([:]) }
            kinds[column][CellKind(sample[cell.start..<cell.end]), default: 0] += 1
        }
        if isFirst, cells.count > 1, cells.allSatisfy(\.isQuoted) {
            tally.quotesWholeColumn = true
        }
    }

    private mutating func finish() {
        if quoting.contains(where: { $0.quoted > 1 && $0.bare == 0 }) {
            tally.quotesWholeColumn = true
        }
        let shares = kinds.filter { !$0.isEmpty }.map { column in
            Double(column.values.max() ?? 0) / Double(column.values.reduce(0, +))
        }
        if !shares.isEmpty { tally.likeness = shares.reduce(0, +) / Double(shares.count) }
        let rows = tally.counts.count - 1
        if let (width, count) = surpluses.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }),
            width > headerCells, count > 1, count * 2 > rows
        {
            tally.usualCells = width
        }
    }
}

/// What a cell holds, as far as its characters tell.
private enum CellKind: Hashable {
    case number, date, mail, text

    init(_ bytes: ArraySlice<UInt8>) {
        var digits = 0
        var separators = 0
        var signs = 0
        for byte in bytes {
            switch byte {
            case 0x30...0x39: digits += 1
            case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: ":"): separators += 1
            case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "+"), UInt8(ascii: "%"), 0x20,
                UInt8(ascii: "$"):
                signs += 1
            case UInt8(ascii: "@"):
                self = .mail
                return
            default:
                self = .text
                return
            }
        }
        if digits == 0 {
            self = .text
        } else {
            self = separators > 1 ? .date : .number
        }
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}
