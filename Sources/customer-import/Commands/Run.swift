import Importing
import ArgumentParser
import Customers
import Foundation
import Journal
import Mapping

/// `run`: imports a file, or goes on with an import of it.
struct Run: ParsableCommand, AnswersInJSON {
    static let configuration = CommandConfiguration(
        abstract: "Import a file: stage every row in a journal, then send them.",
        discussion: """
            Stopped or killed, the same command goes on where it stopped. Rows that were created \
            are never sent again, and rows whose outcome isn't known are kept apart.

            Credentials come from ASSET_CLIENT_ID and ASSET_CLIENT_SECRET, from \
            ASSET_ACCESS_TOKEN, or from --token-file; never from an argument.

            Examples:
              customer-import run customers.csv --sandbox
              customer-import run customers.csv --business biz_… --limit 10
              customer-import run customers.csv --map customers.mapping.yaml --rate 200/min
            """
    )

    @OptionGroup(title: "Reading") var reading: ReadingOptions
    @OptionGroup(title: "Mapping") var mapping: MappingOptions
    @OptionGroup(title: "Service") var service: ServiceOptions
    @OptionGroup(title: "Delivery") var delivery: DeliveryFlags
    @OptionGroup(title: "Output") var output: OutputFlags
    @OptionGroup(title: "Practice") var practice: SandboxOptions

    @Option(
        help: ArgumentHelp(
            "The business to create customers in, or ASSET_BUSINESS_ID.",
            valueName: "biz_…"
        )
    )
    var business: String?

    @Option(
        help: "The journal. Default: beside the file, FILE.journal.sqlite.",
        completion: .file(extensions: ["sqlite"])
    )
    var journal: String?

    @Flag(help: "Send to a sandbox inside this process instead of the service.")
    var sandbox = false

    var json: Bool { output.json }

    func run() throws {
        // Staging a large file takes a while, too.
        SignalWatcher.outliveTerminal()
        let console = Console(isQuiet: output.quiet)
        let environment = ProcessInfo.processInfo.environment
        let options = try delivery.options(service)
        let journalPath = try JournalPlace.path(for: reading.source, given: journal)
        var inputs = InputFiles(reading.file, mapping.map, service.tokenFile, service.caFile)
        inputs.add(journal: journalPath)
        let runOutput = try output.open(protecting: inputs)
        let (destination, writer) = try prepared(journalPath, environment, console)
        defer {
            writer.close(console)
            destination.close()
        }
        try RunSession(
            writer: writer,
            destination: destination,
            options: options,
            output: runOutput,
            console: console
        ).run()
    }

    /// Reads the source into the journal. What that takes of memory is free again before rows leave.
    private func prepared(
        _ journalPath: String,
        _ environment: [String: String],
        _ console: Console
    ) throws -> (Destination, JournalWriter) {
        let business = try business(environment)
        let hash = SourceHash()
        let source = try MappedSource(try mapping.source(reading), hash: hash)
        guard business != nil || source.mapper.mapping.businessID != nil else {
            throw UsageError(
                "there is no business to create customers in",
                hint: "Give --business biz_… or set ASSET_BUSINESS_ID; a mapping file can take it"
                    + " from a column."
            )
        }
        let destination = try Destination(
            service,
            practice: practice,
            usesSandbox: sandbox,
            journal: try KnownService.look(at: journalPath, .ofUser())
        )
        SourceIntroduction(source).note(console)
        do {
            return (
                destination,
                try stagedJournal(journalPath, source, hash, destination.target, business, console)
            )
        } catch {
            destination.close()
            throw error
        }
    }

    /// Opens the journal, new or gone on with, with every row of the source in it.
    private func stagedJournal(
        _ path: String,
        _ source: MappedSource,
        _ hash: SourceHash,
        _ target: ServiceTarget,
        _ business: BusinessID?,
        _ console: Console
    ) throws -> JournalWriter {
        let wanted = importRecord(source, target, business)
        let stager: Stager
        if JournalWriter.hasFile(at: path) {
            let writer = try JournalWriter(path: path)
            if let record = try writer.journal.importRecord(), let staged = record.staged {
                do {
                    try target.check(KnownService(writer.journal, record, .ofUser()))
                    try SourceComparer(source: source, writer: writer)
                        .compare(wanted, with: record, staged)
                } catch {
                    writer.close()
                    throw error
                }
                console.note("going on with \(path)")
                if target.hasForgotten(try writer.journal.totals()) {
                    console.warn(PracticeError.forgotten)
                }
                return writer
            }
            stager = try Stager(replacing: writer, record: wanted)
        } else {
            try refuseSameImport(path, wanted, console)
            stager = try Stager(at: path, record: wanted)
        }
        var staging = Staging(source, hash: hash, business: business)
        let (writer, summary) = try staging.run(into: stager)
        StagingReport(summary, totals: try writer.journal.totals()).note(console)
        for remark in source.lateRemarks { console.warn(remark) }
        return writer
    }

    /// Stops where another journal beside this one imports the same content; with a name of its own for
    /// the journal, the user knows.
    private func refuseSameImport(
        _ path: String,
        _ wanted: ImportRecord,
        _ console: Console
    ) throws {
        guard let (other, _) = SameImport.find(besides: path, of: reading.source, wanted) else {
            return
        }
        guard journal != nil else {
            throw SameImportError(source: reading.file, journal: other)
        }
        console.note(
            "\(other) imports the same content, too: this journal creates its customers again"
        )
    }

    private func importRecord(
        _ source: MappedSource,
        _ target: ServiceTarget,
        _ business: BusinessID?
    ) -> ImportRecord {
        var settings: [String: String] = [:]
        settings["business"] = business?.text
        if mapping.strict { settings["strict"] = "true" }
        if mapping.partialAddresses { settings["partial_addresses"] = "true" }
        if reading.noHeader { settings["no_header"] = "true" }
        return ImportRecord(
            sourcePath: Self.absolute(reading.file),
            dialect: source.dialect,
            columns: source.reader.columns.map(\.header),
            mapping: source.mappingText,
            baseURL: target.name,
            settings: settings,
            toolVersion: Version.current,
            createdAt: .now()
        )
    }

    /// So that the source is known again from another folder.
    private static func absolute(_ path: String) -> String {
        path == "-" ? path : URL(fileURLWithPath: path).standardizedFileURL.path
    }

    private func business(_ environment: [String: String]) throws -> BusinessID? {
        let inEnvironment = environment["ASSET_BUSINESS_ID"].flatMap { $0.isEmpty ? nil : $0 }
        guard let text = business ?? inEnvironment ?? (sandbox ? "biz_sandbox" : nil) else {
            return nil
        }
        guard let known = BusinessID(text) else {
            throw UsageError(
                "--business \(text): this isn't a business id",
                hint: "It looks like biz_GA6EG2qFxA97NZHtxeLPUy."
            )
        }
        return known
    }
}
