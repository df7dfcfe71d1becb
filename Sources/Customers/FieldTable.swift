/// Which fields have to be there: as the API page has it, or less.
///
/// Default: ``documented``. A user may relax it, since the service stays the judge.
package struct FieldTable: Hashable, Sendable {
    private var required: FieldSet
    private var requiredInAddress: FieldSet

    /// The rules of the API page "Create a new customer".
    package static let documented = FieldTable(
        required: FieldSet { $0.presence == .required },
        requiredInAddress: FieldSet { $0.presence == .requiredInAddress }
    )

    /// When a field has to be there.
    package func presence(of field: Field) -> Field.Presence {
        if required.contains(field) { return .required }
        return requiredInAddress.contains(field) ? .requiredInAddress : .optional
    }

    /// Whether parts of an address may be absent which the API's page asks for.
    package var hasPartialAddresses: Bool {
        requiredInAddress != Self.documented.requiredInAddress
    }

    /// The same table with some fields optional that it requires in an address.
    package func allowingAbsence(of fields: [Field]) -> FieldTable {
        var table = self
        table.requiredInAddress.subtract(FieldSet(fields))
        return table
    }

    /// The same table with no part of an address required.
    package var withPartialAddresses: FieldTable {
        FieldTable(required: required, requiredInAddress: [])
    }

    /// What is required and lacks in a customer that has these fields.
    package func missing(beside present: FieldSet) -> FieldSet {
        required.union(requiredInAddress.intersection(present.wholeAddresses)).subtracting(present)
    }
}

extension FieldTable {
    /// The problems of a customer, in the order of ``Field/allCases``; empty when it may be sent.
    ///
    /// - Parameter place: where a field's text is in the source.
    package func problems(
        in customer: NewCustomer,
        place: (Field) -> FieldPlace = { FieldPlace($0) }
    ) -> [Problem] {
        let missing = missing(beside: customer.fields)
        return Field.allCases.compactMap { field in
            guard let text = customer[field] else {
                return missing.contains(field) ? self.missing(field, place(field)) : nil
            }
            // No text has more characters than bytes, and bytes are known without counting.
            guard let limit = field.limit, text.utf8.count > limit,
                text.unicodeScalars.count > limit
            else { return nil }
            return Problem(
                code: .tooLong,
                field: field.path,
                text:
                    "\(place(field).subject) has \(text.unicodeScalars.count) characters, but the API"
                    + " allows only \(limit)."
            )
        }
    }

    private func missing(_ field: Field, _ place: FieldPlace) -> Problem {
        guard let address = field.address, presence(of: field) == .requiredInAddress else {
            return Problem(
                code: .missing,
                field: field.path,
                text: "This row has no \(field.words). The API wants one: \(place.remedy)."
            )
        }
        return Problem(
            code: .missing,
            field: field.path,
            text: "\(address.without(field)) The API wants one: \(place.remedy), or empty the whole"
                + " address."
        )
    }
}

extension FieldPlace {
    /// How an empty field gets its text, in the middle of a sentence.
    fileprivate var remedy: String {
        columns.isEmpty ? "map a column to \(field)" : "fill in \(text)"
    }
}

extension AddressKind {
    /// That a row's address lacks a part that belongs to it.
    package func without(_ field: Field) -> String {
        "This row has a \(rawValue) address without a \(field.words)."
    }
}

/// Some of a customer's fields.
package struct FieldSet: OptionSet, Hashable, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    package init(_ fields: [Field]) {
        self.init { fields.contains($0) }
    }

    /// The fields of which something holds.
    package init(where isMember: (Field) -> Bool) {
        var bits: UInt32 = 0
        for field in Field.allCases where isMember(field) { bits |= field.bit }
        rawValue = bits
    }

    package func contains(_ field: Field) -> Bool { rawValue & field.bit != 0 }

    /// All parts of the addresses that one of these fields is a part of.
    package var wholeAddresses: FieldSet {
        var parts: UInt32 = 0
        for address in Self.addresses where rawValue & address.rawValue != 0 {
            parts |= address.rawValue
        }
        return FieldSet(rawValue: parts)
    }

    private static let addresses = AddressKind.allCases.map { FieldSet($0.fields) }
}

extension Field {
    /// The field's bit in a ``FieldSet``.
    package var bit: UInt32 { 1 << UInt32(rawValue) }
}
