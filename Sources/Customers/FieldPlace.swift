/// Where the text of a field is, as a person knows it: the sheet's columns, then the API's field.
package struct FieldPlace: Hashable, Sendable {
    /// As many columns as are named.
    private static let mostNamed = 3

    /// The headers of the columns that the text is made of, fit to be shown; none where no column gives it.
    package var columns: [String]
    /// The API's dotted name of the field, or `business_id`.
    package var field: String

    package init(_ field: String, columns: [String] = []) {
        self.columns = columns
        self.field = field
    }

    package init(_ field: Field, columns: [String] = []) {
        self.init(field.path, columns: columns)
    }

    /// `column “ZIP” (billing_address.postal_code)`; the field alone where no column gives it, or the
    /// column where it is called as the field is.
    package var text: String {
        guard let first = columns.first else { return field }
        guard columns.count > 1 else {
            return first == field ? "column “\(first)”" : "column “\(first)” (\(field))"
        }
        let named = columns.prefix(Self.mostNamed).map { "“\($0)”" }
        let list =
            columns.count > Self.mostNamed
            ? named.joined(separator: ", ") + ", …"
            : named.dropLast().joined(separator: ", ") + " and " + (named.last ?? "")
        return "columns \(list) (\(field))"
    }

    /// The same at the beginning of a sentence, as one thing.
    package var subject: String {
        switch columns.count {
        case 0: "The text for \(field)"
        case 1: "Column" + text.dropFirst("column".count)
        default: "The text of \(text)"
        }
    }
}
