import Customers
import Spreadsheet

/// What one row of a source became.
package struct MappedRow: Hashable, Sendable {
    /// 1-based among the data rows.
    package var row: Int
    /// The 1-based line on which the row starts.
    package var line: Int
    /// As much of the customer as the row gives; complete and within limits when ``isValid``.
    package var customer: NewCustomer
    /// The row's own business; nil where the mapping doesn't take it from the row.
    package var business: BusinessID?
    /// Problems and warnings, in the order in which they were found.
    package var findings: [Finding]
    /// The earlier row that is the same customer in every field, `external_id` included; set by
    /// ``RowChecker``. This row is then not to be sent again.
    package var twin: Int?
    /// Whether the row is left out: the mapping says so, and nothing is checked then, or what was found
    /// in it does.
    package var isSkipped: Bool

    package init(
        row: Int,
        line: Int,
        customer: NewCustomer = NewCustomer(),
        business: BusinessID? = nil,
        findings: [Finding] = [],
        twin: Int? = nil,
        isSkipped: Bool = false
    ) {
        self.row = row
        self.line = line
        self.customer = customer
        self.business = business
        self.findings = findings
        self.twin = twin
        self.isSkipped = isSkipped
    }

    /// Whether the row may be sent.
    package var isValid: Bool {
        !isSkipped && !findings.contains { $0.gravity == .held }
    }

    /// What makes the row invalid.
    package var problems: [Finding] { findings.filter { $0.gravity == .held } }

    package var warnings: [Finding] { findings.filter { $0.gravity == .warned } }

    /// Leaves the row out where it has a problem of which the policy says so; what else was found in it is
    /// of no matter then.
    mutating func leaveOut(by policy: ProblemPolicy) {
        let reasons = findings.filter { policy.leftOut.contains($0.code) }
        guard !reasons.isEmpty, !isSkipped else { return }
        isSkipped = true
        findings = reasons.map { reason in
            var reason = reason
            reason.gravity = .told
            return reason
        }
    }
}

