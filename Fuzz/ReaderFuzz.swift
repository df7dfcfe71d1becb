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

/// Cells lie within the record, records follow each other, and a cut buffer never changes what a
/// record is.
private func parseCSV(_ bytes: [UInt8]) {
    for delimiter in Delimiter.candidates {
        var parser = CSVParser(delimiter: delimiter)
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
                CSVParser.resolve(cell, in: bytes, appendingTo: &text)
            }
            index = next
        }
        _ = DialectSniffer.score(delimiter, bytes, isWhole: true)
    }
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
    for encoding in TextEncoding.allCases {
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
