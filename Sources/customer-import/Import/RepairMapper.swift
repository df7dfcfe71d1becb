import Customers
import Foundation
import Journal
import Mapping
import Spreadsheet

/// Maps rows that a person put right as the import's other rows were mapped.
///
/// Through a file, so that the same reader and mapper do it as did it for the source.
struct RepairMapper {
    let journal: Journal
    let record: ImportRecord
    let mapping: Mapping

    /// - Throws: what is wrong with the journal's mapping.
    init(_ journal: Journal, _ record: ImportRecord) throws {
        self.journal = journal
        self.record = record
        mapping = try Mapping(yaml: record.mapping, fileName: journal.path)
    }

    /// The 0-based places of the columns that the mapping looks at.
    var usedColumns: Set<Int> {
        var rules = Array(mapping.values.values) + Array(mapping.fields.values)
        if let rule = mapping.businessID { rules.append(rule) }
        let references = Set(
            rules.flatMap(\.source.references) + mapping.skipConditions.map(\.column)
        )
        return Set(
            record.sourceColumns.filter { column in
                references.contains("#\(column.position)") || references.contains(column.name)
            }.map { $0.position - 1 }
        )
    }

    /// What rows become, by their numbers.
    ///
    /// - Parameter rows: the cells of each, aligned with the journal's columns.
    func map(_ rows: [(number: Int64, cells: [String?])]) throws -> [Int64: MappedRow] {
        guard !rows.isEmpty else { return [:] }
        let place = FileManager.default.temporaryDirectory
            .appendingPathComponent("customer-import-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: place) }
        try write(rows, to: place)
        let reader = try RecordReader(
            .file(path: place.path),
            options: ReaderOptions(
                format: .csv,
                encoding: .utf8,
                dialect: .ours,
                maximumRecordBytes: ProblemFile.maximumRecordBytes,
                maximumColumns: .max
            )
        )
        // As the source's reader gave them, and not as this file's does, which trims the keys of JSON.
        let columns = record.sourceColumns + reader.columns.suffix(1)
        let isPartial = record.settings["partial_addresses"] == "true"
        var mapper = try RowMapper(
            mapping,
            columns: columns,
            // Where no row of JSON Lines had a key, the mapping may name it all the same.
            format: record.dialect["format"].flatMap(SourceFormat.init) ?? .csv,
            table: isPartial ? FieldTable.documented.withPartialAddresses : .documented,
            isStrict: record.settings["strict"] == "true"
        )
        var mapped: [Int64: MappedRow] = [:]
        var row = Record()
        while try reader.next(into: &row) {
            guard let number = row[cell: record.columns.count].flatMap({ Int64($0) }) else {
                continue
            }
            mapped[number] = mapper.map(row, columns: columns)
        }
        return mapped
    }

    /// Each row with its number behind it: no line is blank then, which the reader would skip, and
    /// every row is known by what it says and not by its place.
    private func write(_ rows: [(number: Int64, cells: [String?])], to place: URL) throws {
        var name = "row"
        while record.sourceColumns.contains(where: { $0.name == name }) { name += "_" }
        var bytes = ExportWriter.csv(record.columns + [name]) + [0x0A]
        for row in rows {
            bytes += ExportWriter.csv(row.cells.map { $0 ?? "" } + [String(row.number)]) + [0x0A]
        }
        // Nobody else may read it, from the first byte on.
        try Data().write(to: place, options: .withoutOverwriting)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: place.path)
        let handle = try FileHandle(forWritingTo: place)
        try handle.write(contentsOf: Data(bytes))
        try handle.close()
    }
}
