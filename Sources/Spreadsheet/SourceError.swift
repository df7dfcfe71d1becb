/// Why a source can't be read at all.
package enum SourceError: Error, Hashable, Sendable {
    case missing(String)
    case directory(String)
    /// The reason is the system's.
    case unreadable(String, reason: String)
    case empty(String)
    case headerOnly(String)
    /// The file is of another kind, such as an Excel workbook.
    case otherKind(String, FileKind)
    /// A JSON array or document where lines of objects are wanted.
    case jsonDocument(String)

    package var message: String {
        switch self {
        case .missing(let name): "\(name): there is no such file"
        case .directory(let name): "\(name): this is a folder"
        case .unreadable(let name, let reason): "\(name): can't be read: \(reason)"
        case .empty(let name): "\(name): there is nothing in it"
        case .headerOnly(let name): "\(name): there is a header and no row below it"
        case .otherKind(let name, let kind): "\(name): this is \(kind.name), not CSV or JSON Lines"
        case .jsonDocument(let name): "\(name): this is one JSON array, not one object a line"
        }
    }

    package var hint: String? {
        switch self {
        case .missing: "Check the path; `-` reads standard input."
        case .directory: "Name the export in it."
        case .unreadable: nil
        case .empty, .headerOnly: "Export again, with the rows."
        case .otherKind(_, let kind): kind.advice
        case .jsonDocument: "`jq -c '.[]' FILE > FILE.jsonl` writes one object a line."
        }
    }
}
