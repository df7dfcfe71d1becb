/// Where the names of a table's columns are in its sheet.
package enum HeaderPlace: Hashable, Sendable {
    /// Where they are found: mostly in the first row, but titles may be above.
    case found
    /// In the first row that has this among its cells, else in the first row of all: files that the program
    /// itself wrote, above whose header an application may have put a title. Their rows are rows.
    case containing(String)
    /// In the row that begins on this line of the file, 1-based.
    case line(Int)
    /// Nowhere: the first row is data.
    case none

    var isLine: Bool {
        if case .line = self { return true }
        return false
    }
}

/// Where the header of a table turned out to be, and what around it was left out.
package struct TablePlace: Hashable, Sendable {
    /// The 1-based line of the file on which the header begins.
    package var headerLine: Int
    /// How many lines above it were left out; 0 where there are none but blank ones.
    package var linesAbove: Int
    /// The line whose words are before the header's in the names of the columns, such as “Billing” above
    /// “City”.
    package var groupLine: Int?
    /// The line right below the header that was left out, since it holds the columns' units.
    package var unitsLine: Int?
    package var origin: Detection.Origin
    /// What was wrong with the header's line, where it was read all the same.
    package var headerFault: HeaderFault?

    /// Damage of a header that leaves no doubt about its names.
    package enum HeaderFault: String, Hashable, Sendable {
        /// Quotes that enclose no cell.
        case quotes
        /// A delimiter is lacking behind a quoted name.
        case delimiter
        /// Blank names, for which no row has a cell.
        case blankName = "blank_name"
        /// Its cells are separated otherwise than the rows'.
        case otherDelimiter = "other_delimiter"
    }

    /// Whether there is anything but a header in the first line that isn't blank.
    package var isNotable: Bool {
        linesAbove > 0 || groupLine != nil || unitsLine != nil || headerFault != nil
    }

    /// How the journal keeps it; nothing where the header is what it is in most files.
    package var record: [String: String] {
        guard isNotable else { return [:] }
        var record = ["header_line": String(headerLine)]
        record["group_line"] = groupLine.map { String($0) }
        record["units_line"] = unitsLine.map { String($0) }
        record["header_fault"] = headerFault?.rawValue
        return record
    }
}

/// Tells whether a table holds what a caller looks for, by its columns and its first rows.
package struct TableJudge: Sendable {
    package let fits: @Sendable ([Column], [Record]) -> Bool

    package init(fits: @escaping @Sendable ([Column], [Record]) -> Bool) {
        self.fits = fits
    }
}
