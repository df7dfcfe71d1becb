import Customers
import Foundation
import Spreadsheet
import TestSupport
import Testing

@testable import Mapping

private let headers = [
    "Name", "Customer ID", "Email", "Phone", "Street", "Street 2", "City", "State", "Zip",
    "Country", "Ship To Street", "Ship To City", "Ship To State", "Ship To Zip", "Ship To Country",
]

/// Mostly ordinary cells, and each kind of trouble now and then.
private let pools: [[String]] = [
    [
        "Acme", "Bolts & Co", "Ünal", "", "O'Neil", "MÃ¼ller", "a@b.cd",
        String(repeating: "n", count: 255),
        String(repeating: "n", count: 256), "\u{a0}", "=A1", "Tab\tbed", "Reed &amp; Sons", "NULL",
        "-", "Al\u{200b}der", "None", "?ukasz", "k.A.", "?", "NA", "10001", "Muller<br>",
        "Jos\\u00e9", "A%20B", "—",
        "test", "Test 2", "xxx", "{{name}}", "M√ºller", "unknown unknown", "<unknown>", "Wroc³aw",
        "Al\u{ad}der", "null null", "???? Ltd", "=?a?Q?b?=",
    ],
    [
        "1", "2", "3", "C-4", "", "5.55E+09", "12E4", "E5", "+E1", "id'", "'7", "7.0", "n/a", "7,0",
        "7.00", "1,000", "=", "1\u{ad}0", "12.50", "1.001", "1,001.50",
    ],
    [
        "a@b.cd", "", "nobody", "a@b@c", "a b@c.de", "@b", "a@", "a@.b", "a@b.", "a@b,c@d",
        "ä@b.cd", "mailto:a@b.cd", "a@b", "-", "a@b..cd", "<a@b.cd>", "a@b_c.de", "a@b.c",
        "“a@b.cd”", "a@b.cd?x=y", "'a@b.cd", "=a@b.cd", "_a@b.cd", "a.+b@c.de",
    ],
    [
        "+1 555 0100", "", "555-CALL", "555 x12", "6E+9", "#REF!", "a@b.cd", "5550101 ::: 5550102",
        "5550101/5550102", "030/555 01 01", "5550101.0", "-", "555\u{202c}0101", "5550101 5550102",
        "2024-01-31", "31.12.2024", "12.50", "$5", "9999999", "123-4567", "01.23.45.67.89",
        "15,550,102", "+", "000-0000", "5550101,0", "5550101 or 5550102", "５５５０１０１",
        String(repeating: "5", count: 32), String(repeating: "5", count: 33),
    ],
    ["1 Mill Lane", "", "Apt #4", "a@b.cd", "####", "12.0", ".", "keine Angabe"],
    ["", "", "Suite 2"],
    ["York", "", "02139", "a@b.cd", "75 Cergy", "null"], ["NY", "", "12"],
    [
        "02139", "", "2139", "2139-1234", "02139-1234", "1E+4", "1010 AB", "AB1 2CD", "411 35",
        "12", "10.115", "31/12/2024", "12345,50", "1234567.0", "D-4103", "D-04103", "?", "00000",
    ],
    ["US", "", "Austria", "12"],
    ["1 Dock Road", "", ""], ["York", "", ""], ["NY", "", ""], ["02139", "", "2139"],
    ["AT", "US", ""],
]

private func randomFile(_ seed: UInt64, rows: Int) -> String {
    var generator = SeededGenerator(seed: seed)
    var text = headers.joined(separator: ",") + "\n"
    for _ in 0..<rows {
        let isPlain = Int.random(in: 0..<3, using: &generator) > 0
        let cells = pools.enumerated().map { place, pool in
            if isPlain, headers[place] == "Customer ID" {
                return "C-\(Int.random(in: 0..<1_000, using: &generator))"
            }
            let cell =
                isPlain && Int.random(in: 0..<12, using: &generator) > 0
                ? pool[0] : pool.randomElement(using: &generator) ?? ""
            let padding = Int.random(in: 0..<6, using: &generator) == 0 ? " " : ""
            return "\"\(padding)\(cell.replacingOccurrences(of: "\"", with: "\"\""))\(padding)\""
        }
        text += cells.joined(separator: ",") + "\n"
    }
    return text
}

@Test(arguments: 0..<10)
func
    `what the quick check lets pass has no finding and the mapper's payload, and duplicates are found`(
        _ seed: UInt64
    ) throws
{
    let file = try TemporaryFile(randomFile(seed, rows: 300))
    let reader = try RecordReader(.file(path: file.path))
    let mapping = MappingGuess(headers: reader.columns.map(\.name)).mapping
    #expect(mapping.fields.count == headers.count)
    var mapper = try RowMapper(mapping, columns: reader.columns)
    var record = Record()
    var quick = DuplicateFinder()
    var slow = DuplicateFinder()
    var passed = 0
    while try reader.next(into: &record) {
        let row = mapper.map(record, columns: reader.columns)
        let verdict = try slow.check(row)
        let plain = mapper.plainRow(record, columns: reader.columns)
        let isNew = try plain.map { try quick.check($0.digest, row: record.number) == .new }
        if let plain, isNew ?? true {
            passed += 1
            #expect(row.findings.isEmpty, "seed \(seed), row \(row.row): \(row.findings)")
            #expect(verdict == .new, "seed \(seed), row \(row.row)")
            var json = JSONLine()
            mapper.writePayload(of: record, plain, to: &json)
            #expect(json.bytes == row.customer.payload(), "seed \(seed), row \(row.row)")
            #expect(mapper.externalID(ofPlain: record) == row.customer.externalID)
        } else {
            #expect(try quick.check(row) == verdict, "seed \(seed), row \(row.row)")
        }
    }
    #expect(passed > 0)
}

@Test func `an ordinary row passes the quick check`() throws {
    let file = try TemporaryFile(
        "name,email,external_id\nAcme,a@b.cd,C-1\nAcme,a@b.cd,C-1\nAcme,a@b.cd,C-2\n"
    )
    let reader = try RecordReader(.file(path: file.path))
    var checker = RowChecker(
        try RowMapper(
            MappingGuess(headers: reader.columns.map(\.name)).mapping,
            columns: reader.columns
        )
    )
    var record = Record()
    var passed: [Bool] = []
    while try reader.next(into: &record) {
        var isPlain = false
        if case .plain = try checker.check(record, columns: reader.columns) { isPlain = true }
        passed.append(isPlain)
    }
    #expect(passed == [true, false, true])
}
