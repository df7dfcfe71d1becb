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
    /// None of the first lines is a JSON object; what is wrong with the first one.
    case notJSONLines(String, RecordProblem)
    /// A header that can't be relied on, since it may have swallowed rows.
    case damagedHeader(String, RecordProblem)
    /// What a source is packed in can't be unpacked; the name of a file in it, where it is that one's.
    case packing(String, Packing, file: String? = nil, PackingFault)
    /// A workbook was asked for, and there is none.
    case noWorkbook(String)
    /// A part of a workbook can't be read.
    case workbook(String, part: String, WorkbookFault)
    /// A workbook has no sheet of that name or number; those that it has.
    case noSheet(String, wanted: String, [String])
    /// It isn't clear which sheet of a workbook is meant: those that hold what is looked for, or, where none
    /// does, those that hold anything.
    case unclearSheet(String, [String], doFit: Bool)
    /// Options were given that say nothing of sources of this format.
    case strayOptions(String, SourceFormat, [String])
    /// No row begins on the line on which the header was said to be.
    case noHeaderLine(String, Int)
    /// Text that isn't UTF-8, and could be in any of several encodings.
    case unsureEncoding(String, [EncodingReading])
    /// More columns, or keys of JSON, than any table of customers has.
    case tooManyColumns(String, SourceFormat, most: Int)
}
