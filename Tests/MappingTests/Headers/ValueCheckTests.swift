import Customers
import Spreadsheet
import Testing

@testable import Mapping

private func guess(_ csv: String) throws -> MappingGuess {
    let file = try TemporaryFile(csv)
    return MappingGuess(of: try RecordReader(.file(path: file.path)))
}

@Test(
    arguments: [
        // A number for each customer, and the name beside it.
        ("Customer,Name 1\n10001,Alder\n", ["name = Name 1", "external_id = Customer"]),
        ("Kunde,Firma\n10001,Alder\n10002,Birch\n", ["name = Firma", "external_id = Kunde"]),
        ("Customer,Company\nAlder,Alder Ltd\n", ["name = Customer | Company"]),
        ("Customer,City\n10001,Bend\n", ["name = Customer"]),
        ("Account,Customer Name\n77,Alder\n", ["name = Customer Name"]),
        // A street's number, and a number that isn't.
        (
            "Name,Street,No,City\nAlder,Main St,12a,Bend\n",
            [
                "name = Name", "billing_address.street_1 = {Street} {No}",
                "billing_address.city = City",
            ]
        ),
        (
            "Name,Street,No,City\nAlder,1 Main St,C-1001,Bend\n",
            [
                "name = Name", "billing_address.street_1 = Street", "billing_address.city = City",
            ]
        ),
        // Odoo's names of its records are countries, ids of a database aren't.
        (
            "name,street,city,country_id/id\nAlder,1 Main St,Bend,base.us\n",
            [
                "name = name", "billing_address.street_1 = street", "billing_address.city = city",
                "billing_address.country = country_id/id",
            ]
        ),
        (
            "name,street,city,country_id\nAlder,1 Main St,Bend,233\n",
            ["name = name", "billing_address.street_1 = street", "billing_address.city = city"]
        ),
        (
            "name,street,city,country_id\nAlder,1 Main St,Bend,US\n",
            [
                "name = name", "billing_address.street_1 = street", "billing_address.city = city",
                "billing_address.country = country_id",
            ]
        ),
        // The bare code of the first column.
        (
            "Codice,Denominazione\nC01,Alder\nC02,Birch\nC07,Cedar\n",
            ["name = Denominazione", "external_id = Codice"]
        ),
        (
            "No.,Name\n10000,Alder\n20000,Birch\n30000,Cedar\n",
            ["name = Name", "external_id = No."]
        ),
        ("No.,Name\n1,Alder\n2,Birch\n3,Cedar\n", ["name = Name"]),
        ("Code,Name\nA1,Alder\nA1,Birch\nA2,Cedar\n", ["name = Name"]),
        (
            "Code,ID,Name\nA1,7,Alder\nA2,8,Birch\nA3,9,Cedar\n",
            ["name = Name", "external_id = ID"]
        ),
    ] as [(String, [String])]
)
func `what a column holds tells what its header means`(
    _ csv: String,
    _ expected: [String]
) throws {
    #expect(try guess(csv).mapping.shorthand == expected)
}

@Test func `a country that Odoo names is sent as its code`() throws {
    let file = try TemporaryFile(
        "name,street,city,state_id,zip,country_id/id\nAlder,1 Main St,Bend,OR,97701,base.us\n"
    )
    let reader = try RecordReader(.file(path: file.path))
    var mapper = try RowMapper(MappingGuess(of: reader).mapping, columns: reader.columns)
    var record = Record()
    #expect(try reader.next(into: &record))
    let row = mapper.map(record, columns: reader.columns)
    #expect(row.customer[.billing(.country)] == "US")
}

@Test(
    arguments: [
        (
            "Name,Email\nAlder,yes\nBirch,no\nCedar,yes\n",
            "“Email” isn't used as email: none of its first texts has an @"
        ),
        (
            "Name,Phone\nAlder,home\nBirch,work\nCedar,home\n",
            "“Phone” isn't used as phone_number: none of its first texts is a number"
        ),
        (
            "Name,Phone\nAlder,a@a.example\nBirch,b@a.example\nCedar,c@a.example\n",
            "“Phone” isn't used as phone_number: it holds e-mail addresses"
        ),
        (
            "Name,Street,City,State\nAlder,Calle 1,Vigo,Activo\nBirch,Calle 2,Vigo,Inactivo\n",
            "“State” isn't used as state: it holds the customer's status"
        ),
        (
            "Name,Address,City\nAlder,17,Bend\nBirch,18,Bend\nCedar,19,Bend\n",
            "“Address” isn't used as street 1: it holds only numbers"
        ),
        (
            "Name,Street,City,Zip\nAlder,1 Elm,Bend,x\nBirch,2 Elm,Bend,y\nCedar,3 Elm,Bend,z\n",
            "“Zip” isn't used as postal code: none of its texts has a digit"
        ),
        (
            "Name,Reference\n" + String(repeating: "Alder,web\n", count: 5),
            "“Reference” isn't used as external_id: it is the same in each of the first rows"
        ),
        (
            "Customer,City\n10001,Bend\n",
            "“Customer” is used as the name, but it holds only numbers"
        ),
        (
            "Customer,Display Name,Customer ID\n5,Alder,7\n",
            "“Customer” isn't used as a name: it holds numbers, but “Display Name” holds words"
        ),
    ]
)
func `a column that can't hold what its header says is left out and said`(
    _ csv: String,
    _ note: String
) throws {
    let guess = try guess(csv)
    #expect(guess.warnings.contains(note), "\(guess.warnings)")
}

@Test(arguments: [
    "Name,Email\nAlder,hazel\n", "Name,Phone\nAlder,home\n", "Name,Email\nAlder,\nBirch,\n",
    "Name,Phone\n",
])
func `few texts, or none, say nothing of a column`(_ csv: String) throws {
    #expect(try guess(csv).mapping.fields.count == 2)
}

@Test(arguments: ExportHeaders.all)
func `columns of which nothing is known are what their headers say`(_ export: ExportHeaders) {
    let blank = export.headers.map { _ in ColumnProfile([]) }
    let guess = MappingGuess(headers: export.headers, profiles: blank)
    #expect(guess.mapping.shorthand == export.expected)
}
