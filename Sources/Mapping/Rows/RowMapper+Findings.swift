import Customers
import Spreadsheet

extension RowMapper {
    /// The texts of the fields of the record at hand, as a customer.
    ///
    /// Constants and defaults alone make no address: without a part from the row there is none.
    func customer() -> NewCustomer {
        let given = FieldSet { values[$0.place].isFromRow && values[$0.place].text != nil }
            .wholeAddresses
        return NewCustomer { field in
            field.address == nil || given.contains(field) ? values[field.place].text : nil
        }
    }

    func findProblems(_ record: Record, _ row: inout MappedRow) {
        for problem in rules.problems(in: row.customer, place: place(of:)) {
            guard let field = problem.field.flatMap(Field.init(path:)) else { continue }
            row.findings.append(finding(problem.code, problem.text, record, field))
        }
    }

    /// Texts that couldn't be made as the mapping says.
    func findFaults(_ record: Record, _ row: inout MappedRow) {
        for field in compiled.mappedFields {
            guard let fault = values[field.place].fault else { continue }
            let message = fault.message(in: place(of: field))
            row.findings.append(finding(fault.code, message, record, field))
        }
    }

    /// The same for a text that isn't a field's.
    func addFault(
        _ fault: TransformFault,
        of field: String,
        cells: [Int],
        _ record: Record,
        _ row: inout MappedRow
    ) {
        row.findings.append(
            finding(
                fault.code,
                fault.message(in: place(of: field, in: cells)),
                record,
                field: field,
                cells: cells,
                text: nil
            )
        )
    }

    /// That the sheet doesn't show the row.
    func findHidden(_ record: Record, _ row: inout MappedRow) {
        row.findings.append(
            Finding(
                Problem(.hiddenRow),
                gravity: policy.gravity(of: .hiddenRow),
                row: record.number,
                position: record.start
            )
        )
    }

    /// JSON arrays where a field's text should be, of which it isn't known what they hold, and formulas
    /// without their value; and numbers that mean something else than a text's digits.
    func findOddCells(_ record: Record, _ row: inout MappedRow) {
        let kinds: [(Problem.Code, (Int) -> Bool)] = [
            (.listValue, record.isArray), (.noValue, record.isValueless),
            (.figure, record.isFigure),
        ]
        for field in compiled.mappedFields {
            guard let rule = compiled.fields[field.place] else { continue }
            for (code, isOdd) in kinds where rule.cells.contains(where: isOdd) {
                let cells = rule.cells.filter(isOdd)
                row.findings.append(
                    finding(
                        code,
                        code.sentence(in: place(of: field.path, in: cells)),
                        record,
                        field: field.path,
                        cells: cells,
                        text: nil
                    )
                )
            }
        }
    }

    func findBusiness(_ record: Record, _ row: inout MappedRow) {
        guard let rule = compiled.businessID else { return }
        let value = evaluator.value(of: rule, record)
        if let fault = value.fault {
            let cells = value.cell.map { [$0] } ?? rule.cells
            return addFault(fault, of: "business_id", cells: cells, record, &row)
        }
        if let business = value.text.flatMap(BusinessID.init) {
            row.business = business
            return
        }
        let code: Problem.Code = value.text == nil ? .missingBusinessID : .badBusinessID
        let cells = value.cell.map { [$0] } ?? rule.cells
        row.findings.append(
            finding(
                code,
                code.sentence(in: place(of: "business_id", in: cells)),
                record,
                field: "business_id",
                cells: cells,
                text: value.text
            )
        )
    }

    func findDamage(_ record: Record, _ row: inout MappedRow) {
        for field in compiled.mappedFields {
            let value = values[field.place]
            guard value.isFromRow else { continue }
            for mark in value.marks { row.findings.append(finding(mark, record, field)) }
            guard let text = value.text else { continue }
            var known: Set<Problem.Code> = []
            if !value.pieces.isEmpty {
                known = findDamage(in: value.pieces, of: text, field, record, &row)
            }
            guard !isSure(text, value.traits, field) || lacksDigits(text, field) else {
                continue
            }
            for damage in damage(in: text, value.traits, field, row.customer)
            where !known.contains(damage) {
                row.findings.append(finding(damage, record, field))
            }
        }
        findPartialAddresses(record, &row)
    }

    private func isSure(_ text: String, _ traits: TextTraits, _ field: Field) -> Bool {
        sound.isSure(text, traits, field.kind, limit: field.usualLimit)
    }

