extension RecordProblem {
    /// What is said of a damaged row, and of one that isn't a customer. All these words are here, to be edited
    /// in one place.
    enum Words {
        // How a row of CSV is written.
        static func cells(_ count: Int, columns: Int) -> String {
            "The row has \(count == 1 ? "1 cell" : "\(count) cells"), but the header has \(columns)."
        }
        static let blankCells =
            " The blank cells at its end may come from a cell that was cut at a delimiter."
        static let emptyQuote = "A quote opens here that encloses nothing, and other rows follow."
        static let openQuote = "A quote opens here and is never closed."
        static func openQuote(within bytes: Int) -> String {
            "A quote opens here and isn't closed within the \(bytes) bytes of a row."
        }
        static let textAfterQuote =
            """
            Text follows the closing quote of a cell. Quotes within a quoted cell have to be doubled, \
            or escaped with the character that --escape names.
            """
        static let strayQuote =
            """
            A cell has a quote in its middle. A delimiter before it may be missing. If quotes are text in \
            this file, read it with --quote none.
            """
        static let quoteAfterSpace =
            "A quote follows a space. With --skip-initial-space, such cells are read as quoted."
        static let loneLineEnd =
            """
            The row contains a line break that differs from the file's other line breaks. A cell of several \
            lines has to be quoted.
            """

        // Its bytes.
        static func tooLong(_ bytes: Int) -> String { "The row is longer than \(bytes) bytes." }
        static let nulByte = "The row contains a NUL byte, which doesn't belong in a text."
        static let badEncoding =
            "The row contains bytes here that aren't text in the file's encoding."

        // A line of JSON.
        static let noObject = "The line isn't a JSON object."
        static func badJSON(_ reason: String) -> String { "The line isn't valid JSON: \(reason)." }
        static func deepObjects(_ most: Int) -> String {
            "The line's objects are nested more than \(most) deep."
        }
        static let deepLists = "The line's lists are nested too deeply."
        static func duplicateKey(_ name: String) -> String {
            "The line has the key “\(name)” twice."
        }
        static func longLine(_ bytes: Int) -> String { "The line is longer than \(bytes) bytes." }
        static let noUTF8 = "The line contains bytes here that aren't UTF-8."

        // A row of a workbook.
        static let damagedCell =
            """
            The workbook is damaged: a cell of this row has two texts, or refers to one that is missing.
            """

        // What isn't a customer.
        static let unwantedHeader =
            "This row names the columns, but --no-header says that no row does."
        static let repeatedHeader = "This row repeats the header. It isn't a customer."
        static let headerAgain = "This row names the columns again. It isn't a customer."
        static let titleAgain =
            "This row repeats a line from above the header. It isn't a customer."
        static let description = "This row explains the columns. It isn't a customer."
        static let total = "This row sums up other rows. It isn't a customer."
        static let footer = "This row is a note below the table, not a customer."
        static let groupHeading =
            "This row is the heading of a group of rows, not a customer."
        static let ruler = "This row is a drawn line, not a customer."
        static let otherTable =
            "This row belongs to another table: a header with other columns is above it."
    }
}
