import Importing
import ArgumentParser
import Customers
import Foundation
import Journal

/// `resume`: goes on with an import from its journal alone.
struct Resume: ParsableCommand, AnswersInJSON {
    static let configuration = CommandConfiguration(
        abstract: "Go on with an import, from its journal alone.",
        discussion: """
            The source file isn't needed: the journal holds every row as it is to be sent.

            Example:
              customer-import resume customers.journal.sqlite
            """
    )

    @Argument(help: "The journal.", completion: .file(extensions: ["sqlite"]))
    var journal: String

    @OptionGroup(title: "Service") var service: ServiceOptions
    @OptionGroup(title: "Delivery") var delivery: DeliveryFlags
    @OptionGroup(title: "Output") var output: OutputFlags
    @OptionGroup(title: "Practice") var practice: SandboxOptions

    var json: Bool { output.json }

    func run() throws {
        let console = Console(isQuiet: output.quiet)
        let options = try delivery.options(service)
        let (record, known) = try Journal.look(at: journal) { journal in
            let (record, _) = try journal.stagedImport()
            return (record, try KnownService(journal, record, .ofUser()))
        }
        let runOutput = try output.open(protecting: InputFiles(journal, record, service))
        let destination = try Destination(of: known, service, practice: practice)
        defer { destination.close() }
        let writer = try JournalWriter(path: journal)
        defer { writer.close(console) }
        if destination.target.hasForgotten(try writer.journal.totals()) {
            console.warn(PracticeError.forgotten)
        }
        try RunSession(
            writer: writer,
            destination: destination,
            options: options,
            output: runOutput,
            console: console
        ).run()
    }
}
