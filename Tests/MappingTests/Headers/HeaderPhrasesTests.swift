import Foundation
import Testing

@testable import Mapping

/// Holds the list that people correct to its own rules, so that a slip in it shows at once.
private let lexicon = HeaderLexicon(HeaderPhrases.text)

@Test func `every line of the list of headers is read`() {
    #expect(lexicon.unreadable == [])
    #expect(lexicon.english.lines.count > 50)
    #expect(lexicon.languages.count >= 30)
    #expect(lexicon.languages.count <= SynonymIndex.Languages.bitWidth)
}

@Test func `the languages stand in the order of their names, and their lines in one order`() {
    let names = lexicon.languages.map(\.name)
    #expect(names == names.sorted())
    let order = [
        "customer name", "customer", "company name", "legal name", "trading name", "name",
        "full name", "first name", "middle name", "last name", "second last name", "contact",
        "external id",
        "customer number", "customer code", "member number", "account number", "email", "phone",
        "work phone", "contact phone", "mobile", "address", "street", "street and number",
        "house number", "number", "code", "unit number", "street 1", "street 2", "city", "suburb",
        "state",
        "postal code", "country", "country code", "billing", "billing address", "shipping",
        "shipping address", "work", "home", "no meaning",
    ]
    for language in lexicon.languages {
        let meanings = language.lines.map(\.meaning)
        #expect(meanings == order.filter(meanings.contains), "\(language.name)")
    }
}

@Test(arguments: lexicon.languages.map(\.name))
func `a language says what a phrase means once, and has what a customer needs`(
    _ name: String
) throws {
    let language = try #require(lexicon.languages.first { $0.name == name })
    var seen: [String: String] = [:]
    for line in language.lines where line.meaning != "no meaning" {
        for phrase in line.phrases {
            let key = HeaderWords.split(phrase.text).joined(separator: " ")
            #expect(!key.isEmpty, "\(phrase.text)")
            let other = seen.updateValue(line.meaning, forKey: key)
            #expect(other == nil || other == line.meaning, "“\(phrase.text)” is \(other ?? "") too")
        }
    }
    let meanings = Set(language.lines.map(\.meaning))
    #expect(!meanings.isDisjoint(with: ["name", "company name"]))
    #expect(meanings.isSuperset(of: ["email", "phone", "address", "city", "country"]))
}

@Test func `every meaning that a language gives is one of the English list`() {
    let index = SynonymIndex.shared
    let words: Set<String> = [
        "customer", "address", "number", "code", "work", "home", "no meaning",
    ]
    for meaning in Set(lexicon.languages.flatMap { $0.lines.map(\.meaning) }).subtracting(words) {
        let phrase = index.canonical(HeaderWords.split(meaning)).joined(separator: " ")
        #expect(
            HeaderReading(meaning).hasMeaning || index.blocks[phrase] != nil,
            "\(meaning)"
        )
    }
}

@Test(arguments: [
    ("Zip / Postal Code", ["zip", "postal", "code"]), ("ZipPostalCode", ["zip", "postal", "code"]),
    ("address1", ["address", "1"]), ("ORT01", ["ort", "1"]), ("Straße", ["strasse"]),
    ("PREMIÈRE ADRESSE", ["premiere", "adresse"]), ("ＴＥＬ", ["tel"]), ("住所２", ["住所", "2"]),
    ("ŞEHİR", ["sehir"]), ("Şehır", ["sehir"]), ("ΠΕΛΆΤΗΣ", ["πελατησ"]), ("Πελάτης", ["πελατησ"]),
    ("N° client", ["number", "client"]), ("N.º cliente", ["number", "cliente"]),
    ("№ клиента", ["number", "клиента"]), ("Nº", ["number"]), ("Phone #", ["phone", "number"]),
    ("Phone #2", ["phone", "2"]), ("E-Mail", ["email"]), ("e_mail", ["email"]), ("〒", ["郵便番号"]),
    ("_address_telephone", ["address", "telephone"]), ("Ім'я", ["імя"]), ("Ім’я", ["імя"]),
    ("", []), ("🦊", []),
])
func `a header is taken apart whatever its script, case and marks`(
    _ header: String,
    _ words: [String]
) {
    #expect(HeaderWords.split(header) == words)
}

@Test func `accents are taken off by the program's own table as by Foundation`() {
    let own: Set<Unicode.Scalar> = ["ß", "ı", "ø", "Ø", "æ", "Æ", "œ", "Œ", "ł", "Ł", "đ", "Đ"]
    for value in UInt32(0xC0)..<0x180 {
        guard let scalar = Unicode.Scalar(value), !own.contains(scalar),
            scalar.properties.isAlphabetic
        else { continue }
        let folded = String(Character(scalar)).folding(options: .diacriticInsensitive, locale: nil)
        #expect(HeaderWords.split(String(Character(scalar))) == HeaderWords.split(folded))
    }
}

