/// The two kinds of export that are read.
package enum SourceFormat: String, Hashable, Sendable, CaseIterable {
    /// Delimiter-separated values (RFC 4180 and what spreadsheets make of it).
    case csv
    /// One JSON object a line.
    case jsonLines = "jsonl"
}
