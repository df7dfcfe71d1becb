import Mapping
import Spreadsheet

/// A mapping that doesn't fit a source, or a source that was read otherwise than it is meant.
package struct UnfitMapping: Explained {
    package var message: String
    package var hint: String?

    package init(reason: MappingError, reader: RecordReader) {
        message = "\(reason.message)\n\(reader.source.name) was read as \(reader.summary)"
        let advice =
            reader.detection.format.isWorkbook
            ? "If it isn't that: --sheet names another sheet, --header-row the row of the header;"
                + " --no-header if the first row is data."
            : "If it isn't that: --header-row, --delimiter, --quote, --encoding, --format and"
                + " --no-header say how it is."
        hint = [reason.hint, advice].compactMap { $0 }.joined(separator: "\n")
    }
}

extension UnfitMapping {
    package var code: ErrorCode { .mapping }
}
