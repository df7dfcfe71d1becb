import Mapping
import Spreadsheet

/// The mapping that a source's headers and first rows suggest, to be written down and edited.
package struct SuggestedMapping {
    package let reader: RecordReader
    package let guess: MappingGuess

    /// Reads as much of the source as it needs.
    package init(_ source: Source, _ options: ReaderOptions) throws {
        reader = try RecordReader(
            source,
            options: options,
            judge: .customers,
            headerJudge: .guessing
        )
        guess = MappingGuess(of: reader)
    }

    /// As a mapping file, in which each line says why its column was chosen.
    package var yaml: String { guess.yaml(fileName: reader.source.name) }
}