@Test(arguments: [
    ("companyname", "company name"), ("phonenumber", "phone_number"), ("emailaddress", "email"),
    ("customercode", "external_id"), ("customernumber", "external_id"), ("displayname", "name"),
    ("zipcode", "billing_address.postal_code"), ("streetaddress", "billing_address.street_1"),
    ("billingpostalcode", "billing_address.postal_code"),
    ("shippingcity", "shipping_address.city"), ("mobilephonenumber", "phone_number"),
    ("Telefonnummer", "phone_number"), ("RechnungsPLZ", "billing_address.postal_code"),
    ("Lieferort", "shipping_address.city"), ("LIEFERSTRASSE", "shipping_address.street_1"),
    ("Lieferland", "shipping_address.country"), ("Kundennr", "external_id"),
    ("Leveransadress", "shipping_address.street_1"),
    ("Fakturapostnummer", "billing_address.postal_code"),
    ("Afleveradres", "shipping_address.street_1"), ("請求先郵便番号", "billing_address.postal_code"),
    ("送货城市", "shipping_address.city"), ("배송지주소", "shipping_address.street_1"),
    ("Customer Names", "name"), ("Phone Numbers", "phone_number"), ("Emails", "email"),
    ("Companies", "company name"), ("Cities", "billing_address.city"),
    ("COMPANY_NAMES", "company name"),
])
func `words that are run together, and their plurals, are taken apart`(
    _ header: String,
    _ target: String
) {
    let reading = HeaderReading(header)
    let address = reading.address.map { $0.kind.field($0.part).path }
    #expect(reading.candidates.map(\.target.description) + [address].compactMap(\.self) == [target])
}

@Test(arguments: [
    "statement", "username", "hostname", "filename", "nickname", "nameplate", "cityscape",
    "phonetic",
    "customerstatus", "emailstatus", "phonetype", "addressee", "companytype", "Kundengruppe",
    "Postfach", "Landkreis", "Vevőcsoport", "Gruppo clienti", "Estado de Contribuyente",
    "Partita IVA",
    "Codice fiscale", "Numer NIP", "业务负责人", "カナ名称", "대표자명", "ИНН",
])
func `a word that only begins like a field is left alone`(_ header: String) {
    #expect(!HeaderReading(header).hasMeaning)
}

@Test(arguments: [
    ("_id.$oid", "external_id"), ("phone.$numberLong", "phone_number"), ("Item.name.S", "name"),
    ("email.S", "email"), ("Item.phone.N", "phone_number"), ("_source.name", "name"),
    ("_source.address.city", "billing_address.city"), ("address.M.city.S", "billing_address.city"),
    ("_source.billing_address.city", "billing_address.city"), ("doc.name", "name"),
    ("fields.name.stringValue", "name"), ("fields.phone.integerValue", "phone_number"),
    ("fields.address.mapValue.fields.city.stringValue", "billing_address.city"),
    ("Customer&nbsp;Name", "name"), ("E&#45;mail", "email"),
    ("T&eacute;l&eacute;phone", "phone_number"),
])
func `what databases write around their values is no part of a header`(
    _ header: String,
    _ target: String
) {
    let reading = HeaderReading(header)
    let address = reading.address.map { $0.kind.field($0.part).path }
    #expect((reading.candidates.first?.target.description ?? address) == target)
}

@Test(
    arguments: [
        (["Kraj", "Miasto", "Kod pocztowy", "Ulica"], "billing_address.country"),
        (["Kraj", "Město", "PSČ", "Ulice"], "billing_address.state"),
        (["By", "Postnr.", "Adresse"], "billing_address.city"),
        (["By", "Postal Code", "Street"], nil),
        (["Ad", "Soyad", "Ünvan"], "first name"), (["Ad", "Name", "Campaign"], nil),
        (["Distrito", "Morada", "Localidade"], "billing_address.state"),
        (["Contacto", "Name"], nil),
    ] as [([String], String?)]
)
func `what a word means in several languages is told by the other headers`(
    _ headers: [String],
    _ target: String?
) {
    let reading = HeaderReading.all(headers)[0]
    let address = reading.address.map { $0.kind.field($0.part).path }
    #expect((reading.candidates.first?.target.description ?? address) == target)
}

@Test func `the headers of another language stay what they are when columns are added`() {
    let headers = ["Kod klienta", "Nazwa", "Ulica", "Kod pocztowy", "Miasto", "Kraj"]
    let alone = MappingGuess(headers: headers).mapping.shorthand
    #expect(MappingGuess(headers: headers + ["NIP", "Notes", "Date"]).mapping.shorthand == alone)
}
