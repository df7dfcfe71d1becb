import Customers
import Testing

@testable import Mapping

extension ValueSource {
    /// The source as the tables of these tests write it.
    var shorthand: String {
        switch self {
        case .column(let name): name
        case .template(let template): template.text
        case .constant(let text): "“\(text)”"
        case .firstOf(let sources): sources.map(\.shorthand).joined(separator: " | ")
        }
    }
}

extension Mapping {
    /// `field = source` for each field, in the API's order.
    var shorthand: [String] {
        Field.allCases.compactMap { field in
            fields[field].map { "\(field) = \($0.source.shorthand)" }
        }
    }
}

@Test(arguments: ExportHeaders.all)
func `the headers of a known export match without a mapping file`(_ export: ExportHeaders) {
    let guess = MappingGuess(headers: export.headers)
    #expect(guess.mapping.shorthand == export.expected)
    #expect(guess.matching.ambiguities.isEmpty)
}

@Test(arguments: LanguageHeaders.all)
func `a header line in any of the languages is matched`(_ line: LanguageHeaders.Line) {
    let guess = MappingGuess(headers: line.headers)
    #expect(guess.mapping.shorthand == line.expected)
    #expect(guess.matching.ambiguities.isEmpty)
}

@Test(
    arguments: [
        // Several contacts of one company.
        (
            ["Acme", "Acme", "Bolts"], "{First Name} {Last Name} | Account Name",
            "contact's name is taken"
        ),
        (
            ["Acme", "Bolts", "Cedar"], "Account Name | {First Name} {Last Name}",
            "contacts of one company"
        ),
    ]
)
func `a contact's own name is taken where companies come again, and else it is said`(
    _ companies: [String],
    _ name: String,
    _ remark: String
) {
    let headers = ["Contact ID", "First Name", "Last Name", "Account Name"]
    let columns = [["1", "2", "3"], ["Ada", "Bob", "Cy"], ["King", "Lee", "Moss"], companies]
    let guess = MappingGuess(headers: headers, profiles: columns.map(ColumnProfile.init))
    #expect(guess.mapping.fields[.name]?.source.shorthand == name)
    #expect(guess.warnings.contains { $0.contains(remark) }, "\(guess.warnings)")
}

@Test func `the documented exports are of many countries`() {
    let world = ExportHeaders.all.filter { $0.country != nil && !$0.source.hasPrefix("unsourced") }
    #expect(world.count >= 20)
    #expect(Set(world.compactMap(\.country)).count >= 12)
}

@Test(
    arguments: [
        // SAP: the customer is a number, the name has two lines.
        (["Customer", "Name 1"], ["name = Name 1"]),
        (["Debitor", "Name 1", "Ort"], ["name = Name 1", "external_id = Debitor"]),
        // New Zealand: a suburb beside the city.
        (
            ["Name", "Address 1", "Address 2", "Suburb", "City"],
            [
                "name = Name", "billing_address.street_1 = Address 1",
                "billing_address.street_2 = Address 2", "billing_address.city = City",
            ]
        ),
        (
            ["Name", "Street", "Suburb"],
            [
                "name = Name", "billing_address.street_1 = Street", "billing_address.city = Suburb",
            ]
        ),
        (["customer_code", "name"], ["name = name", "external_id = customer_code"]),
        (["CustomerID", "Ship Name"], ["name = Ship Name", "external_id = CustomerID"]),
        (["Name", "Ship Name"], ["name = Name"]),
        (["Legal Name", "Contact Name"], ["name = Contact Name"]),
        (["Legal Name"], ["name = Legal Name"]),
        (
            ["Name", "Street", "No", "City"],
            [
                "name = Name", "billing_address.street_1 = {Street} {No}",
                "billing_address.city = City",
            ]
        ),
        (
            ["No", "Street", "City", "Name"],
            [
                "name = Name", "billing_address.street_1 = Street", "billing_address.city = City",
            ]
        ),
        (
            ["Nom", "Adresse e-mail", "Code client"],
            ["name = Nom", "external_id = Code client", "email = Adresse e-mail"]
        ),
        (["name", "_address_telephone"], ["name = name", "phone_number = _address_telephone"]),
        (
            ["name", "street", "city", "country_id/id"],
            [
                "name = name", "billing_address.street_1 = street", "billing_address.city = city",
                "billing_address.country = country_id/id",
            ]
        ),
        (["Naam", "Voornaam", "Contactpersoon"], ["name = {Voornaam} {Naam} | Contactpersoon"]),
    ] as [([String], [String])]
)
func `headers that mean something only beside others do so`(
    _ headers: [String],
    _ expected: [String]
) {
    #expect(MappingGuess(headers: headers).mapping.shorthand == expected)
}

