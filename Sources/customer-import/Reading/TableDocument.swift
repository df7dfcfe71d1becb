import Spreadsheet

/// Where the table is in a sheet, as `--json` prints it.
struct TableDocument: Encodable {
    var headerLine: Int
    var headerFound: String
    var linesAbove: Int
    var groupLine: Int?
    var unitsLine: Int?

    /// Nil where there is no header.
    init?(_ place: TablePlace?) {
        guard let place else { return nil }
        headerLine = place.headerLine
        headerFound = place.origin.rawValue
        linesAbove = place.linesAbove
        groupLine = place.groupLine
        unitsLine = place.unitsLine
    }

    enum CodingKeys: String, CodingKey {
        case headerLine = "header_line"
        case headerFound = "header_found"
        case linesAbove = "lines_above"
        case groupLine = "group_line"
        case unitsLine = "units_line"
    }
}
