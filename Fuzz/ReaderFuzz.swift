import Foundation

/// What libFuzzer calls with bytes of its own making: every part of the reader that looks at
/// bytes. A crash, a trap or a broken rule below is a finding.
///
/// Compiled together with `Sources/Spreadsheet` by `make fuzz`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzReader(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    parseCSV(bytes)
    parseJSON(bytes)
    decode(bytes)
    read(bytes)
    return 0
}

/// Dialects of every kind, each property in some of them.
private let dialects: [Dialect] = {
    let delimiters = [",", ";", "\t", ";;", "~|~", "\u{A7}", " "].compactMap {
        Delimiter(argument: $0)
    }
    let marks: [(quote: UInt8?, escape: UInt8?)] = [
        (Dialect.doubleQuote, nil), (Dialect.singleQuote, nil), (nil, nil),
        (Dialect.doubleQuote, Dialect.backslash), (nil, Dialect.backslash),
    ]
    let lineEnds: [Dialect.LineEnd] = [.any, .lineFeed, .carriageReturn]
    var dialects: [Dialect] = []
    for (index, delimiter) in delimiters.enumerated() {
        for (other, mark) in marks.enumerated() {
            dialects.append(
                Dialect(
                    delimiter: delimiter,
                    quote: mark.quote,
                    escape: mark.escape,
                    skipsInitialSpace: (index + other).isMultiple(of: 2),
                    lineEnd: lineEnds[(index + other) % 3],
                    unwrapsLines: other == 0
                )
            )
        }
    }
    return dialects
}()

/// Cells lie within the record, records follow each other, and a cut buffer never changes what a
/// record is.
private func parseCSV(_ bytes: [UInt8]) {
    for dialect in dialects {
        var parser = CSVParser(dialect)
        var index = 0
        while case .record(let rawEnd, let next, _) = parser.parse(
            bytes,
            from: index,
            isFinal: true
        ) {
            precondition(index <= rawEnd && rawEnd <= next && next <= bytes.count && next > index)
            for cell in parser.cells {
                precondition(index <= cell.start && cell.start <= cell.end && cell.end <= rawEnd)
                var text: [UInt8] = []
                parser.resolve(cell, in: bytes, appendingTo: &text)
                precondition(text.count <= cell.end - cell.start)
            }
            index = next
        }
    }
    _ = DialectSniffer.sniff(bytes, isWhole: true, DialectOptions())
    _ = DialectSniffer.sniff(bytes, isWhole: false, DialectOptions())
    _ = DialectSniffer.separatorLine(bytes)
}

/// What our scanner takes, Foundation takes too.
private func parseJSON(_ bytes: [UInt8]) {
    var parser = JSONLineParser(bytes)
    guard (try? parser.parse()) != nil,
        UTF8Check.firstDamage(in: bytes, from: 0, to: bytes.count) == nil
    else { return }
    precondition((try? JSONSerialization.jsonObject(with: Data(bytes))) != nil)
}

/// Text of any encoding comes out the same, however it is cut.
private func decode(_ bytes: [UInt8]) {
    _ = EncodingDetector.judge(start: bytes)
    for encoding in TextEncoding.usual {
        var whole: [UInt8] = []
        var decoder = TextDecoder(encoding)
        decoder.decode(bytes, isLast: true, appendingTo: &whole)
        var pieces: [UInt8] = []
        var second = TextDecoder(encoding)
        let cut = bytes.count / 2
        second.decode(Array(bytes[..<cut]), isLast: false, appendingTo: &pieces)
        second.decode(Array(bytes[cut...]), isLast: true, appendingTo: &pieces)
        precondition(whole == pieces)
    }
}

/// The whole reader gives the same rows in small chunks as in one.
private func read(_ bytes: [UInt8]) {
    let path = "/dev/shm/reader-fuzz-\(ProcessInfo.processInfo.processIdentifier)"
    _ = FileManager.default.createFile(atPath: path, contents: Data(bytes))
    let whole = rows(path, ReaderOptions(encoding: .utf8, maximumRecordBytes: 1 << 16))
    let cut = rows(
        path,
        ReaderOptions(encoding: .utf8, maximumRecordBytes: 1 << 16, chunkBytes: 5)
    )
    precondition(whole == cut)
    let dialect = dialects[bytes.count % dialects.count]
    let known = DialectOptions(
        delimiter: dialect.delimiter,
        quote: dialect.quote.map { .byte($0) } ?? DialectOptions.Mark.none,
        escape: dialect.escape.map { .byte($0) } ?? DialectOptions.Mark.none,
        skipsInitialSpace: dialect.skipsInitialSpace
    )
    precondition(
        rows(path, ReaderOptions(encoding: .utf8, dialect: known, maximumRecordBytes: 1 << 16))
            == rows(
                path,
                ReaderOptions(
                    encoding: .utf8,
                    dialect: known,
                    maximumRecordBytes: 1 << 16,
                    chunkBytes: 3
                )
            )
    )
    _ = rows(path, ReaderOptions())
}

private func rows(_ path: String, _ options: ReaderOptions) -> [[String?]] {
    var all: [[String?]] = []
    guard let reader = try? RecordReader(.file(path: path), options: options) else { return all }
    var record = Record()
    while (try? reader.next(into: &record)) == true {
        all.append((0..<record.count).map { record[cell: $0] } + [record.problem?.code.rawValue])
        for cell in 0..<record.count { _ = record.position(ofCell: cell) }
    }
    return all
}