@Test func `a column that lost to a better id isn't said to lack an address`() {
    let matching = HeaderMatcher().match(["customer_id", "customer_code", "name"])
    #expect(matching.notes == [])
    #expect(matching.runnersUp.map(\.column.name) == ["customer_code"])
}

@Test(arguments: ExportHeaders.all)
func `every column of an export is matched, ambiguous, a runner-up or unmatched, and only once`(
    _ export: ExportHeaders
) {
    let matching = HeaderMatcher().match(export.headers)
    let places =
        matching.matches.map(\.column.position)
        + matching.ambiguities.flatMap { [$0.first.position, $0.second.position] }
        + matching.unmatched.map(\.position)
    #expect(Set(places).count == places.count)
    let all = Set(places).union(matching.runnersUp.map(\.column.position))
    #expect(all == Set(1...export.headers.count))
}

@Test(arguments: ExportHeaders.all)
func `the order of an export's columns doesn't change its mapping`(_ export: ExportHeaders) {
    let forwards = MappingGuess(headers: export.headers).mapping
    let backwards = MappingGuess(headers: export.headers.reversed()).mapping
    // A house number stands as the file has it, before the street or after it, and a bare “No” is
    // one only after it.
    func others(_ mapping: Mapping) -> [String] {
        mapping.shorthand.filter { !$0.hasPrefix("billing_address.street_1") }
    }
    #expect(others(forwards) == others(backwards))
}

@Test(arguments: Field.allCases)
func `the API's own name of a field matches exactly and first`(_ field: Field) {
    let matching = HeaderMatcher().match(["Name", "Customer Name", "City", field.path])
    #expect(matching[.field(field)]?.column.position == 4)
    #expect(matching[.field(field)]?.reason == "the API's name")
}

@Test(arguments: [
    ("Zip / Postal Code", "billing_address.postal_code"),
    ("ZipPostalCode", "billing_address.postal_code"),
    ("ZIP_POSTAL_CODE", "billing_address.postal_code"),
    ("Bill To: Zip", "billing_address.postal_code"),
    ("Postcode (Billing)", "billing_address.postal_code"),
    ("BillingPostalCode", "billing_address.postal_code"),
    ("Ship To City", "shipping_address.city"),
    ("City - Shipping", "shipping_address.city"),
    ("delivery town", "shipping_address.city"),
    ("Billing Address Line 1", "billing_address.street_1"),
    ("Address Line 2", "billing_address.street_2"),
    ("Customer Billing State/Province", "billing_address.state"),
    ("E-mail", "email"), ("Work Email", "email"), ("EMAIL_ADDRESS", "email"),
    ("Correo electrónico", "email"), ("Téléphone", "phone_number"),
    ("Phone (Mobile)", "phone_number"), ("Cell Phone #", "phone_number"),
    ("Cust Name", "name"), ("Addr1", "billing_address.street_1"), ("St", "billing_address.state"),
    ("Bill-to Addr 2", "billing_address.street_2"), ("Apt/Suite #", "billing_address.street_2"),
    ("billingAddress.postalCode", "billing_address.postal_code"),
    ("shipping.address.line1", "shipping_address.street_1"),
    ("Zip/Postal", "billing_address.postal_code"),
    ("Tel. No", "phone_number"), ("Landline", "phone_number"), ("Phone1", "phone_number"),
    ("Email (Primary)", "email"), ("Invoice E-mail", "email"), ("fname", "first name"),
    ("Company/Organization", "company name"), ("CUST_ID", "external_id"),
    ("Customer ID", "external_id"), ("Kunden-Nr.", "external_id"), ("Account #", "external_id"),
    ("Company", "company name"), ("Société", "company name"), ("Vorname", "first name"),
    ("City/Suburb - 1", "billing_address.city"),
    ("Ship to Zipcode 1", "shipping_address.postal_code"),
    ("Bill to Address-Line One", "billing_address.street_1"),
    ("country_id/name", "billing_address.country"),
    ("Country of Address", "billing_address.country"),
    ("Telefon (geschäftlich)", "phone_number"), ("user_email", "email"),
    ("Surname", "last name"), ("Customer Name", "name"), ("business_id", "business_id"),
])
func `a header is read whatever its spelling`(_ header: String, _ target: String) {
    let companions = [
        "Street", "City", "Billing Street", "Billing City", "Ship To Street",
        "Ship To Town", "Shipping Street", "Shipping City", "Delivery Street", "Delivery City",
    ]
    let readings = [HeaderReading(header)]
    let direct = readings[0].candidates.map(\.target.description)
    let address = readings[0].address.map { $0.kind.field($0.part).path }
    #expect((direct + [address].compactMap { $0 }).contains(target), "\(companions.count)")
}

