/// Finds the dialect of a CSV file from its first bytes. Pure.
///
/// A reading is good if it cuts the records, quotes respected, into the same number of cells each,
/// more than one, and the header too. Counting characters a line, as many tools do, falls for commas
/// in names and line ends in notes; looking for many cells falls for addresses.
enum DialectSniffer {
    /// What was found, and what of it shows.
    struct Finding: Hashable {
        var dialect: Dialect
        var delimiterOrigin: Detection.Origin
        /// How many cells rows may have, where most have the same surplus of blank ones; else 0.
        var usualCells = 0
        /// How many cells most rows have.
        var cells = 0
        /// Whether lines end with CR LF, all but hardly any, so that a LF alone cuts a row in two.
        var isPaired = false
    }

    /// The dialect of a sample.
    ///
    /// - Parameters:
    ///   - isWhole: whether the sample is all that the source holds.
    ///   - options: what is known of it.
    static func sniff(_ sample: [UInt8], isWhole: Bool, _ options: DialectOptions) -> Finding {
        let candidates =
            options.delimiter.map { [$0] }
            ?? Delimiter.candidates.filter { sample.contains($0.bytes[0]) }
        var best: DialectReading?
        // Of two that fit equally well the comma is the likelier to be in names and numbers.
        for delimiter in candidates.reversed() {
            let reading = bestReading(delimiter, sample, isWhole: isWhole, options)
            if best == nil || reading.value > best?.value ?? 0 { best = reading }
        }
        if options.delimiter == nil {
            for delimiter in Delimiter.rareCandidates where sample.contains(delimiter.bytes[0]) {
                let reading = bestReading(delimiter, sample, isWhole: isWhole, options)
                // Colons and number signs are in times, links and house numbers.
                let isText = [":", "#"].contains(delimiter.text)
                let isSure =
                    reading.isPerfect && reading.records > 1
                    && (!isText || reading.cells > 2 || reading.records > 3)
                    && (!isText || reading.records > 2
                        || reading.spacedRecords == 0 && endsInWords(sample))
                if isSure, reading.value > best?.value ?? 0 { best = reading }
            }
        }
        var found =
            unwrapped(sample, isWhole: isWhole, options, over: best)
            ?? spaced(sample, isWhole: isWhole, options, over: best) ?? best
        found?.settleLineEnd(options.lineEnd)
        guard let found, found.value > 0 || options.delimiter != nil else {
            // One column: whatever fits it.
            var reading = bestReading(.comma, sample, isWhole: isWhole, options)
            reading.settleLineEnd(options.lineEnd)
            return Finding(
                dialect: reading.dialect,
                delimiterOrigin: .assumed,
                isPaired: reading.isPaired && options.lineEnd == nil
            )
        }
        return Finding(
            dialect: found.dialect,
            delimiterOrigin: options.delimiter == nil ? .detected : .given,
            usualCells: found.usualCells,
            cells: found.cells,
            isPaired: found.isPaired && options.lineEnd == nil
        )
    }

