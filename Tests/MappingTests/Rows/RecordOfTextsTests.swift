import Customers
import Spreadsheet
import Testing

@testable import Mapping

@Test(arguments: [
    ["Acme ", "C-1", "a@b.cd"], ["", "C-2", ""], ["a \"b\", c", "5.55E+09", "nobody"],
    ["two\nlines", "", "a@b.cd"], ["", "", ""],
])
func `a record of texts is mapped as the row of a file with these cells`(_ cells: [String]) throws {
    let quoted = cells.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",")
    let file = try TemporaryFile("name,external_id,email,row\n\(quoted),1\n")
    let reader = try RecordReader(.file(path: file.path))
    let mapping = MappingGuess(headers: reader.columns.map(\.name)).mapping
    var mapper = try RowMapper(mapping, columns: reader.columns)
    var record = Record()
    #expect(try reader.next(into: &record))
    let read = mapper.map(record, columns: reader.columns)
    let made = mapper.map(Record(cells: cells + ["1"], number: 1), columns: reader.columns)
    #expect(made.customer == read.customer)
    #expect(made.findings.map(\.message) == read.findings.map(\.message))
}
