import Spreadsheet
import Testing

@testable import Importing

struct ColumnKeysTests {
    @Test(arguments: [
        (["Name", "Name", "Name (2)"], ["Name", "Name (3)", "Name (2)"]),
        (["x", "x", "x"], ["x", "x (2)", "x (3)"]),
        (["", "column 1"], ["column 1 (2)", "column 1"]),
        (["", "", "x"], ["column 1", "column 2", "x"]),
    ])
    func `every column has a key of its own`(names: [String], keys: [String]) {
        let columns = names.enumerated().map { Column(name: $1, position: $0 + 1) }
        var given = ColumnKeys()
        given.update(columns)
        #expect(given.keys == keys)
    }
}
