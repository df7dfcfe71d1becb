import Journal
import Spreadsheet

extension ImportRecord {
    /// The source's columns, as its reader gave them.
    var sourceColumns: [Column] {
        let isCSV = dialect["format"].flatMap(SourceFormat.init) ?? .csv == .csv
        return columns.enumerated().map { index, header in
            isCSV
                ? Column(header: header, position: index + 1)
                : Column(name: header, position: index + 1)
        }
    }
}
