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
