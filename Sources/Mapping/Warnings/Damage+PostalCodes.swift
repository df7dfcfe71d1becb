import Customers

/// Postal codes whose leading zero a spreadsheet took.
extension Damage {
    /// What is to be said of a postal code that seems to lack its leading zero; nil for any other.
    ///
    /// - Parameter state: of a row without a country. Where it is one of the US whose codes all begin with a zero,
    ///   there is no doubt: no other country's four digits stand beside `MA` or `New Jersey`.
    static func shortPostalCode(
        _ text: String,
        _ traits: TextTraits,
        country: String?,
        state: String? = nil
    ) -> Problem.Code? {
        let isNamed = country.map { countries.find($0) != nil } ?? false
        let country = !isNamed && state.map(beginsWithZero) == true ? "US" : country
        guard lacksLeadingZero(text, traits, country: country) else { return nil }
        return country.flatMap { countries.find($0) } == nil ? .shortPostalCode : .lostLeadingZero
    }

    private static func beginsWithZero(_ state: String) -> Bool {
        statesOfZeros.contains(state.lowercased().filter { $0 != "." })
    }

    /// By code and by name; the last three are islands, and forces in Europe.
    private static let statesOfZeros: Set<String> = [
        "ct", "ma", "me", "nh", "nj", "ri", "vt", "connecticut", "massachusetts", "maine",
        "new hampshire", "new jersey", "rhode island", "vermont", "mass", "conn", "pr",
        "puerto rico", "vi", "virgin islands", "us virgin islands", "ae",
    ]

    /// Three or four digits, alone, before `-1234` or `1234`, or with the `.0` of a number, where the
    /// country is the US or not given; fewer digits than its codes have where it is another one.
    private static func lacksLeadingZero(
        _ text: String,
        _ traits: TextTraits,
        country: String?
    ) -> Bool {
        guard traits.isDisjoint(with: [.letter, .nonASCII]) else {
            // `D-4103`, as in the days before countries had columns.
            guard let country, !traits.contains(.nonASCII), let hyphen = text.firstIndex(of: "-"),
                text[..<hyphen].count < 4, text[..<hyphen].allSatisfy(\.isLetter)
            else { return false }
            let rest = String(text[text.index(after: hyphen)...])
            return lacksLeadingZero(rest, TextTraits(rest.utf8), country: country)
        }
        let whole = text.hasSuffix(".0") ? text.utf8.dropLast(2) : text.utf8[...]
        let parts = whole.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard let first = parts.first, parts.count < 3,
            parts.allSatisfy({ $0.allSatisfy { (0x30...0x39).contains($0) } })
        else { return false }
        let code = country.flatMap { countries.find($0)?.code }
        if let code, !unitedStates.contains(code) {
            guard let length = lengths[code] else { return false }
            return parts.reduce(0) { $0 + $1.count } < length
        }
        guard parts.count == 2 else { return [3, 4, 7, 8].contains(first.count) }
        // `100-0001` is a whole one of Japan.
        return parts[1].count == 4 && (first.count == 4 || first.count == 3 && code != nil)
    }

    /// The US, and its territories, which have its postal codes.
    private static let unitedStates: Set<String> = ["US", "PR", "VI", "GU", "AS", "MP"]

    /// How many digits the codes of other countries have, of which the first may be a zero: those that have
    /// but one length (Universal Postal Union, postal addressing systems).
    private static let lengths: [String: Int] = [
        "DE": 5, "FR": 5, "IT": 5, "ES": 5, "FI": 5, "MX": 5, "TR": 5, "UA": 5, "KR": 5, "MY": 5,
        "LT": 5, "GT": 5, "LA": 5, "MM": 5, "MV": 5,
        "DZ": 5, "KE": 5, "LK": 5, "PE": 5, "VA": 5, "PL": 5, "SK": 5,
        "NO": 4, "AU": 4, "NZ": 4, "ZA": 4, "GE": 4, "AM": 4, "PH": 4, "DK": 4, "PA": 4,
        "RO": 6, "CN": 6, "CO": 6, "EC": 6, "KZ": 6, "SG": 6, "JP": 7, "BR": 8,
    ]

    private static let countries = Countries()
}
