import Importing
import ArgumentParser
import Foundation
import Mapping
import Spreadsheet

/// `map`: writes down the mapping that the headers suggest, to be edited.
struct MapCommand: ParsableCommand, AnswersInJSON {
    static let configuration = CommandConfiguration(
        commandName: "map",
        abstract: "Write the mapping that the headers suggest to a file, for you to edit.",
        usage: "customer-import map [<options>] <file>",
        discussion: """
            Each line says why its column was chosen. Give the edited file to `check` and `run` with \
            --map.

            Examples:
              customer-import map customers.csv       # writes customers.mapping.yaml
              customer-import map customers.csv -o -  # prints it
            """
    )

    @OptionGroup var reading: ReadingOptions

    @Option(
        name: [.short, .long],
        help: ArgumentHelp(
            "The file to write; - for standard output. Default: beside the source.",
            valueName: "file"
        ),
        completion: .file(extensions: ["yaml", "yml"])
    )
    var output: String?

    @Flag(help: "Overwrite an existing file.")
    var force = false

    @Flag(help: "Print the result as JSON.")
    var json = false

    @OptionGroup var quietness: QuietOption

    func validate() throws {
        if json, output == "-" {
            throw ValidationError(
                "--json and -o - both write to standard output. Name a file with -o."
            )
        }
    }

    func run() throws {
        let console = Console(isQuiet: quietness.quiet)
        let suggested = try SuggestedMapping(reading.source, reading.readerOptions())
        let (guess, table) = (suggested.guess, suggested.reader.detection.table)
        let path = try output ?? defaultPath()
        let file = try OutputFile(
            path,
            overwrites: force,
            followsLink: output != nil,
            protecting: InputFiles(reading.file)
        )
        try file.handle.write(contentsOf: Data(suggested.yaml.utf8))
        try file.finish()
        for ambiguity in guess.matching.ambiguities { console.warn(ambiguity.sentence) }
        guard path != "-" else { return }
        if json {
            return try console.print(
                json: MapOutcome(
                    mapping: path,
                    fields: guess.mapping.fields.count,
                    ignored: guess.mapping.ignored.count,
                    table: TableDocument(table)
                )
            )
        }
        if let table, table.isNotable {
            console.note(wrapping: Line("\(reading.source.name): \(table.sentence)"))
        }
        console.note(
            "\(path): \(Words.count(guess.mapping.fields.count, "field")) mapped,"
                + " \(Words.count(guess.mapping.ignored.count, "column")) ignored"
        )
        console.note(
            next: NextStep(
                command: nextCommand(mapping: path),
                remark: "after you edited the mapping"
            )
        )
    }

    /// What uses the mapping: an import that was begun, or else a look at what it would be.
    private func nextCommand(mapping: String) -> String {
        let journal = try? JournalPlace.path(for: reading.source, given: nil)
        guard let journal, FileManager.default.fileExists(atPath: journal) else {
            return "customer-import check \(ShellWord.quoted(reading.file))"
                + " --map \(ShellWord.quoted(mapping))"
        }
        return "customer-import remap \(ShellWord.quoted(journal))"
            + " --map \(ShellWord.quoted(mapping))"
    }

    private func defaultPath() throws -> String {
        guard case .file(let path) = reading.source else { return "-" }
        return JournalPlace.beside(path, suffix: "mapping.yaml")
    }

    /// What `--json` prints.
    private struct MapOutcome: Encodable {
        var version = 1
        var mapping: String
        /// How many fields get their text from a column, and how many columns are left out.
        var fields: Int
        var ignored: Int
        var table: TableDocument?
    }
}
