import Foundation
import Mapping
import Spreadsheet

/// A mapping file on disk.
enum MappingFile {
    static func read(_ path: String) throws -> Mapping {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw InputError(
                "\(path): can't read this mapping file",
                hint:
                    "Check the path. `customer-import map FILE` writes a mapping file to start from."
            )
        }
        return try Mapping(yaml: String(decoding: data, as: UTF8.self), fileName: path)
    }
}

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
