import Importing
import ArgumentParser
import Customers
import Delivery
import Foundation
import Journal

/// `reconcile`: finds out what became of unknown rows, and sends nothing.
struct Reconcile: ParsableCommand, AnswersInJSON {
    static let configuration = CommandConfiguration(
        abstract: "Look for unknown rows in the service's list. Sends no row.",
        discussion: """
            A row is unknown if its request may have reached the service, but no clear answer came. \
            `run` and `resume` look for such rows, too, when they start and before they end.

            A row that is in the list becomes created, with its customer id. A row that certainly \
            isn't becomes pending, and `resume` sends it again. A row that may be either stays \
            unknown, and `status` says why.

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
            "The highest rate: 300/min, 5/s or unlimited. Default: 300/min until the service names its limit.",
            valueName: "rate"
        )
    )
    var rate: String?

    @Option(
        help: ArgumentHelp(
            "How long to wait before looking for a row whose answer never came. Default: twice --timeout.",
            valueName: "time"
        )
    )
    var grace: String?

    @Option(
        help: ArgumentHelp("Give up once the service has been away this long.", valueName: "time")
    )
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
