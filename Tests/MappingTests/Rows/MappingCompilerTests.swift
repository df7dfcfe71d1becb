import Spreadsheet
import Testing

@testable import Mapping

private func failure(_ yaml: String, header: String) throws -> MappingError {
    let file = try TemporaryFile(header + "\nx\n")
    let columns = try RecordReader(.file(path: file.path)).columns
    let mapping = try Mapping(yaml: yaml, fileName: "m.yaml")
    return try #require(throws: MappingError.self) { try RowMapper(mapping, columns: columns) }
}

@Test func `a column that the source lacks is an error with its line and a suggestion`() throws {
    let error = try failure(
        "fields:\n  name: Compny\n  email: Nothing Like It",
        header: "Company,Phone"
    )
    #expect(
        error.message
            == "m.yaml:2: the source has no column “Compny”\n"
            + "m.yaml:3: the source has no column “Nothing Like It”"
    )
    #expect(error.issues.map(\.line) == [2, 3])
    #expect(error.hint?.contains("Did you mean “Company”?") == true)
    #expect(error.hint?.contains("Columns: “Company”, “Phone”.") == true)
}

@Test func `a name that two columns have is an error that says how to choose`() throws {
    let error = try failure("fields: {name: A, email: Mail}", header: "A,Mail,B,Mail")
    #expect(error.message == "m.yaml:1: 2 columns are named “Mail”")
    #expect(error.hint == "Write #2 or #4 instead of the name.")
}

@Test(arguments: [
    "values:\n  A: B\n  B: {template: \"{A}\"}\nfields: {name: A}",
    "values:\n  A: A\nfields: {name: A}",
    "values:\n  A: {first_of: [X, B]}\n  B: C\n  C: A\nfields: {name: X}",
])
func `values that refer to each other in a circle are an error`(_ yaml: String) throws {
    let error = try failure(yaml, header: "X,A")
    #expect(error.issues.contains { $0.message.hasPrefix("a value refers to itself: “") })
    #expect(error.issues.allSatisfy { $0.line != nil })
}

@Test func `a value named like the column that it uses is told apart in the hint`() throws {
    let error = try failure("values: {Phone: Phone}\nfields: {name: Phone}", header: "Phone")
    #expect(error.hint == "Give the value another name than the column “Phone” has.")
}

@Test func `values that multiply without end are refused`() throws {
    var yaml = "values:\n  v0: {template: \"{X}{X}\"}\n"
    for level in 1...60 {
        yaml += "  v\(level): {template: \"{v\(level - 1)}{v\(level - 1)}\"}\n"
    }
    let error = try failure(yaml + "fields: {name: v60}", header: "X")
    #expect(error.issues.contains { $0.message == "refers to more than 1000 columns" })
}

@Test func `nothing that gives a name is an error with the columns and the nearest of them`() throws
{
    let file = try TemporaryFile("Vendor Customer,E-mail\nx,y\n")
    let columns = try RecordReader(.file(path: file.path)).columns
    let guess = MappingGuess(headers: columns.map(\.name))
    let error = try #require(throws: MappingError.self) {
        try RowMapper(guess.mapping, columns: columns)
    }
    #expect(
        error.message
            == "no column gives `name`, which every customer needs. Nearest: “Vendor Customer”."
    )
    #expect(error.hint?.contains("Columns: “Vendor Customer”, “E-mail”.") == true)
    #expect(error.hint?.contains("customer-import map FILE") == true)
}

@Test func `columns that are neither used nor ignored are listed`() throws {
    let file = try TemporaryFile("A,B,C,C,D\n1,2,3,4,5\n")
    let columns = try RecordReader(.file(path: file.path)).columns
    let mapping = try Mapping(
        yaml: "fields: {name: A}\nskip_when: [{column: D, blank: true}]\nignore: [B, \"#4\"]",
        fileName: "m"
    )
    let mapper = try RowMapper(mapping, columns: columns)
    #expect(mapper.unusedColumns.map(\.position) == [3])
}

@Test func `two columns that could both be the name are named in the error`() throws {
    let file = try TemporaryFile("Customer Name,E-mail,Customer Name\nx,y,z\n")
    let columns = try RecordReader(.file(path: file.path)).columns
    let guess = MappingGuess(headers: columns.map(\.name))
    let error = try #require(throws: MappingError.self) {
        try RowMapper(guess.mapping, columns: columns)
    }
    #expect(
        error.message
            == "no column gives `name`, which every customer needs. “Customer Name” "
            + "(column 1) and “Customer Name” (column 3) fit name equally well, so neither is"
            + " used; a mapping"
            + " file can name one."
    )
}

@Test func `values that stand on each other without end are refused`() throws {
    var yaml = "values:\n  v0000: X\n"
    for level in 1..<9_000 {
        let names = [level, level - 1].map { "v" + String(10_000 + $0).dropFirst() }
        yaml += "  \(names[0]): \(names[1])\n"
    }
    // Backwards, so that the last is looked at first.
    let error = try failure(
        yaml.replacing("  v", with: "  w").replacing(": v", with: ": w")
            + "  a: w8999\nfields: {name: a}",
        header: "X"
    )
    #expect(error.issues.contains { $0.message == "values refer to each other more than 100 deep" })
}

@Test func `a column of a rule on several lines is placed on its own line`() throws {
    let error = try failure(
        """
        fields:
          name:
            first_of:
              - Compny
              - template: "{First} {Lst}"
          email:
            transforms: [trim]
            column: Mial
        skip_when:
          - equals: x
            column: Statsu
        """,
        header: "Company,First,Last,Mail,Status"
    )
    #expect(
        error.message == """
            m.yaml:4: the source has no column “Compny”
            m.yaml:5: the source has no column “Lst”
            m.yaml:8: the source has no column “Mial”
            m.yaml:11: the source has no column “Statsu”
            """
    )
}

@Test func `an ignored column that the source lacks is an error with its line`() throws {
    let error = try failure(
        "fields: {name: Name}\nignore:\n  - Kind\n  - Knid",
        header: "Name,Kind"
    )
    #expect(error.message == "m.yaml:4: the source has no column “Knid”")
    #expect(error.hint == "Did you mean “Kind”?")
}

@Test func `columns that share an ignored name are all ignored`() throws {
    let file = try TemporaryFile("Name,Notes,Notes\nx,y,z\n")
    let columns = try RecordReader(.file(path: file.path)).columns
    let mapping = try Mapping(yaml: "fields: {name: Name}\nignore: [Notes]", fileName: "m")
    #expect(try RowMapper(mapping, columns: columns).unusedColumns.isEmpty)
}

@Test func `one column that gives no name brings up the delimiter`() throws {
    let file = try TemporaryFile("Name!Email\nx!y\n")
    let columns = try RecordReader(.file(path: file.path)).columns
    let error = try #require(throws: MappingError.self) {
        try RowMapper(MappingGuess(headers: columns.map(\.name)).mapping, columns: columns)
    }
    #expect(error.hint?.contains("--delimiter") == true)
    #expect(error.message.hasPrefix("no column gives `name`"))
}
