/// Finds the delimiter of a CSV file from its first records. Pure.
///
/// A candidate is good if it cuts the records, quotes respected, into the same number of cells
/// each, more than one, and the header too. Counting characters a line, as many tools do, falls for
/// commas in names and line ends in notes; looking for many cells falls for addresses.
enum DialectSniffer {
    struct Score: Hashable {
        /// The share of the rows that have the commonest number of cells, 0 to 1.
        var agreement: Double
        /// That number.
        var cells: Int
        /// How many cells the header has.
        var headerCells: Int
        /// The share of the records with text behind a closing quote, which the wrong delimiter
        /// makes of quoted cells, 0 to 1.
        var damage: Double
        /// The share of the records in which each cell but the first begins with a space, as after
        /// the commas of prose, 0 to 1.
        var prose: Double

        /// Several cells come before one, then agreement; their number only breaks a tie.
        var value: Double {
            guard cells > 1 else { return 0 }
            let header = headerCells == cells ? 1 : headerCells > 1 ? 0.6 : 0.2
            let soundness = (1 - damage) * (1 - damage) * (1 - prose / 10)
            return agreement * agreement * header * soundness + Double(min(cells, 50)) / 10_000
        }
    }

    private static let mostRecords = 100

    /// The delimiter of the sample; nil where none makes more than one cell.
    ///
    /// - Parameter isWhole: whether the sample is all that the source holds.
    static func delimiter(of sample: [UInt8], isWhole: Bool) -> Delimiter? {
        var best: (delimiter: Delimiter, value: Double)?
        // Of two that fit equally well the comma is the likelier to stand in names and numbers.
        for candidate in Delimiter.candidates.reversed() {
            let value = score(candidate, sample, isWhole: isWhole).value
            if value > best?.value ?? 0 { best = (candidate, value) }
        }
        return best?.delimiter
    }

    static func score(_ delimiter: Delimiter, _ sample: [UInt8], isWhole: Bool) -> Score {
        var parser = CSVParser(delimiter: delimiter)
        var counts: [Int] = []
        var damaged = 0
        var spaced = 0
        var index = 0
        while counts.count < mostRecords,
            case .record(let rawEnd, let next, _) = parser.parse(
                sample,
                from: index,
                isFinal: isWhole
            )
        {
            if rawEnd > index {
                // A header may lack, or have, one trailing delimiter that the rows don't.
                counts.append(parser.cellsWithoutTrailingBlank)
                if parser.cells.contains(where: \.hasTextAfterQuote) { damaged += 1 }
                if parser.isProse(sample) { spaced += 1 }
            }
            index = next
        }
        // The header is a row too where there is no other.
        let rows = counts.count > 1 ? counts.dropFirst() : counts[...]
        let tally = Dictionary(rows.map { ($0, 1) }, uniquingKeysWith: +)
        let commonest = tally.max { ($0.value, $0.key) < ($1.value, $1.key) }
        return Score(
            agreement: Double(commonest?.value ?? 0) / Double(max(rows.count, 1)),
            cells: commonest?.key ?? 0,
            headerCells: counts.first ?? 0,
            damage: Double(damaged) / Double(max(counts.count, 1)),
            prose: Double(spaced) / Double(max(counts.count, 1))
        )
    }

    /// The delimiter that a first line `sep=;` names, and where the line after it starts.
    static func separatorLine(_ bytes: [UInt8]) -> (delimiter: Delimiter, next: Int)? {
        let end = ByteScanner.first(
            of: UInt8(ascii: "\n"),
            UInt8(ascii: "\r"),
            0,
            in: bytes,
            from: 0,
            to: min(bytes.count, 32)
        )
        var line = String(decoding: bytes[..<end], as: UTF8.self)
        if line.hasPrefix("\""), line.hasSuffix("\"") { line = String(line.dropFirst().dropLast()) }
        guard line.lowercased().hasPrefix("sep="),
            let delimiter = Delimiter(argument: String(line.dropFirst(4)))
        else { return nil }
        var next = end
        if next < bytes.count, bytes[next] == UInt8(ascii: "\r") { next += 1 }
        if next < bytes.count, bytes[next] == UInt8(ascii: "\n") { next += 1 }
        return (delimiter, next)
    }
}

extension CSVParser {
    /// The number of cells, without one that is empty at the end.
    fileprivate var cellsWithoutTrailingBlank: Int {
        guard let last = cells.last, cells.count > 1, last.start == last.end else {
            return cells.count
        }
        return cells.count - 1
    }

    /// Whether there are several cells, and all but the first begin with a space.
    fileprivate func isProse(_ bytes: [UInt8]) -> Bool {
        cells.count > 1
            && cells.dropFirst().allSatisfy { $0.start < $0.end && bytes[$0.start] == 0x20 }
    }
}
