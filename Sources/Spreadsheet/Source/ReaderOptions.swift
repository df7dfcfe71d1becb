/// What a user says of a source; nil means that it is to be found out.
package struct ReaderOptions: Hashable, Sendable {
    package var format: SourceFormat?
    package var encoding: TextEncoding?
    /// Whether the likeliest encoding is to do where the content doesn't tell it for sure. Default: false.
    package var guessesEncoding = false
    /// The name of the sheet of a workbook, or its number from 1 on.
    package var sheet: String?
    /// Whether records tell which cells of a workbook aren't texts. Default: false.
    package var marksValues = false
    /// How a CSV file is written.
    package var dialect: DialectOptions
    /// Where the names of a sheet's columns are. Default: where they are found.
    package var header: HeaderPlace
    /// The longest record that is read, in bytes of UTF-8. Default: 1 MiB. A quote that is never
    /// closed ends here.
    package var maximumRecordBytes: Int
    /// Whether options that say nothing of a source's format are refused, as a user's are. Default: false.
    package var refusesStrayOptions = false
    /// The most columns that a source may have, or keys in all of its lines. Default: 16,384, as many as a
    /// spreadsheet has. Each row keeps a cell for each column, so that lines which all bring keys of
    /// their own would take room and time by their square.
    package var maximumColumns: Int
    /// How much is read at a time, in bytes. Default: 256 KiB.
    package var chunkBytes: Int

    package init(
        format: SourceFormat? = nil,
        encoding: TextEncoding? = nil,
        dialect: DialectOptions = DialectOptions(),
        header: HeaderPlace = .found,
        maximumRecordBytes: Int = 1 << 20,
        maximumColumns: Int = 1 << 14,
        chunkBytes: Int = 256 << 10
    ) {
        self.format = format
        self.encoding = encoding
        self.dialect = dialect
        self.header = header
        self.maximumRecordBytes = max(maximumRecordBytes, 64)
        self.maximumColumns = maximumColumns
        self.chunkBytes = max(chunkBytes, 1)
    }
}

extension ReaderOptions {
    /// What was given, by the names that users know, that says nothing of sources of a format.
    func strayOptions(for format: SourceFormat) -> [String] {
        guard refusesStrayOptions else { return [] }
        let ofCSV: [(String, Bool)] = [
            ("--delimiter", dialect.delimiter != nil), ("--quote", dialect.quote != nil),
            ("--escape", dialect.escape != nil),
            ("--skip-initial-space", dialect.skipsInitialSpace != nil),
            ("--line-end", dialect.lineEnd != nil),
        ]
        let ofText = [("--encoding", encoding != nil)]
        let ofSheets = [("--header-row", header.isLine), ("--no-header", header == .none)]
        let ofWorkbooks = [("--sheet", sheet != nil)]
        let stray =
            switch format {
            case .csv: ofWorkbooks
            case .jsonLines: ofCSV + ofSheets + ofWorkbooks
            case .xlsx, .ods: ofText + ofCSV
            }
        return stray.filter(\.1).map(\.0)
    }

    /// Whether the columns have names.
    package var hasHeader: Bool { header != .none }
}

/// Where the bytes come from.
package enum Source: Hashable, Sendable {
    case file(path: String)
    case standardInput
    /// What came through standard input, in a file that it was kept in: see ``KeptInput``.
    case kept(path: String)

    /// `-` is standard input, as everywhere.
    package init(argument: String) {
        self = argument == "-" ? .standardInput : .file(path: argument)
    }

    /// How messages call it.
    package var name: String {
        switch self {
        case .file(let path): path
        case .standardInput, .kept: "standard input"
        }
    }
}

/// A column of a source.
package struct Column: Hashable, Sendable {
    /// What the column goes by: the header, trimmed; for JSON Lines the key, dotted where objects are
    /// nested; without a header the position. May be empty, and may repeat.
    package let name: String
    /// The header as it is in the source; the name where that is no CSV header.
    package let header: String
    /// 1-based.
    package let position: Int

    package init(name: String, position: Int) {
        self.name = name
        header = name
        self.position = position
    }

    /// A column of CSV: its name is the header without the white space around it, that which
    /// spreadsheets put there included.
    package init(header: String, position: Int) {
        name = Padding.trimmed(header)
        self.header = header
        self.position = position
    }
}
