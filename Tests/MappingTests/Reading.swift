import Customers
import Foundation
import Spreadsheet
import Testing

@testable import Mapping

/// A file in a folder of its own, gone with the value.
final class TemporaryFile {
    let path: String
    private let folder: URL

    convenience init(_ content: String, name: String = "customers.csv") throws {
        try self.init(bytes: Array(content.utf8), name: name)
    }

    init(bytes: [UInt8], name: String = "customers.csv") throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("mapping-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appendingPathComponent(name).path
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }
}

/// The folder of the package, for its samples and docs.
let packageFolder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

func sample(_ name: String) -> String {
    packageFolder.appendingPathComponent("samples/\(name)").path
}

/// Everything that a file becomes, mapped by a mapping or by the guess.
func mapFile(
    _ path: String,
    mapping given: Mapping? = nil,
    policy: ProblemPolicy = .usual
) throws -> (rows: [MappedRow], mapping: Mapping, mapper: RowMapper) {
    let reader = try RecordReader(.file(path: path))
    let mapping = given ?? MappingGuess(headers: reader.columns.map(\.name)).mapping
    var mapper = try RowMapper(
        mapping,
        columns: reader.columns,
        format: reader.detection.format,
        mapsNewColumns: given == nil,
        policy: policy
    )
    var record = Record()
    var rows: [MappedRow] = []
    while try reader.next(into: &record) {
        rows.append(mapper.map(record, columns: reader.columns))
    }
    return (rows, mapping, mapper)
}

/// The rows of a text, as of a CSV or JSON Lines file.
func mapText(
    _ text: String,
    yaml: String? = nil,
    policy: ProblemPolicy = .usual
) throws -> [MappedRow] {
    let name = text.hasPrefix("{") ? "customers.jsonl" : "customers.csv"
    let file = try TemporaryFile(text, name: name)
    let mapping = try yaml.map { try Mapping(yaml: $0, fileName: "mapping.yaml") }
    return try mapFile(file.path, mapping: mapping, policy: policy).rows
}
