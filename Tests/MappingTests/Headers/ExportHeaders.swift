import Testing

/// The header line of an export that people come with, and what it matches without a mapping file.
///
/// Each has the columns of the vendor's export or import template as its source describes them; a
/// vendor may have renamed or moved some of them since.
struct ExportHeaders: Sendable, CustomTestStringConvertible {
    let system: String
    /// Where it is mostly used; nil where the name of the system tells.
    let country: String?
    /// Where the header line can be read: a page, or a public repository whose code reads or writes
    /// such files. Starts with "unsourced" where none was found: the line is then of the kind
    /// that such systems give, and no more.
    let source: String
    let headers: [String]
    /// `field = column` in the API's order; alternatives of a name with ` | ` between them.
    let expected: [String]

    var testDescription: String { system }

    /// - Parameter header: the columns, with commas between them; lines are joined by a comma.
    init(
        _ system: String,
        country: String? = nil,
        source: String,
        header: String,
        expected: String
    ) {
        self.system = system
        self.country = country
        self.source = source
        headers = header.replacing(",\n", with: ",")
            .split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        self.expected = expected.split(separator: "\n").map(String.init)
    }

    static let all: [ExportHeaders] =
        accounting + ledgers + german + relations + shops + fieldService + addressBooks
        + romance + latinAmerica + nordic + central + eastern + asia
}
