import Customers
import Foundation
import Spreadsheet
import Testing

@testable import Mapping

@Test func `the headers of the sample export match by themselves`() throws {
    let reader = try RecordReader(.file(path: sample("customers.csv")))
    let guess = MappingGuess(headers: reader.columns.map(\.name))
    #expect(guess.matching.ambiguities.isEmpty)
    #expect(guess.matching.notes.isEmpty)
    #expect(guess.mapping.fields.count == Field.allCases.count)
    #expect(guess.mapping.fields[.name]?.source == .column("Company Name"))
    #expect(guess.mapping.fields[.externalID]?.source == .column("Account ID"))
    #expect(
        guess.mapping.fields[.shipping(.postalCode)]?.source == .column("Shipping Zip/Postal Code")
    )
    #expect(guess.mapping.ignored == ["Created Date", "Owner", "Notes"])
}

@Test func `the sample export has 200 rows, ten of them held, each for its reason`() throws {
    let rows = try mapFile(sample("customers.csv")).rows
    #expect(rows.count == 200)
    #expect(rows.filter(\.isValid).count == 190)
    let problems = rows.filter { !$0.isValid }.map { row in
        "\(row.row): " + row.problems.map { "\($0.field ?? "") \($0.code)" }.joined(separator: ", ")
    }
    #expect(
        problems == [
            "23: name missing",
            "41: phone_number scientific_notation",
            "58: name too_long",
            "72: billing_address.postal_code lost_leading_zero",
            "89: shipping_address.state missing, shipping_address.postal_code missing",
            "105: billing_address.street_1 spreadsheet_error",
            "119: email bad_email",
            "132: phone_number too_long, phone_number several_values",
            "150: name mojibake",
            "161: billing_address.postal_code missing",
        ]
    )
}

@Test func `the sample export's damage is warned of or held, and not repaired`() throws {
    let rows = try mapFile(sample("customers.csv")).rows
    let warnings = rows.flatMap(\.warnings).map { "\($0.row) \($0.field ?? "") \($0.code)" }
    #expect(
        warnings == ["176 phone_number phone_with_letters"]
    )
    let policy = ProblemPolicy(
        accepted: [.scientificNotation, .lostLeadingZero, .spreadsheetError, .badEmail, .mojibake]
    )
    let accepted = try mapFile(sample("customers.csv"), policy: policy).rows
    #expect(accepted.filter(\.isValid).count == 195)
    #expect(rows[40].customer[.phoneNumber] == "6.17556E+09")
}

@Test func `spaces at the ends of cells go, no-break spaces too`() throws {
    let rows = try mapFile(sample("customers.csv")).rows
    for row in rows[30...31] {
        let texts = [row.customer.name, row.customer[.email]].compactMap { $0 }
        #expect(texts.allSatisfy { $0 == Trimming.trimmed($0) })
    }
}

@Test func `payload-shaped JSON Lines pass straight through`() throws {
    let path = sample("customers.jsonl")
    let rows = try mapFile(path).rows
    #expect(rows.count == 12)
    #expect(rows.allSatisfy { $0.findings.isEmpty })
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    for (line, row) in zip(lines, rows) {
        let customer = try JSONDecoder().decode(NewCustomer.self, from: Data(line.utf8))
        #expect(row.customer == customer)
    }
}

@Test func `the sample mapping makes customers of the list of contacts`() throws {
    let yaml = try String(contentsOfFile: sample("mapping.yaml"), encoding: .utf8)
    let mapping = try Mapping(yaml: yaml, fileName: "mapping.yaml")
    let (rows, _, mapper) = try mapFile(sample("contacts.csv"), mapping: mapping)
    #expect(mapper.unusedColumns.isEmpty)
    #expect(rows.map(\.isSkipped) == [false, false, false, false, true, false, false, false])
    #expect(rows.flatMap(\.findings).isEmpty)
    #expect(
        rows.map { $0.customer.name } == [
            "Anna Schröder", "Groß Metallbau", "Özdemir", "Élodie Lefèvre", nil,
            "Karl-Heinz Müller", "Weiß & Partner", "Reto Bürgi",
        ]
    )
    #expect(
        rows[5].customer
            == NewCustomer([
                .name: "Karl-Heinz Müller",
                .externalID: "crm-1006",
                .email: "kh.mueller@example.com",
                .billingStreet1: "Domplatz 1",
                .billingCity: "Köln",
                .billingState: "Nordrhein-Westfalen",
                .billingPostalCode: "50667",
                .billingCountry: "DE",
                .phoneNumber: "+49 221 555 0114",
            ])
    )
    #expect(rows[1].customer[.phoneNumber] == "+49 171 555 0111")
}
