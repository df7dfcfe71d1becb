import Importing
import ArgumentParser
import Foundation
import Journal

/// `report`: an import as a page to be read and passed on.
struct Report: ParsableCommand, AnswersInJSON {
    static let configuration = CommandConfiguration(
        abstract: "Write a report of an import, as one page to read, print or pass on.",
        usage: "customer-import report [<options>] -o <file> <journals> ...",
        discussion: """
            The page has the totals, the problems with example rows, requests and pauses over time, \
            how long answers took, the runs, the mapping, and the fingerprint of the source. It is \
            one HTML file that needs no network. It shows rows by their numbers only, unless you give \
            --include-values. Give the journals of all shards of a file to get one page.

            Examples:
              customer-import report customers.journal.sqlite -o report.html
              customer-import report customers.journal-*-of-4.sqlite -o report.html
            """
    )

    @OptionGroup var place: JournalArguments

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("The file to write; - for standard output.", valueName: "file"),
        completion: .file(extensions: ["html"])
    )
    var output: String

    @Flag(help: "Show what the example rows hold. The page then contains customers' data.")
    var includeValues = false

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
        let work = try place.open()
        let figures = try console.working(on: "reading the journal") {
            try work.figures(includesValues: includeValues)
        }
        let file = try OutputFile(
            output,
            overwrites: force,
            protecting: InputFiles(work)
        )
        try file.handle.write(contentsOf: Data(ReportPage(figures: figures).html.utf8))
        try file.finish()
        if json {
            try console.print(
                json: ReportOutcome(
                    report: output,
                    includesValues: includeValues,
                    verify: Verified(Verifications(figures))
                )
            )
        } else if output != "-" {
            console.note("\(output): written; open it in a browser")
        }
    }

    /// What `--json` prints.
    private struct ReportOutcome: Encodable {
        var version = 1
        var report: String
        var includesValues: Bool
        /// What the last `verify` said; nil where the service's customers were never compared.
        var verify: Verified?

        enum CodingKeys: String, CodingKey {
            case version, report, verify
            case includesValues = "includes_values"
        }
    }

    /// What `verify` last found, in all journals together.
    private struct Verified: Encodable {
        var rows: Int
        var equal: Int
        var redacted: Int
        var missing: Int
        var changed: Int
        var extra: Int
        var unknown: Int
        var isCertain: Bool
        /// Whether rows may have been sent since.
        var isStale: Bool
        /// The journals that were compared.
        var journals: Int

        init?(_ verifications: Verifications) {
            guard let note = verifications.note else { return nil }
            (rows, equal, redacted) = (note.rows, note.equal, note.redacted)
            (missing, changed, extra) = (note.missing, note.changed, note.extra)
            (unknown, isCertain) = (note.unknown, note.isCertain)
            (isStale, journals) = (verifications.isStale, verifications.compared)
        }

        enum CodingKeys: String, CodingKey {
            case rows, equal, redacted, missing, changed, extra, unknown, journals
            case isCertain = "is_certain"
            case isStale = "is_stale"
        }
    }
}