    private func damage(
        in text: String,
        _ traits: TextTraits,
        _ field: Field,
        _ customer: NewCustomer
    ) -> [Problem.Code] {
        let country = field.address.flatMap { customer[$0.field(.country)] }
        let state = field.address.flatMap { customer[$0.field(.state)] }
        var found = Damage.found(in: text, traits, field: field, country: country, state: state)
        if lacksDigits(text, field) {
            found.removeAll { $0 == .shortPostalCode }
            if country == nil, !found.contains(.lostLeadingZero) { found.append(.lostLeadingZero) }
        }
        if Damage.looksMisplaced(text, traits, in: field) { found.append(.shiftedColumns) }
        return found
    }

    /// Whether a number has fewer digits than the others of its column.
    private func lacksDigits(_ text: String, _ field: Field) -> Bool {
        guard !compiled.habits.isEmpty, field.kind == .identifier || field.kind == .postalCode,
            let cell = values[field.place].cell, let habits = compiled.habits(of: cell)
        else { return false }
        return habits.lacksDigits(text)
    }

    /// Finds what was wrong with the texts that were joined or changed to a text.
    ///
    /// - Returns: the kinds that were found.
    private func findDamage(
        in pieces: [RowEvaluator.Piece],
        of text: String,
        _ field: Field,
        _ record: Record,
        _ row: inout MappedRow
    ) -> Set<Problem.Code> {
        var known: Set<Problem.Code> = []
        for piece in pieces where !isSure(piece.text, piece.traits, field) {
            let found = damage(in: piece.text, piece.traits, field, row.customer)
            let cells = piece.cell.map { [$0] } ?? compiled.fields[field.place]?.cells ?? []
            for damage in found
            where damage.outlastsChanges
                || damage.outlastsJoining && Damage.holds(text, apart: piece.text)
            {
                guard known.insert(damage).inserted else { continue }
                row.findings.append(
                    finding(
                        damage,
                        damage.sentence(in: place(of: field.path, in: cells)),
                        record,
                        field: field.path,
                        cells: cells,
                        text: piece.text
                    )
                )
            }
        }
        return known
    }

    /// Parts that the API's page asks for and a relaxed table doesn't.
    private func findPartialAddresses(
        _ record: Record,
        _ row: inout MappedRow
    ) {
        guard table.hasPartialAddresses else { return }
        let missing = FieldTable.documented.missing(beside: row.customer.fields)
        for field in Field.allCases where missing.contains(field) {
            guard let address = field.address else { continue }
            let message = "\(address.without(field)) It is sent all the same."
            row.findings.append(finding(.partialAddress, message, record, field))
        }
    }

    /// The 0-based column that alone gives `external_id`; nil where there isn't one.
    var externalIDCell: Int? {
        let rule = compiled.fields[Field.externalID.place]
        return rule.flatMap { $0.cells.count == 1 ? $0.cells[0] : nil }
    }

    /// The cells that a field's text of the record at hand comes from.
    private func cells(of field: Field) -> [Int] {
        values[field.place].cell.map { [$0] } ?? compiled.fields[field.place]?.cells ?? []
    }

    private func place(of field: Field) -> FieldPlace {
        place(of: field.path, in: cells(of: field))
    }

    private func place(of field: String, in cells: [Int]) -> FieldPlace {
        FieldPlace(field, cells: cells, of: index.columns)
    }

    /// Something about a field of the record at hand, and the cell that it comes from.
    private func finding(
        _ code: Problem.Code,
        _ message: String,
        _ record: Record,
        _ field: Field
    ) -> Finding {
        finding(
            code,
            message,
            record,
            field: field.path,
            cells: cells(of: field),
            text: values[field.place].text
        )
    }

    private func finding(
        _ code: Problem.Code,
        _ message: String,
        _ record: Record,
        field: String,
        cells: [Int],
        text: String?
    ) -> Finding {
        Finding(
            Problem(code: code, field: field, text: message),
            gravity: policy.gravity(of: code),
            column: cells.first.flatMap { cells.count == 1 ? index.columns[$0].name : nil },
            row: record.number,
            position: cells.first.map { record.position(ofCell: $0) }
                ?? record.start,
            text: text
        )
    }

    /// A problem of which there is no more to say than what its code means.
    private func finding(_ code: Problem.Code, _ record: Record, _ field: Field) -> Finding {
        finding(code, code.sentence(in: place(of: field)), record, field)
    }
}
