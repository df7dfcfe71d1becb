import Testing

/// The header line of an export that people come with, and what it matches without a mapping file.
///
/// Each has the columns of the vendor's export or import template as they are publicly described;
/// a vendor may have renamed or moved some of them since.
struct ExportHeaders: Sendable, CustomTestStringConvertible {
    let system: String
    let headers: [String]
    /// `field = column` in the API's order; alternatives of a name with ` | ` between them.
    let expected: [String]

    var testDescription: String { system }

    /// - Parameter header: the columns, with commas between them; lines are joined by a comma.
    init(_ system: String, header: String, expected: String) {
        self.system = system
        headers = header.replacing(",\n", with: ",")
            .split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        self.expected = expected.split(separator: "\n").map(String.init)
    }

    static let all: [ExportHeaders] =
        accounting + relations + shops + fieldService + addressBooks
}
