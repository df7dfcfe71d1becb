import ArgumentParser
import Importing

/// How rows become customers.
struct MappingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A mapping file; `map` writes one. Default: what the headers suggest.",
            valueName: "file"
        ),
        completion: .file(extensions: ["yaml", "yml"])
    )
    var map: String?

    @Flag(help: "Send addresses even if parts that the API asks for are missing.")
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
