import Customers
import Spreadsheet

/// Makes customers of the records of one source by one mapping.
///
/// Names are looked up and patterns compiled once, here; a record costs the texts of its mapped
/// cells and no more. Use it from one thread; make another for another.
package struct RowMapper {
    package let table: FieldTable
    /// Whether warnings make a row invalid.
    package let isStrict: Bool
    /// What is mapped by now: what was given, and new keys of JSON Lines that the API names.
    package private(set) var mapping: Mapping
    var compiled: CompiledMapping

    private let mapsNewColumns: Bool
    private(set) var index: ColumnIndex
    private(set) var evaluator = RowEvaluator()
    /// The values of the record at hand, one for each field, in the order of ``FieldLimits``.
    private(set) var values = Array(
        repeating: RowEvaluator.Value.blank,
        count: Field.allCases.count
    )
    let limits: FieldLimits
    /// What is to be said of new keys, with the next row that isn't skipped.
    private var notices: [Finding] = []

    /// Makes a mapping ready for a source.
    ///
    /// - Parameters:
    ///   - columns: the source's, as far as they are known.
    ///   - format: JSON Lines may show further columns later, so a column that isn't there yet is
    ///     no error with them.
    ///   - mapsNewColumns: whether keys of JSON Lines that are first seen later and have the
    ///     API's own names are mapped. For a guess; a mapping file says all there is.
    ///   - isStrict: whether warnings make a row invalid. Default: false.
    /// - Throws: columns that the source lacks or has twice, cycles, and that nothing gives
    ///   `name`, before anything is read.
    package init(
        _ mapping: Mapping,
        columns: [Column],
        format: SourceFormat = .csv,
        mapsNewColumns: Bool = false,
        table: FieldTable = .documented,
        isStrict: Bool = false
    ) throws(MappingError) {
        self.mapping = mapping
        self.mapsNewColumns = mapsNewColumns && format == .jsonLines
        self.table = table
        self.isStrict = isStrict
        limits = FieldLimits(table)
        index = ColumnIndex(columns)
        compiled = try MappingCompiler.compile(mapping, index, isOpen: format == .jsonLines)
    }

    /// Columns that the mapping neither uses nor ignores, in the source's order.
    package var unusedColumns: [Column] {
        let ignored = Set(mapping.ignored)
        return index.columns.enumerated().filter { place, column in
            !compiled.usedColumns.contains(place) && !ignored.contains(column.name)
                && !ignored.contains("#\(column.position)")
        }.map(\.element)
    }

    /// References of the mapping that no row has answered yet, sorted: JSON Lines only.
    package var unseenColumns: [String] { compiled.unresolved.sorted() }

    /// Makes a customer of a record, with everything there is to say about it.
    ///
    /// - Parameter columns: the reader's columns when it gave this record.
    package mutating func map(_ record: Record, columns: [Column]) -> MappedRow {
        var row = MappedRow(row: record.number, line: record.line)
        if columns.count > index.columns.count { learn(columns, record) }
        if let damage = record.problem {
            takeNotices(&row)
            row.findings.append(
                Finding(
                    severity: .problem,
                    code: Finding.Code(damage.code),
                    row: record.number,
                    position: damage.position,
                    message: damage.message
                )
            )
            return row
        }
        evaluator.begin(record, compiled.values)
        if isSkipped(record) {
            row.isSkipped = true
            return row
        }
        takeNotices(&row)
        evaluateFields(record)
        row.customer = customer()
        findProblems(record, &row)
        if record.hasArrays { findArrays(record, &row) }
        findBusiness(record, &row)
        findDamage(record, &row)
        return row
    }

    private func isSkipped(_ record: Record) -> Bool {
        compiled.skipConditions.contains { condition in
            let text = evaluator.value(of: condition.source, record).text
            switch condition.test {
            case .blank: return text == nil
            case .notBlank: return text != nil
            case .equals(let texts): return texts.contains(text ?? "")
            }
        }
    }

    private mutating func evaluateFields(_ record: Record) {
        for place in compiled.mappedPlaces {
            let cell = compiled.plainCells[place]
            if cell >= 0 {
                values[place] = evaluator.value(ofCell: cell, record)
            } else if let rule = compiled.fields[place] {
                values[place] = evaluator.value(of: rule, record)
            }
        }
    }

    /// Takes in the columns that a JSON line has brought along.
    private mutating func learn(_ columns: [Column], _ record: Record) {
        let new = columns[index.columns.count...]
        index.add(new)
        var changed = false
        let ignored = Set(mapping.ignored)
        for column in new where !ignored.contains(column.name) {
            if compiled.unresolved.contains(column.name) {
                changed = true
            } else if mapsNewColumns, let field = Field(rawValue: column.name),
                mapping.fields[field] == nil
            {
                mapping.fields[field] = Rule(.column(column.name))
                changed = true
            } else {
                notices.append(Self.notice(of: column, record))
            }
        }
        guard changed else { return }
        // What compiled before still does: columns were only added.
        if let again = try? MappingCompiler.compile(mapping, index, isOpen: true) {
            compiled = again
        }
    }

    private static func notice(of column: Column, _ record: Record) -> Finding {
        Finding(
            severity: .warning,
            code: .newColumn,
            column: column.name,
            row: record.number,
            position: record.position(ofCell: column.position - 1),
            message: "the key “\(column.name)” is first seen here and isn't mapped"
        )
    }

    private mutating func takeNotices(_ row: inout MappedRow) {
        guard !notices.isEmpty else { return }
        row.findings += notices
        notices.removeAll()
    }
}
