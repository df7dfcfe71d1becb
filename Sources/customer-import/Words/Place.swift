import Spreadsheet

/// Places in a source as editors and compilers write them.
enum Place {
    /// `customers.csv:17:4: a quote opens here and is never closed`.
    static func line(_ source: Source, _ position: SourcePosition, _ message: String) -> String {
        "\(source.name):\(position.text): \(message)"
    }
}
