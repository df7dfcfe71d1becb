import Customers
import Spreadsheet

extension RowMapper {
    /// The texts of the fields of the record at hand, as a customer.
    ///
    /// Constants and defaults alone make no address: without a part from the row there is none.
    func customer() -> NewCustomer {
        NewCustomer(
            name: values[0].text,
            externalID: values[1].text,
            email: values[2].text,
            billingAddress: address(at: 4),
            shippingAddress: address(at: 10),
            phoneNumber: values[3].text
        )
    }

    /// The six parts from a place on, in the order of ``AddressPart/allCases``.
    private func address(at start: Int) -> Address? {
        guard values[start..<start + 6].contains(where: { $0.isFromRow && $0.text != nil }) else {
            return nil
        }
        return Address(
            street1: values[start].text,
            city: values[start + 2].text,
            state: values[start + 3].text,
            postalCode: values[start + 4].text,
            country: values[start + 5].text,
            street2: values[start + 1].text
        )
    }

    func findProblems(_ record: Record, _ row: inout MappedRow) {
        guard limits.mayBreak(row.customer) else { return }
        for problem in rules.problems(in: row.customer) {
            let place = FieldLimits.place(of: problem.field)
            row.findings.append(
                finding(.problem, Finding.Code(problem.code), problem.message, record, place)
            )
        }
    }

    /// Texts that couldn't be made as the mapping says.
    func findFaults(_ record: Record, _ row: inout MappedRow) {
        for place in compiled.mappedPlaces {
            guard let fault = values[place].fault else { continue }
            row.findings.append(finding(.problem, fault.code, fault.message, record, place))
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
                .problem,
                fault.code,
                fault.message,
                record,
                field: field,
                cells: cells,
                text: nil
            )
        )
    }

    /// JSON arrays where a field's text should be: what they hold may be several texts, or none.
    func findArrays(_ record: Record, _ row: inout MappedRow) {
        for (place, rule) in compiled.fields.enumerated() {
            guard let rule, rule.cells.contains(where: record.isArray) else { continue }
            row.findings.append(
                finding(
                    .problem,
                    .listValue,
                    "is a list in the source, not one text",
                    record,
                    field: limits.fields[place].rawValue,
                    cells: rule.cells.filter(record.isArray),
                    text: nil
                )
            )
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
        let (code, message): (Finding.Code, String) =
            value.text == nil
            ? (.missingBusinessID, "is required, since the mapping takes it from a column")
            : (.badBusinessID, "is not a business id, which is biz_ and letters and digits")
        row.findings.append(
            finding(
                .problem,
                code,
                message,
                record,
                field: "business_id",
                cells: value.cell.map { [$0] } ?? rule.cells,
                text: value.text
            )
        )
    }

    func findDamage(_ record: Record, _ row: inout MappedRow) {
        let severity: Finding.Severity = isStrict ? .problem : .warning
        for place in compiled.mappedPlaces {
            let value = values[place]
            guard let text = value.text, value.isFromRow else { continue }
            if value.isUnknownCountry {
                let message = "is no country that is known"
                row.findings.append(finding(severity, .unknownCountry, message, record, place))
            }
            var known: Set<Damage> = []
            if !value.pieces.isEmpty {
                known = findDamage(in: value.pieces, at: place, record, severity, &row)
            }
            guard !isSure(text, value.traits, place) else { continue }
            for damage in damage(in: text, value.traits, at: place, row.customer)
            where !known.contains(damage) {
                row.findings.append(finding(severity, damage.code, damage.message, record, place))
            }
        }
        findPartialAddresses(record, severity, &row)
    }

    private func isSure(_ text: String, _ traits: TextTraits, _ place: Int) -> Bool {
        SoundText.isSure(
            text.utf8,
            count: text.utf8.count,
            traits,
            limits.kinds[place],
            limit: limits.cut[place]
        )
    }

    private func damage(
        in text: String,
        _ traits: TextTraits,
        at place: Int,
        _ customer: NewCustomer
    ) -> [Damage] {
        let field = limits.fields[place]
        var found = Damage.found(
            in: text,
            traits,
            field: field,
            cut: limits.cut[place],
            country: country(of: field, customer)
        )
        if Damage.looksMisplaced(text, traits, in: field) { found.append(.shiftedColumns) }
        return found
    }

    /// Finds what was wrong with a text before it was joined with others or changed.
    ///
    /// - Returns: the kinds that were found.
    private func findDamage(
        in pieces: [RowEvaluator.Piece],
        at place: Int,
        _ record: Record,
        _ severity: Finding.Severity,
        _ row: inout MappedRow
    ) -> Set<Damage> {
        var known: Set<Damage> = []
        for piece in pieces where !isSure(piece.text, piece.traits, place) {
            let found = damage(in: piece.text, piece.traits, at: place, row.customer)
            for damage in found where damage.outlastsChanges && known.insert(damage).inserted {
                row.findings.append(
                    finding(
                        severity,
                        damage.code,
                        damage.message,
                        record,
                        field: limits.fields[place].rawValue,
                        cells: piece.cell.map { [$0] } ?? compiled.fields[place]?.cells ?? [],
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
        _ severity: Finding.Severity,
        _ row: inout MappedRow
    ) {
        guard limits.isRelaxed else { return }
        let strict = FieldTable.documented.problems(in: row.customer)
        for problem in strict where problem.code == .missing && problem.field != .name {
            let place = FieldLimits.place(of: problem.field)
            let damage = Damage.partialAddress
            row.findings.append(finding(severity, damage.code, damage.message, record, place))
        }
    }

    private func country(of field: Field, _ customer: NewCustomer) -> String? {
        switch field {
        case .billing: customer.billingAddress?.country
        case .shipping: customer.shippingAddress?.country
        default: nil
        }
    }

    /// The header of the one column that gives `external_id`; nil where there isn't one.
    var externalIDColumn: String? {
        let rule = compiled.fields[FieldLimits.place(of: .externalID)]
        return rule.flatMap { $0.cells.count == 1 ? index.columns[$0.cells[0]].name : nil }
    }

    /// Something about a field of the record at hand, and the cell that it comes from.
    private func finding(
        _ severity: Finding.Severity,
        _ code: Finding.Code,
        _ message: String,
        _ record: Record,
        _ place: Int
    ) -> Finding {
        let value = values[place]
        return finding(
            severity,
            code,
            message,
            record,
            field: limits.fields[place].rawValue,
            cells: value.cell.map { [$0] } ?? compiled.fields[place]?.cells ?? [],
            text: value.text
        )
    }

    private func finding(
        _ severity: Finding.Severity,
        _ code: Finding.Code,
        _ message: String,
        _ record: Record,
        field: String,
        cells: [Int],
        text: String?
    ) -> Finding {
        Finding(
            severity: severity,
            code: code,
            field: field,
            column: cells.first.flatMap { cells.count == 1 ? index.columns[$0].name : nil },
            row: record.number,
            position: cells.first.map { record.position(ofCell: $0) }
                ?? SourcePosition(line: record.line, column: 1),
            message: message,
            text: text
        )
    }
}