@Test(arguments: [
    "", "   ", "Fax", "Website", "Email Opt Out", "Email Subscription Status", "Billing Fax",
    "Address_1 Billing?", "Date of birth", "Status", "Credit Limit", "Account Owner", "Code",
    "Bank Account Number", "Phone Type", "E-mail Display Name", "Business ID", "Building", "#",
    "Last Visit", "First Order", "Name Prefix", "Country of Origin", "Statement", "🦊", "EU-Land",
    "Street 3",
])
func `a header that means nothing for a customer is left alone`(_ header: String) {
    let reading = HeaderReading(header)
    #expect(reading.candidates.isEmpty && reading.address == nil)
}

@Test func `two columns that fit one field equally are both named and neither is taken`() throws {
    let matching = HeaderMatcher().match(["Name", "Phone", "Notes", "Phone Number"])
    #expect(matching[.field(.phoneNumber)] == nil)
    let ambiguity = try #require(matching.ambiguities.first)
    #expect(matching.ambiguities.count == 1)
    #expect(ambiguity.first == HeaderColumn(name: "Phone", position: 2))
    #expect(ambiguity.second == HeaderColumn(name: "Phone Number", position: 4))
    #expect(
        ambiguity.sentence
            == "“Phone” (column 2) and “Phone Number” (column 4) fit phone_number equally"
            + " well, so neither"
            + " is used; a mapping file can name one"
    )
}

@Test func `of several phones the likeliest is chosen and the others are reported`() {
    let matching = HeaderMatcher().match(["Fax", "Mobile", "Home Phone", "Work Phone", "Name"])
    #expect(matching[.field(.phoneNumber)]?.column.name == "Work Phone")
    #expect(matching.runnersUp.map(\.column.name) == ["Mobile", "Home Phone"])
    #expect(matching.ambiguities.isEmpty)
}

@Test func `parts of two addresses are never mixed`() {
    let headers = [
        "Name", "Home Street", "Home City", "Home Zip", "Home Country", "Work Street",
        "Work City", "Work Zip",
    ]
    let mapping = MappingGuess(headers: headers).mapping
    #expect(mapping.fields[.billing(.street1)]?.source == .column("Work Street"))
    #expect(mapping.fields[.billing(.country)] == nil)
}

@Test func `an unqualified address is the billing address`() {
    let mapping = MappingGuess(headers: ["Name", "Street", "City", "ZIP"]).mapping
    #expect(
        mapping.shorthand == [
            "name = Name", "billing_address.street_1 = Street", "billing_address.city = City",
            "billing_address.postal_code = ZIP",
        ]
    )
}

@Test func `a part that an address needs and no column gives is said`() {
    let guess = MappingGuess(headers: ["Name", "Street", "City", "State", "Country"])
    #expect(guess.warnings.count == 1)
    #expect(
        guess.warnings.first?.hasPrefix("no column gives the postal code of an address") == true
    )
}

