import Customers
import Spreadsheet

extension FieldPlace {
    /// - Parameters:
    ///   - field: the API's dotted name, or one that only the service knows.
    ///   - cells: the 0-based places of the columns that the text is made of. Those beyond the columns have
    ///     no name, and aren't told of.
    package init(_ field: String, cells: [Int], of columns: [Column]) {
        var names: [String] = []
        for cell in cells where columns.indices.contains(cell) {
            let column = columns[cell]
            let name = column.name.isEmpty ? "#\(column.position)" : ShownText(column.name).text
            if !names.contains(name) { names.append(name) }
        }
        self.init(field, columns: names)
    }

    /// - Parameter header: that of the only column that the text is made of; nil where there is no such one.
    package init(_ field: String, header: String?) {
        self.init(field, columns: header.map { [ShownText($0).text] } ?? [])
    }
}
