import Foundation

@testable import Spreadsheet

/// What was read of a whole source, in a form that is easy to compare.
struct ReadResult: Hashable {
    var columns: [String] = []
    var rows: [[String?]] = []
    /// `code@line:column` for damaged rows, "" for sound ones.
    var problems: [String] = []
    var lines: [Int] = []
    var blankRecords = 0
    var detection = ""
}

/// Writes bytes to a file of its own, reads it to the end, and removes it.
///
/// - Parameter onRead: called for each read of the file.
func readAll(
    _ bytes: [UInt8],
    _ options: ReaderOptions = ReaderOptions(),
    onRead: @escaping () -> Void = {}
) throws -> ReadResult {
    let path = NSTemporaryDirectory() + "spreadsheet-\(UUID().uuidString).txt"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try readAll(path: path, options, onRead: onRead)
}

/// Reads a file, or a pipe with a name, to its end.
func readAll(
    path: String,
    _ options: ReaderOptions = ReaderOptions(),
    onRead: @escaping () -> Void = {}
) throws -> ReadResult {
    let reader = try RecordReader(.file(path: path), options: options) { _ in onRead() }
    var result = ReadResult(detection: reader.detection.summary)
    var record = Record()
    // The columns are what a header without rows has to show.
    func next() throws -> Bool {
        do {
            return try reader.next(into: &record)
        } catch {
            guard case .headerOnly = error else { throw error }
            return false
        }
    }
    while try next() {
        result.rows.append((0..<record.count).map { record[cell: $0] })
        result.lines.append(record.line)
        result.problems.append(
            record.problem.map {
                "\($0.code.rawValue)@\($0.position.line):\($0.position.column)"
            } ?? ""
        )
    }
    // What is known only now: a pipe's encoding may show itself late.
    result.detection = reader.detection.summary
    result.columns = reader.columns.map(\.name)
    result.blankRecords = reader.blankRecords
    return result
}

func readAll(_ text: String, _ options: ReaderOptions = ReaderOptions()) throws -> ReadResult {
    try readAll(Array(text.utf8), options)
}

/// Writes bytes to a file of its own, and removes it afterwards.
func withFile(_ bytes: [UInt8], _ body: (String) throws -> Void) throws {
    let path = NSTemporaryDirectory() + "spreadsheet-\(UUID().uuidString).txt"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
}
