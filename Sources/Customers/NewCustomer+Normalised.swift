extension NewCustomer {
    /// The customer as the service keeps it: texts trimmed, blank ones absent, and an address
    /// without a part left out. Two customers are the same in every field where these are equal.
    package var normalised: NewCustomer {
        var normalised = NewCustomer()
        for field in Field.allCases {
            normalised[field] = self[field].map(Self.trimmed)
        }
        return normalised
    }

    /// The text without white space and control characters at its ends.
    package static func trimmed(_ text: String) -> String {
        let isPlain = text.utf8.first.map { $0 > 0x20 && $0 < 0x7F } ?? true
        if isPlain, text.utf8.last.map({ $0 > 0x20 && $0 < 0x7F }) ?? true { return text }
        func isBlank(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
        }
        var scalars = text.unicodeScalars[...]
        while let first = scalars.first, isBlank(first) { scalars.removeFirst() }
        while let last = scalars.last, isBlank(last) { scalars.removeLast() }
        return String(scalars)
    }
}
