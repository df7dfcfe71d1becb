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
        for problem in table.problems(in: row.customer) {
            let place = FieldLimits.place(of: problem.field)
            row.findings.append(
                finding(
                    .problem,
                    Finding.Code(problem.code),
                    problem.message,
                    record,
                    field: problem.field.rawValue,
                    compiled.fields[place]
                )
            )
        }
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
                    rule
                )
            )
        }
    }

    func findBusiness(_ record: Record, _ row: inout MappedRow) {
        guard let rule = compiled.businessID else { return }
        let text = evaluator.value(of: rule, record).text
        if let business = text.flatMap(BusinessID.init) {
            row.business = business
            return
        }
        let (code, message): (Finding.Code, String) =
            text == nil
            ? (.missingBusinessID, "is required, since the mapping takes it from a column")
            : (.badBusinessID, "is not a business id, which is biz_ and letters and digits")
        row.findings.append(
            finding(.problem, code, message, record, field: "business_id", rule)
        )
    }

    func findDamage(_ record: Record, _ row: inout MappedRow) {
        let severity: Finding.Severity = isStrict ? .problem : .warning
        for place in compiled.mappedPlaces {
            let value = values[place]
            guard let text = value.text, value.isFromRow else { continue }
            if value.isUnknownCountry {
                row.findings.append(
                    finding(
                        severity,
                        .unknownCountry,
                        "is no country that is known",
                        record,
                        field: limits.fields[place].rawValue,
                        compiled.fields[place]
                    )
                )
            }
            let isSure = SoundText.isSure(
                text.utf8,
                count: text.utf8.count,
                value.traits,
                limits.kinds[place],
                limit: limits.maximum[place] ?? .max
            )
            if !isSure { findDamage(text, at: place, record, severity, &row) }
        }
        findPartialAddresses(record, severity, &row)
    }

    private func findDamage(
        _ text: String,
        at place: Int,
        _ record: Record,
        _ severity: Finding.Severity,
        _ row: inout MappedRow
    ) {
        let field = limits.fields[place]
        let traits = values[place].traits
        var found = Damage.found(
            in: text,
            traits,
            field: field,
            limit: limits.maximum[place],
            country: country(of: field, row.customer)
        )
        if Damage.looksMisplaced(text, traits, in: field) { found.append(.shiftedColumns) }
        for damage in found {
            row.findings.append(
                finding(
                    severity,
                    damage.code,
                    damage.message,
                    record,
                    field: field.rawValue,
                    compiled.fields[place]
                )
            )
        }
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
            row.findings.append(
                finding(
                    severity,
                    Damage.partialAddress.code,
                    Damage.partialAddress.message,
                    record,
                    field: problem.field.rawValue,
                    compiled.fields[place]
                )
            )
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

    private func finding(
        _ severity: Finding.Severity,
        _ code: Finding.Code,
        _ message: String,
        _ record: Record,
        field: String,
        _ rule: CompiledRule?
    ) -> Finding {
        let cells = rule?.cells ?? []
        let column = cells.first.flatMap { cells.count == 1 ? index.columns[$0].name : nil }
        return Finding(
            severity: severity,
            code: code,
            field: field,
            column: column,
            row: record.number,
            position: cells.first.map { record.position(ofCell: $0) }
                ?? SourcePosition(line: record.line, column: 1),
            message: message
        )
    }
}