@Test func `a state or country that no column gives is said once`() {
    let guess = MappingGuess(headers: [
        "Name", "Street", "City", "ZIP", "Ship To Street", "Ship To City",
    ])
    #expect(
        guess.mapping.addressPartsNotGiven.map(\.path) == [
            "billing_address.state", "billing_address.country", "shipping_address.state",
            "shipping_address.country",
        ]
    )
    let said = guess.remarks.filter { $0.contains("addresses are sent without it") }
    #expect(said.count == 4)
}

@Test(
    arguments: [
        (["Kundennr", "Firma", "Name", "Vorname"], "Firma | {Vorname} {Name}"),
        (["Nom", "Prénom", "Société"], "Société | {Prénom} {Nom}"),
        (["Nombre", "Apellidos", "Empresa"], "Empresa | {Nombre} {Apellidos}"),
        (["First Name", "Name", "Company"], "Company | {First Name} {Name}"),
        (["Co./Last Name", "First Name"], "{First Name} {Co./Last Name}"),
        (["Name", "First Name", "Last Name"], "Name | {First Name} {Last Name}"),
        (["Name", "Contact First Name"], "Name | Contact First Name"),
        (["Display Name", "Customer Name"], "Display Name"),
        (
            ["Name", "Company", "Full Name", "First Name", "Last Name"],
            "Name | Company | Full Name | {First Name} {Last Name}"
        ),
        (["First {Name}", "Last Name"], "{#1} {Last Name}"),
    ] as [([String], String)]
)
func `a customer's name is made of the columns that have one`(
    _ headers: [String],
    _ name: String
) {
    #expect(MappingGuess(headers: headers).mapping.fields[.name]?.source.shorthand == name)
}

@Test(
    arguments: [
        (["Id", "AccountId"], "Id"), (["Account ID", "Contact ID"], "Contact ID"),
        (["Internal ID", "ID"], "Internal ID"), (["ID", "Customer ID"], "Customer ID"),
        (["Reference ID", "Square Customer ID"], "Square Customer ID"),
    ] as [([String], String)]
)
func `the record's own id goes before that of what it belongs to`(
    _ headers: [String],
    _ column: String
) {
    let mapping = MappingGuess(headers: headers).mapping
    #expect(mapping.fields[.externalID]?.source == .column(column))
}

@Test(
    arguments: [
        (["Straße", "Hausnummer", "PLZ", "Ort"], "{Straße} {Hausnummer}"),
        (["House No.", "Street", "Town"], "{House No.} {Street}"),
        (["Ship To Street", "House Number", "Ship To City"], "Ship To Street"),
    ] as [([String], String)]
)
func `a house number of its own is written with its street, in the file's order`(
    _ headers: [String],
    _ street: String
) {
    let mapping = MappingGuess(headers: headers).mapping
    let source = mapping.fields[.billing(.street1)] ?? mapping.fields[.shipping(.street1)]
    #expect(source?.source.shorthand == street)
}

@Test func `the columns that lost to a likelier one are said together for each field`() {
    let guess = MappingGuess(headers: ["Name", "Phone", "Mobile", "Home Phone", "Street", "City"])
    #expect(
        guess.alternatives == [
            "“Phone” is used for phone_number, and not “Mobile” or “Home Phone”"
        ]
    )
}

@Test func `a whole address in one column is left out and said`() {
    let matching = HeaderMatcher().match(["Customer", "Billing Address"])
    #expect(matching.unmatched.map(\.name) == ["Billing Address"])
    #expect(matching.notes.first?.hasPrefix("“Billing Address”: not used") == true)
}

@Test func `a repeated or blank header that is mapped is named by its position`() {
    let guess = MappingGuess(headers: ["Name", "Email", "", "Notes", "Notes"])
    #expect(guess.mapping.ignored == ["#3", "#4", "#5"])
}

@Test func `matching ten thousand columns stays one assignment`() {
    let headers = (0..<10_000).map { "Custom field \($0)" } + ["Company", "E-mail"]
    let mapping = MappingGuess(headers: headers).mapping
    #expect(mapping.shorthand == ["name = Company", "email = E-mail"])
}
