import Customers
import Foundation
import Journal
import Mapping
import Spreadsheet

/// A mapping file on disk.
enum MappingFile {
    static func read(_ path: String) throws -> Mapping {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw InputError.noMappingFile(path)
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

/// In what the mapping that a journal was made with, and the options beside it, differ from those of a
/// command. Pure.
package struct MappingDifference: Hashable, Sendable {
    /// As many parts as a message names.
    private static let shown = 3

    /// Each says what was, and what is now.
    private let parts: [String]

    init(was: ImportRecord, now: ImportRecord) {
        var parts: [String] = []
        for (key, option) in [
            ("partial_addresses", "--partial-addresses"), ("no_header", "--no-header"),
        ]
        where was.settings[key] != now.settings[key] {
            parts.append(
                now.settings[key] == nil
                    ? "\(option) was given, and now it isn't"
                    : "\(option) wasn't given, and now it is"
            )
        }
        if let old = try? Mapping(yaml: was.mapping, fileName: ""),
            let new = try? Mapping(yaml: now.mapping, fileName: "")
        {
            parts += Field.allCases.compactMap {
                Self.part($0.path, old.fields[$0], new.fields[$0])
            }
            if let business = Self.part("business_id", old.businessID, new.businessID) {
                parts.append(business)
            }
        }
        self.parts = parts
    }

    /// `email came from Email, and now comes from Work email`; nil where nothing differs.
    private static func part(_ name: String, _ was: Rule?, _ now: Rule?) -> String? {
        guard was != now else { return nil }
        let (before, after) = (was?.summary ?? "no column", now?.summary ?? "no column")
        return before == after
            ? "\(name) still comes from \(after), but not in the same way"
            : "\(name) came from \(before), and now comes from \(after)"
    }

    /// What differs; nil where that is no field and no option, but such a thing as a list of null words.
    var words: String? {
        guard !parts.isEmpty else { return nil }
        let more = parts.count - Self.shown
        return parts.prefix(Self.shown).joined(separator: "; ")
            + (more > 0 ? "; and \(more) more" : "")
    }
}