    /// Whether the last line has letters: a time or a number below one header hasn't.
    private static func endsInWords(_ sample: [UInt8]) -> Bool {
        let lines = sample.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        return lines.last?.contains { $0 >= 0x80 || ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
            ?? false
    }

    /// The likeliest way to quote with a delimiter.
    static func bestReading(
        _ delimiter: Delimiter,
        _ sample: [UInt8],
        isWhole: Bool,
        _ options: DialectOptions
    ) -> DialectReading {
        func reading(_ dialect: Dialect) -> DialectReading {
            DialectReading(dialect, sample, isWhole: isWhole)
        }
        var dialect = Dialect(delimiter: delimiter)
        if let quote = options.quote { dialect.quote = quote.byte }
        if let escape = options.escape { dialect.escape = escape.byte }
        if let skips = options.skipsInitialSpace { dialect.skipsInitialSpace = skips }
        if let lineEnd = options.lineEnd { dialect.lineEnd = lineEnd }
        var best = reading(dialect)
        if options.skipsInitialSpace == nil, delimiter != .space {
            var spaced = dialect
            spaced.skipsInitialSpace = true
            best = withSpaces(best) { reading(spaced) }
        }
        if options.quote == nil {
            var other = best.dialect
            other.quote = Dialect.singleQuote
            if best.quotedCells == 0, sample.contains(Dialect.singleQuote) {
                best = withApostrophes(best, reading(other), options) { reading($0) }
            }
        }
        if options.escape == nil, let quote = best.dialect.quote, best.damaged > 0 {
            var escaping = best.dialect
            escaping.escape = Dialect.backslash
            let escaped = zip(sample, sample.dropFirst()).contains {
                $0 == Dialect.backslash && $1 == quote
            }
            if escaped {
                let found = reading(escaping)
                let isBetter =
                    found.damaged * 2 <= best.damaged && found.agreement >= best.agreement
                if isBetter, best.damaged > best.doubledQuotes { best = found }
            }
        }
        if options.quote == nil, options.escape == nil {
            var bare = dialect
            bare.quote = nil
            best = withoutQuotes(best) { reading(bare) }
        }
        return best
    }

    /// Spaces belong to the dialect where they are before quotes, or before every cell.
    private static func withSpaces(
        _ reading: DialectReading,
        _ spaced: () -> DialectReading
    ) -> DialectReading {
        guard reading.damaged > 0 || reading.spacedRecords * 20 >= reading.records * 19 else {
            return reading
        }
        let other = spaced()
        let isBetter = other.damaged < reading.damaged && other.quotedCells > reading.quotedCells
        let isEverywhere =
            reading.cells > 1 && reading.spacedRecords * 20 >= reading.records * 19
            && other.agreement >= reading.agreement && other.damaged <= reading.damaged
        return isBetter || isEverywhere ? other : reading
    }

    /// Apostrophes enclose cells where every one that begins a cell also ends it, and either the
    /// records agree by that only, or a whole column or the header has them.
    private static func withApostrophes(
        _ reading: DialectReading,
        _ quoted: DialectReading,
        _ options: DialectOptions,
        _ read: (Dialect) -> DialectReading
    ) -> DialectReading {
        var other = quoted
        if options.skipsInitialSpace == nil {
            var dialect = quoted.dialect
            dialect.skipsInitialSpace = true
            let spaced = read(dialect)
            if spaced.quotedCells > quoted.quotedCells { other = spaced }
        }
        let decides = other.neededQuotes > 0 && other.value > reading.value * 1.2
        let isHabit =
            other.quotesWholeColumn && other.damaged <= reading.damaged
            && other.agreement >= reading.agreement
        return other.quotedCells > other.damaged && (decides || isHabit) ? other : reading
    }

    /// Nothing is quoted where no quote encloses a cell, several are otherwise in the way, and the
    /// records agree without.
    ///
    /// Not with commas and semicolons: files with these are hardly ever written without quoting, so
    /// that a quote in the way is damage.
    private static func withoutQuotes(
        _ reading: DialectReading,
        _ bare: () -> DialectReading
    ) -> DialectReading {
        guard reading.damaged > 1, reading.quotedCells == 0,
            ![.comma, .semicolon].contains(reading.dialect.delimiter)
        else { return reading }
        let other = bare()
        return other.isPerfect ? other : reading
    }

    /// The reading of lines that are one quoted cell each, where that fits better.
    private static func unwrapped(
        _ sample: [UInt8],
        isWhole: Bool,
        _ options: DialectOptions,
        over best: DialectReading?
    ) -> DialectReading? {
        guard options.quote == nil, options.escape == nil, sample.contains(Dialect.doubleQuote),
            best?.isPerfect != true, let inner = LineUnwrapper.unwrapped(sample, isWhole: isWhole)
        else { return nil }
        var found: DialectReading?
        for delimiter in (options.delimiter.map { [$0] } ?? Delimiter.candidates).reversed() {
            let reading = DialectReading(Dialect(delimiter: delimiter), inner, isWhole: true)
            let isProse = reading.spacedRecords * 2 > reading.records
            guard reading.cells > 1, reading.headerCells == reading.cells, !isProse,
                reading.value > max(best?.value ?? 0, found?.value ?? 0)
            else { continue }
            found = reading
        }
        found?.unwrapLines(as: best?.dialect.lineEnd ?? .any)
        return found
    }

    /// The reading in which spaces are between cells, where no other delimiter makes sense of a sample: as
    /// reports for the eye have them, whose columns of numbers tell, or where all quotes are sound by it only.
    private static func spaced(
        _ sample: [UInt8],
        isWhole: Bool,
        _ options: DialectOptions,
        over best: DialectReading?
    ) -> DialectReading? {
        guard options.delimiter == nil, options.skipsInitialSpace != false,
            sample.contains(0x20)
        else { return nil }
        if let best, best.value > 0 {
            guard best.damaged * 2 > best.records else { return nil }
            let dialect = Dialect(delimiter: .space)
            let quoted = DialectReading(dialect, sample, isWhole: isWhole)
            let isSound =
                quoted.damaged == 0 && quoted.headerCells > 2
                && quoted.neededQuotes >= quoted.records - 1
            return isSound && quoted.records > 2 ? quoted : nil
        }
        let dialect = Dialect(delimiter: .space, skipsInitialSpace: true)
        let reading = DialectReading(dialect, sample, isWhole: isWhole)
        guard reading.records > 2, reading.cells > 2, reading.damaged == 0,
            reading.agreement >= 0.6, reading.numericColumns > 0
        else { return nil }
        // Telephone numbers have spaces, too, but no decimals.
        let isTable = reading.isPerfect || reading.decimalColumns * 2 >= reading.cells
        return isTable ? reading : nil
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
