import ArgumentParser
import Foundation
import Mapping
import Spreadsheet

/// `map`: writes down the mapping that the headers suggest, to be edited.
struct MapCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "map",
        abstract: "Write the mapping that the headers suggest to a file that you can edit.",
        usage: "customer-import map [<options>] <file>",
        discussion: """
            Each line says why a column was taken. Give the edited file to `check` and `run` with \
            --map.

            Examples:
              customer-import map customers.csv              writes customers.mapping.yaml
              customer-import map customers.csv -o -         prints it
            """
    )

    @OptionGroup var reading: ReadingOptions

    @Option(
        name: [.short, .long],
        help: "The file to write; - for standard output. Default: beside the source."
    )
    var output: String?

    @Flag(help: "Write over an existing file.")
    var force = false

    func run() throws {
        let console = Console()
        let reader = try RecordReader(reading.source, options: try reading.readerOptions())
        let guess = MappingGuess(headers: reader.columns.map(\.name))
        let yaml = guess.yaml(fileName: reader.source.name)
        let path = try output ?? defaultPath()
        let file = try OutputFile(path, overwrites: force, protecting: InputFiles(reading.file))
        try file.handle.write(contentsOf: Data(yaml.utf8))
        try file.finish()
        for ambiguity in guess.matching.ambiguities { console.warn(ambiguity.sentence) }
        guard path != "-" else { return }
        console.note(
            "\(path): \(Words.count(guess.mapping.fields.count, "field")) mapped,"
                + " \(Words.count(guess.mapping.ignored.count, "column")) ignored"
        )
        console.note(
            "next: edit it, then customer-import check \(ShellWord.quoted(reading.file))"
                + " --map \(ShellWord.quoted(path))"
        )
    }

    private func defaultPath() throws -> String {
        guard case .file(let path) = reading.source else { return "-" }
        return JournalPlace.beside(path, suffix: "mapping.yaml")
    }
}
