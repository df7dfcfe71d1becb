import Spreadsheet

extension RecordReader {
    /// The options that read the source as it was read: each part of how it is written, to be changed by
    /// whoever knows better.
    package var options: String {
        let encoding = "--encoding \(detection.encoding.rawValue)"
        guard let dialect = detection.dialect else {
            guard let sheet = detection.sheet else { return encoding }
            return "--sheet \(ShellWord.quoted(sheet))"
        }
        let words = [
            encoding, "--delimiter \(ShellWord.quoted(dialect.delimiter.argument))",
            "--quote \(Self.mark(dialect.quote, [Dialect.doubleQuote: "double", Dialect.singleQuote: "single"]))",
            "--escape \(Self.mark(dialect.escape, [Dialect.backslash: "backslash"]))",
            dialect.skipsInitialSpace ? "--skip-initial-space" : "--no-skip-initial-space",
            "--line-end \(dialect.lineEnd.rawValue)",
        ]
        return words.joined(separator: " ")
    }

    private static func mark(_ byte: UInt8?, _ names: [UInt8: String]) -> String {
        guard let byte else { return "none" }
        return names[byte] ?? ShellWord.quoted(String(Unicode.Scalar(byte)))
    }

    /// For a person: how the source is read, how many columns it has, and where its table is where that
    /// isn't at the top.
    package var summary: String {
        var summary = "\(detection.summary), \(Words.count(columns.count, "column"))"
        if let table = detection.table, table.isNotable || table.origin == .given {
            summary += "; \(table.sentence)"
        }
        let hidden = detection.hiddenColumns.flatMap { $0.clamped(to: 1...max(columns.count, 1)) }
            .filter { detection.hidesColumn($0) }
        if !hidden.isEmpty {
            let letters = Set(hidden).sorted().map { SheetColumn.letters($0) }
            summary +=
                letters.count == 1
                ? "; column \(letters[0]) is hidden in the sheet, and read"
                : "; columns \(letters.joined(separator: ", ")) are hidden in the sheet, and read"
        }
        return summary
    }
}
