import Importing
import ArgumentParser
import Customers
import Foundation
import Journal

/// `resume`: goes on with an import from its journal alone.
struct Resume: ParsableCommand, AnswersInJSON {
    static let configuration = CommandConfiguration(
        abstract: "Continue an import. Only its journal is needed.",
        discussion: """
            The source file isn't needed: the journal holds every row as it will be sent.

            Example:
              customer-import resume customers.journal.sqlite
            """
    )

    @Argument(help: "The journal.", completion: .file(extensions: ["sqlite"]))
    var journal: String

    @OptionGroup var lock: LockOptions
    @OptionGroup var profile: ProfileOption

    @OptionGroup(title: "Service") var service: ServiceOptions
    @OptionGroup(title: "Delivery") var delivery: DeliveryFlags
    @OptionGroup(title: "Output") var output: OutputFlags
    @OptionGroup(title: "Practice") var practice: SandboxOptions

    var json: Bool { output.json }

    func run() throws {
        let console = Console(isQuiet: output.quiet)
        let options = try delivery.options(service)
        let work = try Import.open(journal, by: lock.caller(console))
        let output = try output.open(
            console,
            protecting: InputFiles(work, service.tokenFile, service.caFile)
        )
        try output.during {
            let destination = try Destination(of: work.service, service, practice: practice)
            defer { destination.close() }
            try output.tell(
                work.send(
                    to: destination.target,
                    options,
                    watcher: output.display(journal, place: destination.place)
                )
            )
        }
    }
}
