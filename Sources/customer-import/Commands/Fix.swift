import ArgumentParser
import Foundation
import Journal

/// `fix`: takes rows back that were put right in a spreadsheet.
struct Fix: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take rows back that were put right in a spreadsheet.",
        discussion: """
            Each row keeps its number; what it was before is kept in the journal. Lines that \
            weren't changed, or were taken out of the file, leave their rows as they are.

            Example:
              customer-import export customers.journal.sqlite --problems -o problems.csv
              customer-import fix customers.journal.sqlite problems.csv
              customer-import resume customers.journal.sqlite
            """
    )

    @Argument(help: "The journal.", completion: .file(extensions: ["sqlite"]))
    var journal: String

    @Argument(
        help: "The file that `export --problems` wrote, edited.",
        completion: .file(extensions: ["csv"])
    )
    var problems: String

    @Flag(help: "Say what would be done, and do nothing.")
    var dryRun = false

    @Flag(help: "Print the outcome as JSON.")
    var json = false

    func run() throws {
        let console = Console()
        let (record, _) = try Journal(reading: journal).stagedImport()
        let file = try ProblemFile(problems, columns: record.columns)
        let writer = try JournalWriter(path: journal)
        defer { writer.close() }
        let result = try Repairer(journal: writer.journal, record: record).repairs(file)
        if !dryRun, !result.repairs.isEmpty {
            try writer.session(command: CommandLine.arguments.joined(separator: " ")) { session in
                try writer.apply(result.repairs, session: session, at: .now())
            }
        }
        let invalid = result.stillInvalid
        let mended = result.repairs.count - invalid.count
        defer { if !invalid.isEmpty { noteInvalid(invalid, file, console) } }
        if json {
            try console.print(
                json: Outcome(
                    fixed: mended,
                    stillInvalid: invalid.count,
                    unchanged: result.unchanged,
                    isDryRun: dryRun
                )
            )
            if !invalid.isEmpty { throw ExitStatus.problems }
            return
        }
        console.print(
            "\(Words.count(mended, "row")) put right, \(Words.grouped(invalid.count)) still invalid,"
                + " \(Words.grouped(result.unchanged)) unchanged"
                + (dryRun ? " (nothing was written)" : "")
        )
        if mended > 0, !dryRun {
            let path = ShellWord.quoted(journal)
            console.print(console.output.style.dim("next: ") + "customer-import resume \(path)")
        }
        if !invalid.isEmpty { throw ExitStatus.problems }
    }

    private func noteInvalid(_ invalid: [RowRepair], _ file: ProblemFile, _ console: Console) {
        let lines = Dictionary(file.entries.map { ($0.mark.row, $0.line) }) { first, _ in first }
        for repair in invalid.prefix(20) {
            console.note(
                "\(problems):\(lines[repair.row] ?? 0): row \(repair.row): \(repair.problem?.line ?? "")"
            )
        }
    }

    /// What `--json` prints.
    private struct Outcome: Encodable {
        var version = 1
        var fixed: Int
        var stillInvalid: Int
        var unchanged: Int
        var isDryRun: Bool

        enum CodingKeys: String, CodingKey {
            case version, fixed, unchanged
            case stillInvalid = "still_invalid"
            case isDryRun = "is_dry_run"
        }
    }
}

extension JournalWriter {
    /// A session around a command that changes rows without sending any.
    func session(command: String, _ body: (Int64) throws -> Void) throws {
        let session = try beginSession(command: command, toolVersion: Version.current, at: .now())
            .id
        do {
            try body(session)
        } catch {
            try? endSession(session, .error, detail: "\(error)", at: .now())
            throw error
        }
        try endSession(session, .finished, detail: nil, at: .now())
    }
}
