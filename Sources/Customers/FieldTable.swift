/// What the API asks of each field: the one place that holds its rules.
///
/// Default: ``documented``. A user may relax it, since the service stays the judge.
package struct FieldTable: Hashable, Sendable {
    /// The rule for one field.
    package struct Rule: Hashable, Sendable {
        /// When the field has to be there.
        package var presence: Presence
        /// The most characters (Unicode scalars) that the field may have, nil without a limit.
        package var maximumLength: Int?

        package init(_ presence: Presence, maximumLength: Int? = nil) {
            self.presence = presence
            self.maximumLength = maximumLength
        }
    }

    /// When a field has to be there.
    package enum Presence: Hashable, Sendable {
        case required
        /// Required as soon as any other part of the same address is there.
        case requiredInAddress
        case optional
    }

    private var rules: [Field: Rule]

    /// A table of the given rules; a field without one is optional and has no limit.
    package init(_ rules: [Field: Rule]) {
        self.rules = rules
    }

    package subscript(field: Field) -> Rule {
        get { rules[field] ?? Rule(.optional) }
        set { rules[field] = newValue }
    }

    /// The rules of the API page "Create a new customer".
    ///
    /// The page prints `street_2` last in each address example, where generators put what is
    /// optional, so the other five parts are required in an address that is there.
    package static let documented: FieldTable = {
        var rules: [Field: Rule] = [
            .name: Rule(.required, maximumLength: 255),
            .externalID: Rule(.optional, maximumLength: 255),
            .email: Rule(.optional, maximumLength: 255),
            .phoneNumber: Rule(.optional, maximumLength: 32),
        ]
        for part in AddressPart.allCases {
            let rule = Rule(part == .street2 ? .optional : .requiredInAddress)
            rules[.billing(part)] = rule
            rules[.shipping(part)] = rule
        }
        return FieldTable(rules)
    }()

    /// Whether parts of an address may be absent which the API's page asks for.
    package var hasPartialAddresses: Bool {
        Field.allCases.contains { field in
            Self.documented[field].presence == .requiredInAddress
                && self[field].presence == .optional
        }
    }

    /// The same table with some fields optional that it requires in an address.
    package func allowingAbsence(of fields: [Field]) -> FieldTable {
        var table = self
        for field in fields where table[field].presence == .requiredInAddress {
            table[field].presence = .optional
        }
        return table
    }

    /// The same table with no part of an address required.
    package var withPartialAddresses: FieldTable {
        FieldTable(
            rules.mapValues { rule in
                rule.presence == .requiredInAddress
                    ? Rule(.optional, maximumLength: rule.maximumLength) : rule
            }
        )
    }
}
