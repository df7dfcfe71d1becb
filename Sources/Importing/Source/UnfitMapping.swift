import Mapping
import Spreadsheet

/// A mapping that doesn't fit a source, or a source that was read otherwise than it is meant.
package struct UnfitMapping: Explained {
    package var message: String
    package var hint: String?

    package init(reason: MappingError, reader: RecordReader) {
        let columns = Words.count(reader.columns.count, "column")
        message =
            "\(reason.message)\n\(reader.source.name) was read as \(reader.detection.summary),"
            + " \(columns)"
        let advice =
            reader.detection.format.isWorkbook
            ? "If it isn't that: --sheet names another sheet; --no-header if the first row is data."
            : "If it isn't that: --delimiter, --quote, --encoding, --format and --no-header say how it"
                + " is."
        hint = [reason.hint, advice].compactMap { $0 }.joined(separator: "\n")
    }
}
