import ArgumentParser
import Importing

/// How rows become customers.
struct MappingOptions: ParsableArguments {
    @Option(
        help: "A mapping file, in place of what the headers suggest (see `map`).",
        completion: .file(extensions: ["yaml", "yml"])
    )
    var map: String?

    @Flag(help: "Send addresses that lack parts which the API page asks for.")
    var partialAddresses = false

    /// What an import is read from, and how.
    ///
    /// - Throws: ``UsageError`` for a word that isn't one of the reading's, or no code.
    func source(
        _ reading: ReadingOptions,
        _ findings: FindingOptions
    ) throws -> SourceOptions {
        SourceOptions(
            reading.source,
            reading: try reading.readerOptions(),
            mappingFile: map,
            policy: try findings.policy(),
            sendsPartialAddresses: partialAddresses
        )
    }
}
