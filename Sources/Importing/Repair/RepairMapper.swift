import Customers
import Journal
import Mapping
import Spreadsheet

/// Maps rows that a person put right as the import's other rows were mapped.
struct RepairMapper {
    let journal: Journal
    let record: ImportRecord
    let mapping: Mapping
    let policy: ProblemPolicy

    /// - Parameter accepted: codes that are let through besides those of the import.
    /// - Throws: what is wrong with the journal's mapping.
    init(
        _ journal: Journal,
        _ record: ImportRecord,
        accepting accepted: Set<Problem.Code> = []
    ) throws {
        policy = ProblemPolicy(settings: record.settings).accepting(accepted)
        self.journal = journal
        self.record = record
        mapping = try Mapping(yaml: record.mapping, fileName: journal.path)
    }

    /// What is needed of a row to map it anew and to tell what may become of it.
    static let parts: JournalRow.Parts = [.cells, .mark, .business, .outcome]

    /// The business of a row, as the service knows it; nil where the row keeps the one that it has.
    func business(of row: MappedRow) -> String? {
        row.business?.text ?? record.settings["business"].flatMap(BusinessID.init)?.text
    }

    /// Whether a row that repeats another in every field stays held.
    var holdsRepeated: Bool { policy.gravity(of: .repeatedRow) == .held }

    /// The 0-based places of the columns that the mapping looks at.
    var usedColumns: Set<Int> {
        var rules = Array(mapping.values.values) + Array(mapping.fields.values)
        if let rule = mapping.businessID { rules.append(rule) }
        let references = Set(
            rules.flatMap(\.references) + mapping.skipConditions.map(\.column)
        )
        return Set(
            record.sourceColumns.filter { column in
                references.contains("#\(column.position)") || references.contains(column.name)
            }.map { $0.position - 1 }
        )
    }

    /// What rows become, one for each.
    ///
    /// - Parameter rows: the cells of each, aligned with the journal's columns.
    func map(_ rows: [(id: RowID, cells: [String?])]) throws -> [MappedRow] {
        guard !rows.isEmpty else { return [] }
        // As the source's reader gave them.
        let columns = record.sourceColumns
        let isPartial = record.settings["partial_addresses"] == "true"
        var mapper = try RowMapper(
            mapping,
            columns: columns,
            // Where no row of JSON Lines had a key, the mapping may name it all the same.
            format: record.dialect["format"].flatMap(SourceFormat.init) ?? .csv,
            table: isPartial ? FieldTable.documented.withPartialAddresses : .documented,
            policy: policy
        )
        return rows.map { id, cells in
            var row = mapper.map(Record(cells: cells, number: Int(id.number)), columns: columns)
            if let finding = strange(row) { row.findings.append(finding) }
            return row
        }
    }

    /// That a row's business, as it was put right, falls to another shard: the duplicates of its rows, and
    /// its allowance, are looked after there.
    private func strange(_ row: MappedRow) -> Finding? {
        // What all rows have where no column gives it.
        let given = mapping.businessID == nil ? record.settings["business"] : nil
        guard let shard = record.shard,
            let business = row.business ?? given.flatMap(BusinessID.init),
            !shard.holds(business)
        else { return nil }
        let other = Shard.number(for: business, among: shard.count)
        return Finding(
            Problem(
                code: .otherShard,
                field: "business_id",
                text: RepairWords.otherShard(
                    "\(business)",
                    "\(other)/\(shard.count)",
                    own: "\(shard)"
                )
            ),
            gravity: .held,
            row: row.row,
            position: .init(line: row.line, column: 1)
        )
    }
}
