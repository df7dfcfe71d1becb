import TestSupport

@testable import Spreadsheet

/// Documents written by the rules of RFC 4180 from records made at random.
struct RandomCSV {
    var bytes: [UInt8]
    var records: [[[UInt8]]]
    var dialect: Dialect

    /// Dialects in which every text can be written.
    static let dialects: [Dialect] = {
        let pairs = [";;", "~|"].compactMap { Delimiter(argument: $0) }
        return (Delimiter.candidates + Delimiter.rareCandidates + pairs).flatMap { delimiter in
            [Dialect.doubleQuote, Dialect.singleQuote].flatMap { quote in
                [nil, Dialect.backslash].flatMap { escape in
                    [false, true].map { skips in
                        Dialect(
                            delimiter: delimiter,
                            quote: quote,
                            escape: escape,
                            skipsInitialSpace: skips
                        )
                    }
                }
            }
        }
    }()

    static func document(_ random: inout SeededGenerator) -> RandomCSV {
        var dialect = dialects[Int.random(in: 0..<dialects.count, using: &random)]
        let ends = ["\n", "\r\n", "\r"].map { Array($0.utf8) }
        let end = ends[Int.random(in: 0..<3, using: &random)]
        if Bool.random(using: &random) {
            dialect.lineEnd = end == [0x0D] ? .carriageReturn : .lineFeed
        }
        let width = Int.random(in: 1...4, using: &random)
        var bytes: [UInt8] = []
        var records: [[[UInt8]]] = []
        for _ in 0..<Int.random(in: 1...200, using: &random) {
            let record = (0..<width).map { _ in cell(&random) }
            records.append(record)
            for (index, cell) in record.enumerated() {
                if index > 0 { bytes += dialect.delimiter.bytes }
                if dialect.skipsInitialSpace, Bool.random(using: &random) { bytes.append(0x20) }
                bytes += written(cell, dialect, &random)
            }
            bytes += end
        }
        return RandomCSV(bytes: bytes, records: records, dialect: dialect)
    }

    private static func cell(_ random: inout SeededGenerator) -> [UInt8] {
        let pieces = [
            "a", "Zoë", " ", ",", ";", "\t", "|", "\"", "\n", "\r", "\r\n", "日", "0", "'", "\\",
            "~", "^",
        ]
        let count = Int.random(in: 0...3, using: &random)
        return (0..<count).flatMap { _ in
            Array(pieces[Int.random(in: 0..<pieces.count, using: &random)].utf8)
        }
    }

    private static func written(
        _ cell: [UInt8],
        _ dialect: Dialect,
        _ random: inout SeededGenerator
    ) -> [UInt8] {
        let quote = dialect.quote ?? 0x22
        let special = Set([quote, 0x0A, 0x0D, 0x20] + dialect.delimiter.bytes).union(
            dialect.escape.map { [$0] } ?? []
        )
        guard cell.contains(where: special.contains) || Bool.random(using: &random) else {
            return cell
        }
        let marked = cell.flatMap { byte -> [UInt8] in
            if let escape = dialect.escape, byte == escape || byte == quote {
                return [escape, byte]
            }
            return byte == quote ? [byte, byte] : [byte]
        }
        return [quote] + marked + [quote]
    }
}
