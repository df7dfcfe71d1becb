import Importing
import ArgumentParser
import Customers
import Delivery
import Foundation
import Journal

/// `reconcile`: finds out what became of unknown rows, and sends nothing.
struct Reconcile: ParsableCommand, AnswersInJSON {
    static let configuration = CommandConfiguration(
        abstract: "Look for unknown rows in the service's own list. Sends no row.",
        discussion: """
            A row is unknown when its request may have reached the service and no answer tells what \
            became of it. `run` and `resume` do the same at their start and end.

            A row that the list holds becomes created, with its id. One that it surely doesn't hold \
            becomes pending, for `resume` to send again. Where nothing tells, it stays unknown, and \
            `status` says why.

            Example:
              customer-import reconcile customers.journal.sqlite
            """
    )

    @Argument(help: "The journal.", completion: .file(extensions: ["sqlite"]))
    var journal: String

    @OptionGroup var lock: LockOptions
    @OptionGroup var profile: ProfileOption

    @OptionGroup(title: "Service") var service: ServiceOptions
    @OptionGroup(title: "Practice") var practice: SandboxOptions

    @Option(
        help: ArgumentHelp(
            "The rate never to exceed. Default: 300/min until the service names its limit.",
            valueName: "rate"
        )
    )
    var rate: String?

    @Option(
        help: ArgumentHelp(
            "How long after its sending a row is looked for. Default: twice --timeout.",
            valueName: "time"
        )
    )
    var grace: String?

    @Option(help: ArgumentHelp("Give up when the service is away so long.", valueName: "time"))
    var giveUpAfter = "15m"

    @OptionGroup(title: "Output") var output: OutputFlags

    var json: Bool { output.json }

    func run() throws {
        let console = Console(isQuiet: output.quiet)
        let timeout = try service.requestTimeout()
        let options = DeliveryOptions(
            rate: try RateArgument.parse(rate),
            giveUpAfter: try GiveUpArgument.parse(giveUpAfter),
            waits: service.wait,
            grace: try GraceArgument.parse(grace, timeout: timeout)
        )
        let work = try Import.open(journal, by: lock.caller(console))
        let output = try output.open(
            console,
            protecting: InputFiles(work, service.tokenFile, service.caFile)
        )
        try output.during {
            let destination = try Destination(
                of: work.service,
                service,
                practice: practice,
                usesList: true
            )
            defer { destination.close() }
            try output.tell(
                work.reconcile(
                    with: destination.target,
                    options,
                    watcher: output.display(journal, place: destination.place)
                )
            )
        }
    }
}
