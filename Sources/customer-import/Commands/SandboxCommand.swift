import Importing
import ArgumentParser
import Dispatch
import Foundation
import Sandbox

/// `sandbox`: a stand-in for the service on this machine.
struct SandboxCommand: ParsableCommand {
    /// Their names, in lines as the help has them.
    private static let faults = Wrapping.lines(
        Line(Fault.Kind.allCases.map(\.rawValue).joined(separator: ", ")),
        to: 76
    ).map { "  " + $0.text }.joined(separator: "\n")

    static let configuration = CommandConfiguration(
        commandName: "sandbox",
        abstract: "Run a practice service on 127.0.0.1, which fails on demand.",
        usage: "customer-import sandbox [<options>]",
        discussion: """
            The first line of its output is its base URL. It accepts the token of --accept-token, \
            tokens from its own token endpoint, and any business.

            A fault is NAME:CHANCE[:TIME]; separate several with commas. The chance is a percentage, \
            @N for the N-th request that creates a customer, or xN for the first N. Put list/, \
            update/ or token/ before a name to hit other requests. The names are:
            \(faults)

            Examples:
              customer-import sandbox --port 8765
              customer-import sandbox --fault 'drop-after:2%,503:1%,slow:@10:40s'

            In another terminal:
              export ASSET_BASE_URL=http://127.0.0.1:8765 ASSET_ACCESS_TOKEN=sandbox
              export ASSET_BUSINESS_ID=biz_practice
              customer-import run customers.csv
            """
    )

    @Option(
        help: ArgumentHelp("The port on 127.0.0.1; 0 takes any free port.", valueName: "number")
    )
    var port = 8765

    @Option(
        help: ArgumentHelp("A token to accept, besides those that it issues.", valueName: "token")
    )
    var acceptToken = "sandbox"

    @OptionGroup var options: SandboxOptions

    @Flag(help: "Print a line on standard error for each request.")
    var verbose = false

    @OptionGroup var quietness: QuietOption

    func run() throws {
        let console = Console(isQuiet: quietness.quiet)
        var configuration = try options.configuration()
        guard (0...65_535).contains(port) else {
            throw UsageError.number(port, "--port", "0 to 65535")
        }
        configuration.port = port
        configuration.bearers = .issued(alsoAccepting: [acceptToken])
        configuration.logsRequests = verbose
        try ThreadRoom.require(ThreadRoom.sandbox)
        let sandbox = try Sandbox.startBlocking(configuration)
        console.print(Line(sandbox.baseURL))
        console.note("The sandbox is running; Ctrl-C ends it. To use it from another terminal:")
        console.note(
            "  export ASSET_BASE_URL=\(sandbox.baseURL) ASSET_ACCESS_TOKEN=\(acceptToken)"
                + " ASSET_BUSINESS_ID=biz_practice"
        )
        let asked = DispatchSemaphore(value: 0)
        let signals = SignalWatcher(outlivesTerminal: false) { asked.signal() }
        withExtendedLifetime(signals) { asked.wait() }
        sandbox.stopBlocking()
        let statistics = sandbox.statistics
        console.note(
            "\(Words.count(statistics.customers, "customer")) created,"
                + " \(Words.count(statistics.requests.values.reduce(0, +), "request"))"
        )
    }
}
