import Foundation

/// The countries of ISO 3166-1, found by code or by any usual name.
struct Countries {
    struct Country: Hashable, Sendable {
        /// Alpha-2.
        var code: String
        /// The English short name.
        var name: String
    }

    private let byKey: [String: Country]

    init() {
        var byKey: [String: Country] = [:]
        for line in Self.table.split(separator: "\n") {
            let parts = line.split(separator: "|").map(String.init)
            guard parts.count >= 3 else { continue }
            let country = Country(code: parts[0], name: parts[2])
            for key in parts { byKey[Self.key(key)] = country }
        }
        self.byKey = byKey
    }

    /// The country of a name or code, case, accents and punctuation aside; nil for any other text.
    func find(_ text: String) -> Country? {
        byKey[Self.key(text)]
    }

    private static func key(_ text: String) -> String {
        let folded = text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
            .replacingOccurrences(of: "&", with: "and")
        let letters = folded.filter { $0.isLetter }
        return letters.hasPrefix("the") && letters.count > 3
            ? String(letters.dropFirst(3)) : letters
    }
}
