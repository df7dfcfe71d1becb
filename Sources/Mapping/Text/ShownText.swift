import Customers
import Spreadsheet

/// A cell's text as a line for a person has room for it.
package struct ShownText {
    /// At most ``maximumCount`` characters, none of which does anything but show.
    package let text: String

    package static let maximumCount = 40

    package init(_ text: String) {
        guard !Self.isPlain(text) else {
            self.text = text
            return
        }
        let isLong = text.unicodeScalars.count > Self.maximumCount
        let kept = isLong ? Self.maximumCount - 1 : Self.maximumCount
        var shown = ""
        for scalar in text.unicodeScalars.prefix(kept) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator:
                shown += "\\u{\(String(scalar.value, radix: 16))}"
            default: shown.unicodeScalars.append(scalar)
            }
        }
        self.text = isLong ? shown + "…" : shown
    }

    /// Whether there is room for all of it, and each byte of it shows.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.count <= maximumCount && text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }
}

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
