import Customers
import Foundation
import Journal
import Mapping
import Spreadsheet

/// Maps rows that a person put right as the import's other rows were mapped.
struct Repairer {
    let journal: Journal
    let record: ImportRecord

    /// What came of a file.
    struct Result {
        var repairs: [RowRepair] = []
        /// Rows whose cells are as they were.
        var unchanged = 0
        var stillInvalid: [RowRepair] { repairs.filter { $0.problem != nil } }
    }

    /// - Throws: that a row isn't this journal's, or can't be fixed as it stands, before anything
    ///   is changed.
    func repairs(_ file: ProblemFile) throws -> Result {
        var result = Result()
        var changed: [ProblemFile.Entry] = []
        for entry in file.entries {
            let place = "\(file.path):\(entry.line)"
            guard let row = try journal.row(entry.mark.row),
                RowMark(row: row.number, digest: row.digest) == entry.mark
            else {
                throw UsageError(
                    "\(place): this row isn't of \(journal.path)",
                    hint: "The file was exported from another journal; nothing was changed."
                )
            }
            let cells = record.columns.indices.map {
                row.cells.indices.contains($0) ? row.cells[$0] ?? "" : ""
            }
            guard cells != entry.cells else {
                result.unchanged += 1
                continue
            }
            guard Export.problemStatuses.contains(row.status) else {
                throw UsageError(
                    "\(place): row \(row.number) is \(row.status.rawValue): it can't be changed",
                    hint: "Put its cells back as they were, or take the line out."
                )
            }
            changed.append(entry)
        }
        result.repairs = try map(changed)
        return result
    }

    /// Through a file, so that the same reader and mapper do it as did it for the source.
    private func map(_ entries: [ProblemFile.Entry]) throws -> [RowRepair] {
        guard !entries.isEmpty else { return [] }
        let place = FileManager.default.temporaryDirectory
            .appendingPathComponent("customer-import-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: place) }
        var bytes: [UInt8] = []
        for cells in [record.columns] + entries.map(\.cells) {
            bytes += ExportWriter.csv(cells) + [0x0A]
        }
        try Data(bytes).write(to: place, options: .withoutOverwriting)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: place.path)
        var options = ReaderOptions()
        options.format = .csv
        options.encoding = .utf8
        options.delimiter = Delimiter(argument: ",")
        let reader = try RecordReader(.file(path: place.path), options: options)
        let isPartial = record.settings["partial_addresses"] == "true"
        var mapper = try RowMapper(
            Mapping(yaml: record.mapping, fileName: journal.path),
            columns: reader.columns,
            table: isPartial ? FieldTable.documented.withPartialAddresses : .documented,
            isStrict: record.settings["strict"] == "true"
        )
        var json = RecordJSON()
        var repairs: [RowRepair] = []
        var row = Record()
        for entry in entries {
            guard try reader.next(into: &row) else { break }
            let mapped = mapper.map(row, columns: reader.columns)
            repairs.append(
                try repair(entry, mapped, String(decoding: json.array(row), as: UTF8.self))
            )
        }
        return repairs
    }

    private func repair(
        _ entry: ProblemFile.Entry,
        _ mapped: MappedRow,
        _ cells: String
    ) throws -> RowRepair {
        var problem = mapped.problems.first.map {
            RowProblem(code: $0.code.rawValue, field: $0.field, text: $0.message)
        }
        if problem == nil, let id = mapped.customer.externalID,
            let holder = try journal.holder(of: id, besides: entry.mark.row)
        {
            problem = RowProblem(
                code: "duplicate",
                field: "external_id",
                text: "row \(holder) has “\(id)” already"
            )
        }
        return RowRepair(
            row: entry.mark.row,
            business: mapped.business ?? record.settings["business"].flatMap(BusinessID.init),
            externalID: mapped.customer.externalID,
            cells: cells,
            payload: problem == nil
                ? String(decoding: mapped.customer.payload(), as: UTF8.self) : nil,
            problem: problem
        )
    }
}
