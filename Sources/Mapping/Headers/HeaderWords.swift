import Foundation

/// A header taken apart into plain lower-case words, so that spelling doesn't matter.
///
/// `Zip / Postal Code`, `zip_postal_code` and `ZipPostalCode` give the same words.
struct HeaderWords: Hashable, Sendable {
    let words: [String]

    init(_ header: String) {
        let folded = header.replacingOccurrences(of: "ß", with: "ss")
            .folding(options: .diacriticInsensitive, locale: nil)
        words = Self.split(folded).compactMap(Self.canonical)
    }

    init(words: [String]) {
        self.words = words
    }

    /// The words with single spaces between them: the key of the synonym tables.
    var phrase: String { words.joined(separator: " ") }

    /// Splits at anything but letters and digits, between `aB`, `ABc` and `a1`.
    private static func split(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        var previous: Character?
        let characters = Array(text)
        for (index, character) in characters.enumerated() {
            guard character.isLetter || character.isNumber else {
                if character == "'" || character == "’" { continue }
                if !word.isEmpty { words.append(word) }
                word = ""
                previous = nil
                if character == "#" { words.append("number") }
                continue
            }
            let next = index + 1 < characters.count ? characters[index + 1] : nil
            if let previous, breaks(previous, character, next), !word.isEmpty {
                words.append(word)
                word = ""
            }
            word += character.lowercased()
            previous = character
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    private static func breaks(_ before: Character, _ here: Character, _ next: Character?) -> Bool {
        if before.isNumber != here.isNumber { return true }
        guard here.isUppercase else { return false }
        if before.isLowercase { return true }
        return before.isUppercase && (next?.isLowercase ?? false)
    }

    /// One spelling for words that have several; nil for words that say nothing.
    private static func canonical(_ word: String) -> String? {
        if noise.contains(word) { return nil }
        return spellings[word] ?? word
    }

    /// Words that change nothing, and the vendors that put their own name before a field's.
    private static let noise: Set<String> = [
        "required", "optional", "the", "your", "s",
        "shopify", "stripe", "square", "hubspot", "quickbooks", "xero", "zoho", "salesforce",
        "freshbooks", "housecall", "jobber", "servicetitan", "mailchimp",
    ]

    private static let spellings: [String: String] = [
        "addr": "address", "adress": "address", "adresse": "address", "addresses": "address",
        "direccion": "address", "anschrift": "address",
        "numbers": "number", "no": "number", "nr": "number", "num": "number", "nbr": "number",
        "tel": "telephone", "telefon": "telephone", "telefono": "telephone", "fon": "telephone",
        "ph": "phone", "phones": "phone", "handy": "mobile", "mobil": "mobile",
        "mobiltelefon": "mobile", "portable": "mobile", "mob": "mobile",
        "kundennr": "kundennummer", "one": "1", "two": "2", "three": "3",
        "acct": "account", "acc": "account", "cust": "customer", "org": "organization",
        "organisation": "organization", "co": "company",
        "mail": "email", "mails": "email", "emails": "email",
        "zipcode": "zip", "postalcode": "postcode",
        "strasse": "street", "str": "street", "rue": "street",
        "calle": "street", "suburb": "city", "telephones": "telephone",
        "firstname": "first name", "middlename": "middle name", "fname": "first name",
        "lname": "last name",
        "lastname": "last name", "fullname": "full name",
        "ids": "id", "lieferadresse": "shipping address", "rechnungsadresse": "billing address",
        "lieferanschrift": "shipping address", "rechnungsanschrift": "billing address",
        "rechnung": "billing", "lieferung": "shipping", "facturation": "billing",
        "livraison": "shipping", "facturacion": "billing", "envio": "shipping",
    ]
}
