import Customers
import Spreadsheet
import Testing

@testable import Mapping

/// Sheets whose header is found by what the program knows of customers.
struct HeaderJudgeTests {
    @Test(
        arguments: [
            ("Report\n\nName,Email\nAlder,a@a.example\n", 3, [Field.name, .email]),
            ("Customer,,\nID,Name,City\n1,Alder,Bend\n", 2, [.name, .externalID]),
            ("Customer list\nName\nAlder\n", 2, [.name]),
            (
                "Export;Kunden\nDatum;31.01.2024\n\nKundennr.;Firma;E-Mail\n1;A;a@a.de\n", 4,
                [.name, .externalID, .email]
            ),
            ("会社一覧\n\n会社名,メール,電話番号\n榛木,a@a.jp,035550101\n", 3, [.name, .email, .phoneNumber]),
            (
                "Customer,,Billing,,Shipping,\nID,Name,Street,City,Street,City\n1,Alder,1 A St,Bend,2 B St,Bend\n",
                2,
                [
                    .name, .externalID, AddressKind.billing.field(.street1),
                    AddressKind.billing.field(.city), AddressKind.shipping.field(.street1),
                    AddressKind.shipping.field(.city),
                ]
            ),
            // Nothing is better than the first line.
            ("Kürzel;Wert\nA;1\nB;2\n", 1, []),
            ("Name,Type\nContact,Phone\nClient,Person\n", 1, [.name]),
        ] as [(String, Int, Set<Field>)]
    )
    func `the header is found that means most to a customer`(
        sheet: String,
        line: Int,
        fields: Set<Field>
    ) throws {
        let file = try TemporaryFile(sheet)
        let reader = try RecordReader(.file(path: file.path), headerJudge: .guessing)
        #expect(reader.detection.table?.headerLine == line)
        #expect(Set(MappingGuess(of: reader).mapping.fields.keys) == fields)
    }

    @Test func `the header is the line that has the columns which a mapping file names`() throws {
        let file = try TemporaryFile("Name,Email\nof the shop,of the shop\nKürzel,Wert\nA,1\nB,2\n")
        let mapping = try Mapping(
            yaml: "version: 1\nfields:\n  name: Kürzel\n  external_id: Wert\n",
            fileName: "m.yaml"
        )
        let reader = try RecordReader(
            .file(path: file.path),
            headerJudge: .naming(columnsOf: mapping)
        )
        #expect(reader.columns.map(\.name) == ["Kürzel", "Wert"])
        #expect(reader.detection.table?.linesAbove == 2)
    }
}
