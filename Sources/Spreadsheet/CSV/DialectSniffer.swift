/// Finds the delimiter of a CSV file from its first records. Pure.
///
/// A candidate is good if it cuts the records, quotes respected, into the same number of cells
/// each, more than one. Counting characters a line, as many tools do, falls for commas in names
/// and line ends in notes.
enum DialectSniffer {
    struct Score: Hashable {
        /// The share of the records that have the commonest number of cells, 0 to 1.
        var agreement: Double
        /// That number.
        var cells: Int

        /// Agreement weighs more than the number of cells: a decimal comma in every row agrees as
        /// well as a real delimiter does, but makes fewer cells.
        var value: Double { cells > 1 ? agreement * agreement + Double(min(cells, 50)) / 100 : 0 }
    }

    private static let mostRecords = 100

    /// The delimiter of the sample; nil where none makes more than one cell.
    ///
    /// - Parameter isWhole: whether the sample is all that the source holds.
    static func delimiter(of sample: [UInt8], isWhole: Bool) -> Delimiter? {
        var best: (delimiter: Delimiter, value: Double)?
        for candidate in Delimiter.candidates {
            let value = score(candidate, sample, isWhole: isWhole).value
            if value > best?.value ?? 0 { best = (candidate, value) }
        }
        return best?.delimiter
    }

    static func score(_ delimiter: Delimiter, _ sample: [UInt8], isWhole: Bool) -> Score {
        var parser = CSVParser(delimiter: delimiter)
        var counts: [Int: Int] = [:]
        var records = 0
        var index = 0
        while records < mostRecords,
            case .record(let rawEnd, let next, _) = parser.parse(
                sample,
                from: index,
                isFinal: isWhole
            )
        {
            if rawEnd > index {
                // A header may lack, or have, one trailing delimiter that the rows don't.
                counts[parser.cellsWithoutTrailingBlank(in: sample), default: 0] += 1
                records += 1
            }
            index = next
        }
        guard let commonest = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else {
            return Score(agreement: 0, cells: 0)
        }
        return Score(
            agreement: Double(commonest.value) / Double(records),
            cells: commonest.key
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
    fileprivate func cellsWithoutTrailingBlank(in bytes: [UInt8]) -> Int {
        guard let last = cells.last, cells.count > 1, last.start == last.end else {
            return cells.count
        }
        return cells.count - 1
    }
}
