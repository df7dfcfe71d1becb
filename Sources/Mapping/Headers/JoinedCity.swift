/// A column of cities with their states behind a slash, as Brazil's systems write them: `São Paulo/SP`
/// under `Cidade/UF`.
struct JoinedCity {
    /// 0-based.
    let column: Int

    /// Nil where no header says so, or where what the column holds says otherwise.
    init?(_ headers: [String], _ profiles: [ColumnProfile]) {
        guard profiles.count == headers.count else { return nil }
        let found = headers.indices.filter { place in
            let parts = headers[place].split(separator: "/").map { Trimming.trimmed(String($0)) }
            return parts.count == 2 && Self.cities.contains(parts[0].lowercased())
                && Self.states.contains(parts[1].lowercased())
                && profiles[place].citiesWithStates * 10 >= profiles[place].count * 9
                && profiles[place].citiesWithStates > 0
        }
        guard let column = found.first, found.count == 1 else { return nil }
        self.column = column
    }

    /// Whether a text has something before its last slash, and two capital letters behind it.
    static func isOne(_ text: String) -> Bool {
        guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")), slash != text.startIndex
        else {
            return false
        }
        let state = Trimming.trimmed(String(text[text.utf8.index(after: slash)...])).utf8
        return state.count == 2 && state.allSatisfy { (0x41...0x5A).contains($0) }
    }

    /// The text without a state at its end.
    func city(_ reference: String) -> Rule {
        Rule(
            .column(reference),
            transforms: [.replace(pattern: "\\s*/\\s*[A-Z]{2}$", with: "")]
        )
    }

    /// The state at the text's end; blank where there is none.
    func state(_ reference: String) -> Rule {
        Rule(
            .column(reference),
            transforms: [.replace(pattern: "^(?:.*/\\s*([A-Z]{2})|.*)$", with: "$1")]
        )
    }

    private static let cities: Set<String> = ["cidade", "município", "municipio", "city"]
    private static let states: Set<String> = ["uf", "estado", "state"]
}
