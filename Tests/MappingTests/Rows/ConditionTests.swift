import Customers
import Testing

@testable import Mapping

private func row(_ csv: String, _ fields: String) throws -> MappedRow {
    try #require(try mapText(csv, yaml: "version: 1\n" + fields).first)
}

private let address = """
    fields:
      name: Name
      billing_address:
        street_1: Street
        city: City
        country: Land
        postal_code:
          column: Zip
          transforms:
            - {pad: 5, when: {country: [US, DE]}}

    """

@Test(
    arguments: [
        ("2139", "US", "02139"), ("2139", "United States", "02139"), ("2139", "AT", "2139"),
        ("4103", "Deutschland", "04103"), ("2139", "", "2139"),
    ]
)
func `a transform is done where the country of the address is one of some`(
    _ zip: String,
    _ country: String,
    _ result: String
) throws {
    let row = try row("Name,Street,City,Zip,Land\nN,S,C,\(zip),\(country)\n", address)
    #expect(row.customer[.billingPostalCode] == result)
}

@Test(
    arguments: [
        ("{Kind: web}", "web", "NX"), ("{Kind: web}", "Web", "nx"), ("{Kind: [a, b]}", "b", "NX"),
        ("{Kind: {blank: true}}", "", "NX"), ("{Kind: {blank: false}}", "", "nx"),
        ("{Kind: web, Name: nx}", "web", "NX"), ("{Kind: web, Name: ny}", "web", "nx"),
        ("{email: a@b.example}", "", "NX"), ("{K: WEB}", "web", "NX"),
    ]
)
func `a transform is done in rows that meet its conditions`(
    _ condition: String,
    _ kind: String,
    _ result: String
) throws {
    let row = try row(
        "Name,Kind,Mail\nnx,\(kind),a@b.example\n",
        """
        values: {K: {column: Kind, transforms: [upper_case]}}
        fields:
          name: {column: Name, transforms: [{upper_case: true, when: \(condition)}]}
          email: Mail
        """
    )
    #expect(row.customer.name == result)
}

@Test(
    arguments: [
        ("{phone: US}", "(212) 555-0199", "+12125550199", []),
        ("{phone: Germany}", "0711 123456", "+49711123456", []),
        ("phone", "+49 711 123456", "+49711123456", []),
        ("phone", "0711 123456", "0711 123456", [.unsurePhone]),
    ] as [(String, String, String, [Problem.Code])]
)
func `a phone that isn't sure stays, and is warned of`(
    _ transform: String,
    _ cell: String,
    _ result: String,
    _ codes: [Problem.Code]
) throws {
    let row = try row(
        "Name,Phone\nN,\(cell)\n",
        "fields: {name: Name, phone_number: {column: Phone, transforms: [\(transform)]}}"
    )
    #expect(row.customer[.phoneNumber] == result)
    #expect(row.findings.map(\.code) == codes)
    #expect(row.isValid)
}

@Test func `a date is written anew, and one that is none holds its row`() throws {
    let rows = try mapText(
        "Name,Since\nA,27.11.2026\nB,1/2/26\nC,soon\nD,n/v\n",
        yaml: """
            fields:
              name: Name
              external_id:
                column: Since
                transforms:
                  - null_words: [N/V]
                  - date: {from: [dd.MM.yyyy, d/M/yy], to: yyyyMMdd}
            """
    )
    #expect(rows.map(\.customer.externalID) == ["20261127", "20260201", "soon", nil])
    #expect(rows.map { $0.problems.map(\.code) } == [[], [], [.badDate], []])
}

@Test(arguments: [
    ("{pad: 5, when: {}}", "no condition"),
    ("{pad: 5, when: {Kind: {x: 1}}}", "no condition `Kind` of this form"),
    ("{when: {Kind: a}}", "one transform"), ("{pad: 5, when: {Knd: a}}", "no column “Knd”"),
    ("{pad: 5, when: {name: a}}", "refers to itself: “name” → “name”"),
    ("{phone: Atlantis}", "isn't a country"), ("{date: dd.MM}", "isn't a date pattern"),
    ("{date: {to: yyyy-MM-dd}}", "needs a pattern"),
    ("{upper_case: 1, when: {Kind: a}}", "no setting"),
])
func `a condition or a setting that can't be is a mistake`(_ transform: String, _ words: String) {
    let error = #expect(throws: MappingError.self) {
        _ = try row("N,Kind\nN,a\n", "fields: {name: {column: N, transforms: [\(transform)]}}")
    }
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
}
