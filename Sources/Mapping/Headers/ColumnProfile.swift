import Spreadsheet

/// What a column holds in the first rows, as far as it tells which field it can't be.
package struct ColumnProfile: Sendable {
    /// How many rows have a text in it.
    private(set) var count = 0
    /// How many of these texts have a letter, a digit, at least three digits, an `@` in them.
    private(set) var withLetters = 0
    private(set) var withDigits = 0
    private(set) var withThreeDigits = 0
    private(set) var withAtSign = 0
    /// How many are words that say how something is: “active”.
    private(set) var statusWords = 0
    /// How many a street's number may be: `12`, `12a`, `12-14`.
    private(set) var houseNumbers = 0
    /// How many are countries as Odoo names its records: `base.de`.
    private(set) var odooCountries = 0
    /// How many are a place and its state's two letters: `São Paulo/SP`.
    private(set) var citiesWithStates = 0
    private var distinct: Set<String> = []
    private(set) var hasSpaces = false
    /// Whether they count the rows: 1, 2, 3.
    private(set) var isCounting = true

    package init(_ texts: [String]) {
        for text in texts {
            let text = Trimming.trimmed(text)
            if !text.isEmpty { add(text) }
        }
    }

    /// The profile of each column.
    package static func all(_ records: [Record], columns: Int) -> [ColumnProfile] {
        (0..<columns).map { column in
            ColumnProfile(records.compactMap { $0[cell: column] })
        }
    }

    /// How many texts differ from each other.
    var distinctCount: Int { distinct.count }

    /// Whether there are texts, none of which has a letter but all of which have a digit.
    var isOnlyNumbers: Bool { count > 0 && withLetters == 0 && withDigits == count }

    var hasWords: Bool { withLetters * 2 > count }

    /// Whether half of the texts or more are countries by name or code. Each is looked up anew.
    var holdsCountries: Bool {
        let known = Countries()
        return distinct.count { known.find($0) != nil } * 2 >= distinct.count
    }

    var holdsOdooCountries: Bool { count > 0 && odooCountries == count }

    private mutating func add(_ text: String) {
        count += 1
        isCounting = isCounting && text == String(count)
        distinct.insert(text)
        var digits = 0
        var hasLetter = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isAlphabetic {
                hasLetter = true
            } else if scalar.properties.numericType == .decimal {
                digits += 1
            } else if scalar.properties.isWhitespace {
                hasSpaces = true
            }
        }
        if hasLetter { withLetters += 1 }
        if digits > 0 { withDigits += 1 }
        if digits > 2 { withThreeDigits += 1 }
        if text.contains("@") { withAtSign += 1 }
        if Self.statuses.contains(text.lowercased()) { statusWords += 1 }
        if digits > 0, text.utf8.count < 10, text.first?.isNumber == true { houseNumbers += 1 }
        if JoinedCity.isOne(text) { citiesWithStates += 1 }
        if text.utf8.count == 7, text.hasPrefix("base.") { odooCountries += 1 }
    }

    /// In the languages in which the word for a state also says how something is.
    private static let statuses: Set<String> = [
        "active", "inactive", "open", "closed", "pending", "enabled", "disabled", "new", "blocked",
        "activo", "activa", "inactivo", "inactiva", "pendiente", "bloqueado", "baja", "alta",
        "ativo", "ativa", "inativo", "inativa", "pendente", "bloqueada",
        "aktiv", "inaktiv", "gesperrt", "offen", "attivo", "inattivo", "actif", "inactif",
    ]
}
