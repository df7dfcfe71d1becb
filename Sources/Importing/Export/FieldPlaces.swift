import Customers
import Journal
import Mapping
import Spreadsheet

/// Where the fields of an import are in its source, for what is said about a row. Pure.
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

/// Which columns of a source a field is made of, by the import's mapping. Pure.
struct FieldColumns: Sendable {
    private var columns: [String: [Int]] = [:]

    init(_ mapping: Mapping, _ columns: [Column]) {
        var rules = mapping.fields.map { ($0.key.path, $0.value) }
        if let rule = mapping.businessID { rules.append(("business_id", rule)) }
        for (path, rule) in rules {
            self.columns[path] = Self.places(of: rule.source.references, mapping, columns)
        }
    }

    /// Their 0-based places; none for a field that isn't mapped.
    subscript(_ path: String) -> [Int] { columns[path] ?? [] }

    private static func places(
        of references: [String],
        _ mapping: Mapping,
        _ columns: [Column],
        depth: Int = 0
    ) -> [Int] {
        // A named value may refer to others; a mapping in which they go round in circles isn't taken.
        guard depth < 20 else { return [] }
        return references.flatMap { reference in
            if let value = mapping.values[reference] {
                return places(of: value.source.references, mapping, columns, depth: depth + 1)
            }
            return columns.indices.filter {
                columns[$0].name == reference || "#\(columns[$0].position)" == reference
            }
        }
    }
}
