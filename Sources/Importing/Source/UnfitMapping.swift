import Mapping
import Spreadsheet

/// A mapping that doesn't fit a source, or a source that was read otherwise than it is meant.
package struct UnfitMapping: Explained {
    package var message: String
    package var hint: String?
    package var code: ErrorCode { .mapping }

    package init(reason: MappingError, reader: RecordReader) {
        message = "\(reason.message)\n\(reader.source.name) was read as \(reader.summary)"
        let advice =
            reader.detection.format.isWorkbook
            ? "If that is wrong, give --sheet or --header-row; if the first row is data, --no-header."
            : "If that is wrong, say how to read it with --header-row, --no-header, --delimiter, --quote,"
                + " --encoding or --format."
        hint = [reason.hint, advice].compactMap { $0 }.joined(separator: "\n")
    }
}