/// Makes customers of the records of one source by one mapping.
///
/// Names are looked up and patterns compiled once, here; a record costs the texts of its mapped
/// cells and no more. Use it from one thread; make another for another.
package struct RowMapper {
    /// What the caller asks of a customer; see ``rules``.
    package let table: FieldTable
    /// ``table`` without the parts of addresses that the mapping doesn't give: no row of the source
    /// could have them. The table as it is where the ``policy`` is strict.
    private(set) var rules: FieldTable
    /// What becomes of rows by what is found in them.
    package let policy: ProblemPolicy
    /// What is mapped by now: what was given, and new keys of JSON Lines that the API names.
    package internal(set) var mapping: Mapping
    /// The fields that keys of JSON Lines were mapped to when they first came up, in order.
    package internal(set) var lateFields: [LateField] = []
    var compiled: CompiledMapping

    let mapsNewColumns: Bool
    var index: ColumnIndex
    private(set) var evaluator = RowEvaluator()
    let sound = SoundText()
    /// The values of the record at hand, one for each field, in its place.
    private(set) var values = Array(repeating: RowEvaluator.Value.blank, count: Field.count)
    /// Nil where every row has to be mapped to tell what is to be said of it.
    private var plainRows: PlainRows?
    /// Columns that came up later and aren't mapped, 0-based.
    var lateColumns: [Int] = []
    /// How often the headers may still be matched anew: a file may have new keys in every row.
    var guessesLeft = 100

    /// A field that was mapped only from a row on.
    package struct LateField: Hashable, Sendable {
        package var field: Field
        /// Where it comes from, on one line.
        package var source: String
        /// The first row that has it, 1-based.
        package var row: Int
    }

    /// Makes a mapping ready for a source.
    ///
    /// - Parameters:
    ///   - columns: the source's, as far as they are known.
    ///   - format: JSON Lines may show further columns later, so a column that isn't there yet is
    ///     no error with them.
    ///   - mapsNewColumns: whether keys of JSON Lines that are first seen later are mapped when they
    ///     fit a field that has nothing so far. For a guess; a mapping file says all there is.
    ///   - policy: what becomes of rows by what is found in them.
    /// - Throws: columns that the source lacks or has twice, cycles, and that nothing gives
    ///   `name`, before anything is read.
    package init(
        _ mapping: Mapping,
        columns: [Column],
        format: SourceFormat = .csv,
        mapsNewColumns: Bool = false,
        table: FieldTable = .documented,
        policy: ProblemPolicy = .usual
    ) throws(MappingError) {
        self.mapping = mapping
        self.mapsNewColumns = mapsNewColumns && format == .jsonLines
        self.table = table
        self.policy = policy
        rules = table
        index = ColumnIndex(columns)
        compiled = try MappingCompiler.compile(mapping, index, isOpen: format == .jsonLines)
        adaptRules()
    }

    /// To be called after each change of the mapping.
    mutating func adaptRules() {
        if !policy.isStrict { rules = table.allowingAbsence(of: mapping.addressPartsNotGiven) }
        evaluator.habits = compiled.habits
        plainRows = table.hasPartialAddresses ? nil : PlainRows(compiled, rules, sound)
    }

    /// Columns that the mapping neither uses nor ignores, in the source's order.
    package var unusedColumns: [Column] {
        let ignored = Set(mapping.ignored.map(\.name))
        return index.columns.enumerated().filter { place, column in
            !compiled.usedColumns.contains(place) && !ignored.contains(column.name)
                && !ignored.contains("#\(column.position)")
        }.map(\.element)
    }

    /// Makes a customer of a record, with everything there is to say about it.
    ///
    /// - Parameter columns: the reader's columns when it gave this record.
    package mutating func map(_ record: Record, columns: [Column]) -> MappedRow {
        var row = MappedRow(row: record.number, line: record.line)
        if columns.count > index.columns.count { learn(columns, record) }
        if let damage = record.problem {
            let problem = Problem(code: Problem.Code(damage.code), text: damage.message)
            let gravity = policy.gravity(of: problem.code)
            row.findings.append(
                Finding(
                    problem,
                    gravity: gravity,
                    row: record.number,
                    position: damage.position
                )
            )
            // Of what is let through, the cells are as they should be.
            guard gravity < .held else { return row }
        }
        evaluator.begin(record, compiled.values)
        if isSkipped(record, &row) {
            row.isSkipped = true
            row.findings = []
            return row
        }
        evaluateFields(record)
        row.customer = customer()
        findFaults(record, &row)
        findProblems(record, &row)
        if record.hasArrays || record.hasValuelessCells || record.hasFigures {
            findOddCells(record, &row)
        }
        if record.isHidden { findHidden(record, &row) }
        findBusiness(record, &row)
        findDamage(record, &row)
        findLateColumns(record, &row)
        return row
    }

    /// Looks whether a row is valid and nothing is to be said of it, told from its bytes alone; nil
    /// says nothing.
    ///
    /// - Parameter columns: the reader's columns when it gave this record.
    func plainRow(_ record: Record, columns: [Column]) -> PlainRow? {
        guard !record.hasProblem, !record.hasArrays,
            !record.hasValuelessCells, !record.isHidden,
            !record.hasFigures || !record.hasFigures(in: compiled.usedColumns),
            columns.count == index.columns.count, !hasLateText(record)
        else { return nil }
        return plainRows?.look(at: record)
    }

    /// Writes the payload of a record that ``plainRow(_:columns:)`` has told to be plain.
    func writePayload(of record: Record, _ row: PlainRow, to json: inout JSONLine) {
        plainRows?.writePayload(of: record, row, to: &json)
    }

    /// The `external_id` of such a record.
    func externalID(ofPlain record: Record) -> String? { plainRows?.externalID(of: record) }

    /// Where a text can't be made that decides this, the row is invalid, and not left out.
    private func isSkipped(_ record: Record, _ row: inout MappedRow) -> Bool {
        compiled.skipConditions.contains { condition in
            let value = evaluator.value(of: condition.source, record)
            if let fault = value.fault {
                addFault(fault, of: "skip_when", cells: value.cell.map { [$0] } ?? [], record, &row)
                return false
            }
            let text = value.text
            switch condition.test {
            case .blank: return text == nil
            case .notBlank: return text != nil
            case .equals(let texts): return texts.contains(text ?? "")
            }
        }
    }

    private mutating func evaluateFields(_ record: Record) {
        for field in compiled.mappedFields {
            let place = field.place
            let cell = compiled.plainCells[place]
            if cell >= 0 {
                values[place] = evaluator.value(ofCell: cell, record)
            } else if let rule = compiled.fields[place] {
                values[place] = evaluator.value(of: rule, record)
            }
            values[place].clean(field.kind)
        }
    }
}
