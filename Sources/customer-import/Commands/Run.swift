import Importing
import ArgumentParser
import AssetAPI
import Customers
import Delivery
import Foundation
import Journal
import Mapping

/// `run`: imports a file, or goes on with an import of it.
struct Run: ParsableCommand, AnswersInJSON {
    static let configuration = CommandConfiguration(
        abstract: "Import a file: read all rows into a journal, then send them.",
        discussion: """
            If a run was stopped or killed, the same command continues it. Rows that were created are \
            never sent again. Rows that may have been created are unknown; the run looks for them in \
            the service's list first.

            Credentials come from ASSET_CLIENT_ID and ASSET_CLIENT_SECRET, from \
            ASSET_ACCESS_TOKEN, or from --token-file; never from an argument.

            Examples:
              customer-import run customers.csv --sandbox
              customer-import run customers.csv --business biz_… --dry-run
              customer-import run customers.csv --business biz_… --limit 10
              customer-import run customers.csv --map customers.mapping.yaml --rate 200/min
              customer-import run customers.csv --map customers.mapping.yaml --shard 2/4
            """
    )

    @OptionGroup(title: "Reading") var reading: ReadingOptions
    @OptionGroup(title: "Mapping") var mapping: MappingOptions
    @OptionGroup(title: "Findings") var findings: FindingOptions
    @OptionGroup(title: "Service") var service: ServiceOptions
    @OptionGroup(title: "Delivery") var delivery: DeliveryFlags
    @OptionGroup(title: "Dry run") var trial: TrialOptions
    @OptionGroup(title: "Delivery") var part: ShardOption
    @OptionGroup(title: "Output") var output: OutputFlags
    @OptionGroup(title: "Practice") var practice: SandboxOptions

    @Option(
        help: ArgumentHelp(
            "The business to create customers in; also ASSET_BUSINESS_ID.",
            valueName: "biz_…"
        )
    )
    var business: String?

    @Option(
        help: ArgumentHelp(
            "The journal. Its name may contain {date}, {source}, {sha8} or {shard}. Default:"
                + " FILE.journal.sqlite, beside the file.",
            valueName: "file"
        ),
        completion: .file(extensions: ["sqlite"])
    )
    var journal: String?

    @OptionGroup var lock: LockOptions
    @OptionGroup var profile: ProfileOption

    @Flag(help: "Practise: send to a sandbox inside this program, not to the service.")
    var sandbox = false

    var json: Bool { output.json }

    func validate() throws {
        if trial.dryRun, output.tellsOfRun {
            throw ValidationError(
                "--events, --log, --metrics and --on-end don't work with --dry-run, which isn't a run."
            )
        }
    }

    func run() throws {
        // Staging a large file takes a while, too.
        SignalWatcher.outliveTerminal()
        let console = Console(isQuiet: output.quiet)
        let environment = ProcessInfo.processInfo.environment
        let options = try delivery.options(service)
        let shard = try part.chosen(environment)
        let pattern = try journal.map(JournalPattern.init)
        let journalPath = try JournalPlace.path(
            for: reading.source,
            given: pattern?.path(for: reading.source, at: Date(), shard: shard),
            shard: shard
        )
        var inputs = InputFiles(reading.file, mapping.map, service.tokenFile, service.caFile)
        inputs.add(journal: journalPath)
        let file = try trial.file(protecting: inputs)
        let output = try output.open(console, protecting: inputs)
        let new = NewImport(
            try mapping.source(reading, findings),
            journal: journalPath,
            // Another day isn't another import: a pattern names no journal in particular.
            isNamed: pattern.map { !$0.isPattern } ?? false,
            business: try business(environment),
            isTrial: trial.dryRun,
            shard: shard
        )
        let caller = try lock.caller(console)
        try output.during { try run(new, by: caller, options, output, into: file) }
    }

    private func run(
        _ new: NewImport,
        by caller: Caller,
        _ options: DeliveryOptions,
        _ output: RunOutput,
        into file: OutputFile?
    ) throws {
        var destination: Destination?
        defer { destination?.close() }
        let work = try Import.stage(
            new,
            by: caller,
            remark: { output.say($0, journal: new.journal) }
        ) { source in
            let found = try Destination(
                service,
                practice: practice,
                usesSandbox: sandbox,
                journal: try KnownService.look(at: new.journal, .ofUser())
            )
            destination = found
            SourceIntroduction(source).note(output.console)
            return found.target
        }
        guard let destination else { return }
        let watcher = output.display(
            new.journal,
            place: destination.place,
            sendsRows: !new.isTrial
        )
        guard !new.isTrial else {
            let plan = try work.plan(
                with: destination.target,
                options,
                watcher: watcher,
                into: file?.handle
            )
            try file?.finish()
            return try PlanReport(plan, writtenTo: trial.output).tell(output)
        }
        try output.tell(work.send(to: destination.target, options, watcher: watcher))
    }

    private func business(_ environment: [String: String]) throws -> BusinessID? {
        let variable = "ASSET_BUSINESS_ID"
        let given = business ?? environment.variable(variable)
        guard let text = given ?? (sandbox ? "biz_sandbox" : nil) else { return nil }
        guard let known = BusinessID(text) else {
            throw UsageError.business(text, from: business == nil ? variable : "--business")
        }
        return known
    }
}
