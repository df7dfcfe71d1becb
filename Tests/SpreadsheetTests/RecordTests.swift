import Testing

@testable import Spreadsheet

@Test func `a record of texts has them as they are, absent ones too`() {
    let record = Record(cells: ["Acme", nil, "", " x\ny ", "=\"0012\"", "Ünal"], number: 7)
    #expect(
        (0..<record.count).map { record[cell: $0] } == [
            "Acme", nil, "", " x\ny ", "=\"0012\"", "Ünal",
        ]
    )
    #expect(
        (0..<record.count).map(record.isBlank(cell:)) == [
            false, true, true, false, false, false,
        ]
    )
    #expect(record.number == 7)
    #expect(record.problem == nil)
    #expect(!record.hasArrays)
}

@Test func `a NUL in a record of texts is its damage`() {
    let record = Record(cells: ["Acme", "a\0b"], number: 1)
    #expect(record.problem?.code == .nulByte)
}
