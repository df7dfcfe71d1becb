/// Standard input, kept in a file without a name so that it can be read more than once.
package final class KeptInput {
    private let bytes: SpooledBytes

    /// Reads it to its end.
    package init() throws(SourceError) {
        bytes = try SpooledBytes(
            ByteInput(.standardInput),
            name: Source.standardInput.name
        )
    }

    /// The file, for as long as this is there.
    package var source: Source { .kept(path: bytes.path) }
}
