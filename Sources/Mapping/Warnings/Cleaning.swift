import Customers

/// What can be taken off a text without a doubt, since it can be no part of what the field holds: marks
/// that nobody sees in a phone, an e-mail address, an id or a postal code, the `mailto:` and `tel:` of links,
/// and the brackets that mail has around an address.
enum Cleaning {
    /// The text without what can't belong to it; nil where there is nothing of the kind.
    ///
    /// - Parameters:
    ///   - text: trimmed and not blank.
    ///   - traits: of that text.
    static func cleaned(_ text: String, _ traits: TextTraits, _ kind: Field.Kind) -> String? {
        guard mayHold(kind), !traits.isDisjoint(with: [.nonASCII, .spreadsheetMark, .entityMark])
        else {
            return nil
        }
        var result = text
        if traits.contains(.nonASCII), Damage.hasInvisible(text, kind) {
            result = withoutMarks(text)
        }
        if let scheme = scheme(of: kind), result.lowercased().hasPrefix(scheme) {
            result = String(result.unicodeScalars.dropFirst(scheme.utf8.count).prefix { $0 != "?" })
        }
        if kind == .email, result.hasPrefix("<"), result.hasSuffix(">") {
            result = String(result.dropFirst().dropLast())
        }
        result = Trimming.trimmed(result)
        return result == text ? nil : result
    }

    private static func mayHold(_ kind: Field.Kind) -> Bool {
        switch kind {
        case .phone, .email, .identifier, .postalCode: true
        case .name, .street, .place: false
        }
    }

    private static func scheme(of kind: Field.Kind) -> String? {
        switch kind {
        case .email: "mailto:"
        case .phone: "tel:"
        default: nil
        }
    }

    /// Also without the joiners and forms that some scripts need, and ids don't.
    private static func withoutMarks(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { !Damage.isInvisible($0) }))
    }
}
