import ArgumentParser
import Foundation
import Importing

/// The program: parses its arguments, runs a command, and turns what goes wrong into words for a
/// person and an exit code for a script.
@main
struct CustomerImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "customer-import",
        abstract: "Load customers from a spreadsheet export into a REST API, one POST per row.",
        discussion: """
            A journal beside the file records what becomes of each row. So a run can be stopped or \
            killed at any time, and the same command continues it. A row is sent again only when it \
            is certain that the first request created nothing.

            First steps:
              customer-import check customers.csv          # shows what is wrong
              customer-import run customers.csv --sandbox  # practises, without the service
              customer-import run customers.csv --business biz_…

            Exit codes:
            \(ExitStatus.table)
            """,
        version: Version.current,
        groupedSubcommands: [
            CommandGroup(name: "Before", subcommands: [Peek.self, MapCommand.self, Check.self]),
            CommandGroup(name: "During", subcommands: [Run.self, Resume.self, Status.self]),
            CommandGroup(
                name: "After",
                subcommands: [
                    Reconcile.self, Export.self, Fix.self, Remap.self, Retry.self, Verify.self,
                    Report.self,
                    JournalCommand.self,
                ]
            ),
            CommandGroup(name: "Practice", subcommands: [SandboxCommand.self]),
            CommandGroup(name: "Settings", subcommands: [ConfigCommand.self]),
        ]
    )

    private static var commands: CommandTree { CommandTree(root: Self.self) }

    static func main() {
        AddressSpace.fit()
        SignalWatcher.quitQuietly()
        let console = Console()
        var answersInJSON = false
        var profile: ProfileArguments?
        do {
            if let fault = RawArguments.fault(in: RawArguments.all()) { throw fault }
            let environment = ProcessInfo.processInfo.environment
            let words = Array(CommandLine.arguments.dropFirst())
            // What can't be parsed may ask for it all the same.
            answersInJSON = words.contains("--json")
            if let unknown = commands.error(in: words) { throw unknown }
            let expanded = try ProfileArguments(words, environment) {
                try ConfigFile.read(environment)
            }
            profile = expanded
            var command = try parseAsRoot(expanded.words)
            answersInJSON = (command as? any AnswersInJSON)?.json ?? false
            try ThreadRoom.require(ThreadRoom.anyCommand)
            try command.run()
        } catch var error as UsageError {
            if let origin = profile?.origin(in: error.message) {
                error.hint = [origin, error.hint].compactMap(\.self).joined(separator: " ")
            }
            exit(tell(error, console, inJSON: answersInJSON))
        } catch let error as any Explained {
            exit(tell(error, console, inJSON: answersInJSON))
        } catch let status as ExitStatus {
            exit(status)
        } catch {
            guard exitCode(for: error) == .success else {
                let isUsage = exitCode(for: error) == .validationFailure
                let told: any Explained =
                    isUsage
                    ? ParserWords(Array(CommandLine.arguments.dropFirst()), of: commands)
                        .error(fullMessage(for: error)) : UnexpectedError(error)
                exit(tell(told, console, inJSON: answersInJSON))
            }
            // Help and the version are results like any other.
            console.print(text: fullMessage(for: error))
        }
    }

    private static func tell(
        _ error: any Explained,
        _ console: Console,
        inJSON: Bool
    ) -> ExitStatus {
        console.report(error)
        if inJSON { try? console.print(jsonLine: ErrorReport(error)) }
        return error.exitStatus
    }

    private static func exit(_ status: ExitStatus) -> Never {
        Foundation.exit(status.rawValue)
    }
}
