import Customers
import Journal
import Mapping
import Spreadsheet

/// Where the fields of an import stand in its source, for what is told of a row. Pure.
package struct FieldPlaces: Sendable {
    /// Of an import of which nothing is known.
    package static let none = FieldPlaces()

    private var fields: FieldColumns?
    private var columns: [Column] = []

    private init() {}

    init(_ fields: FieldColumns, _ columns: [Column]) {
        (self.fields, self.columns) = (fields, columns)
    }

    /// None where the journal's mapping can't be read, as of a later version.
    package init(_ record: ImportRecord) {
        guard let mapping = try? Mapping(yaml: record.mapping, fileName: "") else { return }
        columns = record.sourceColumns
        fields = FieldColumns(mapping, columns)
    }

    /// - Parameter field: the API's dotted name, or one that only the service knows.
    package subscript(field: String) -> FieldPlace {
        FieldPlace(field, cells: fields?[field] ?? [], of: columns)
    }
}
