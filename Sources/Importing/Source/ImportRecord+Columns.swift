import Journal
import Spreadsheet

extension ImportRecord {
    /// The source's columns, as its reader gave them.
    var sourceColumns: [Column] {
        let isJSON = dialect["format"].flatMap(SourceFormat.init) == .jsonLines
        return columns.enumerated().map { index, header in
            isJSON
                ? Column(name: header, position: index + 1)
                : Column(header: header, position: index + 1)
        }
    }
}
