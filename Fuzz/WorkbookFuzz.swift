import Foundation

/// What libFuzzer calls with bytes of its own making: a workbook's container, and the parts of both formats
/// of workbooks. A crash, a trap, a hang or a broken rule below is a finding.
///
/// Compiled together with `Sources/Spreadsheet` and what tests make workbooks with by `make fuzz`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzWorkbook(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let kind = bytes.first else { return 0 }
    let content = Array(bytes.dropFirst())
    switch kind % 6 {
    case 0: read(content)
    case 1: readPart("xl/worksheets/sheet1.xml", content)
    case 2: readPart("xl/sharedStrings.xml", content)
    case 3: readPart("xl/styles.xml", content)
    case 4: readPart("xl/workbook.xml", content)
    default: readOpenDocument(content)
    }
    return 0
}

private let rows =
    ExcelFile.row(1, ["Name", "Code", "Date"])
    + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" s=\"1\"><v>2139</v></c>"
    + "<c r=\"C2\" s=\"2\"><v>45000.5</v></c></row>"

private func readPart(_ name: String, _ content: [UInt8]) {
    let file = ExcelFile(rows: rows, strings: ["<t>Alder</t>"], formats: ["00000", "yyyy-mm-dd"])
    var writer = ZipWriter()
    for part in file.parts {
        writer.add(part.name, part.name == name ? content : Array(part.content.utf8))
    }
    read(writer.bytes)
}

private func readOpenDocument(_ content: [UInt8]) {
    var writer = ZipWriter()
    writer.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    writer.add("content.xml", content)
    read(writer.bytes)
}

/// Cells lie within the row, and lines go up.
private func read(_ bytes: [UInt8]) {
    let path = "/dev/shm/workbook-fuzz-\(ProcessInfo.processInfo.processIdentifier)"
    _ = FileManager.default.createFile(atPath: path, contents: Data(bytes))
    var options = ReaderOptions(maximumRecordBytes: 1 << 12)
    options.sheet = "1"
    guard let reader = try? RecordReader(.file(path: path), options: options) else { return }
    var record = Record()
    var last = 0
    while (try? reader.next(into: &record)) == true {
        if reader.detection.format.isWorkbook {
            precondition(record.line > last && record.line <= SheetLimits.rows)
            precondition(record.count <= SheetLimits.columns)
        }
        last = record.line
        // A row that is said to be there a million times.
        if reader.recordCount + reader.blankRecords > 1_000 { break }
        for cell in 0..<min(record.count, 64) {
            _ = record[cell: cell]
            _ = record.position(ofCell: cell).text
        }
        _ = record.start
        _ = record.problem?.position
    }
    _ = reader.detection.summary
}
