/// What a source turned out to be, and how that was found.
package struct Detection: Hashable, Sendable {
    /// How a property was found.
    package enum Origin: String, Hashable, Sendable {
        /// The user said so.
        case given
        /// Found by looking at the content.
        case detected
        /// A byte order mark said so.
        case byteOrderMark = "byte order mark"
        /// A `sep=` line said so.
        case separatorLine = "sep= line"
        /// The likeliest of several that can't be told apart for sure.
        case guessed
        /// Nothing spoke against the usual.
        case assumed
    }

    package var format: SourceFormat
    package var formatOrigin: Origin
    package var encoding: TextEncoding
    package var encodingOrigin: Origin
    /// What the text beyond ASCII could be, where the encoding is only the likeliest of several.
    package var encodingDoubt: [EncodingReading] = []
    /// Nil for JSON Lines.
    package var dialect: Dialect?
    package var delimiterOrigin: Origin
    /// Where the header of a sheet's table is; nil where there is none.
    package var table: TablePlace?
    /// What the source is packed with, the outermost first.
    package var packings: [Packing] = []
    /// The sheet of a workbook that is read.
    package var sheet: String?
    /// The columns that the sheet doesn't show, 1-based, which are read all the same; known once a row was
    /// read.
    package var hiddenColumns: [ClosedRange<Int>] = []
    /// How many sheets the workbook has.
    var sheetCount = 1

    /// Whether the sheet doesn't show a column, 1-based.
    package func hidesColumn(_ column: Int) -> Bool {
        hiddenColumns.contains { $0.contains(column) }
    }

    /// One line for a person: "CSV, UTF-8 (byte order mark), semicolon-separated".
    package var summary: String {
        let note = encodingOrigin == .byteOrderMark ? " with a byte order mark" : ""
        switch format {
        case .xlsx, .ods:
            let kind = format == .xlsx ? "Excel workbook" : "OpenDocument spreadsheet"
            return "\(packing)\(kind), sheet “\(sheet ?? "")”"
                + (sheetCount > 1 ? " of \(sheetCount)" : "")
        case .jsonLines: return "\(packing)JSON Lines, \(encodingName)\(note)"
        case .csv:
            // A delimiter that is only assumed is one that nothing shows: there is one column.
            let isShown = delimiterOrigin != .assumed
            let separation = isShown ? dialect.map { "\($0.delimiter)-separated" } : nil
            let words = [separation].compactMap { $0 } + (dialect?.peculiarities ?? [])
            return (["\(packing)CSV, \(encodingName)\(note)"] + words).joined(separator: ", ")
        }
    }

    private var packing: String { packings.map { "\($0.rawValue), " }.joined() }

    private var encodingName: String { encoding.name }
}
