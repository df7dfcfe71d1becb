import ArgumentParser
import Suggestions

/// A command that there isn't, and what was probably meant. Pure.
enum UnknownCommand {
    /// The error for words of a command line of which one should name a command, and doesn't; nil where all
    /// of them do.
    ///
    /// - Parameter words: without the program's name.
    static func error(in words: [String]) -> UsageError? {
        let isHelp = words.first == "help"
        return error(
            in: isHelp ? words.dropFirst() : words[...],
            of: CustomerImport.self,
            ["customer-import"]
        )
    }

    private static func error(
        in words: ArraySlice<String>,
        of command: any ParsableCommand.Type,
        _ path: [String]
    ) -> UsageError? {
        let subcommands = all(command)
        guard !subcommands.isEmpty, let word = words.first, !word.hasPrefix("-") else { return nil }
        guard let next = subcommands[word] else {
            guard word != "help" else { return nil }
            let names = subcommands.keys.sorted()
            let question = Suggestion.hint(for: word, among: names)
            let list = "`\((path + ["--help"]).joined(separator: " "))` lists the commands."
            return UsageError(
                "there is no command “\((path.dropFirst() + [word]).joined(separator: " "))”",
                hint: [question, list].compactMap { $0 }.joined(separator: " ")
            )
        }
        return error(in: words.dropFirst(), of: next, path + [word])
    }

    /// The command that the first words name: the program itself where they name none.
    static func command(
        in words: [String]
    ) -> (type: any ParsableCommand.Type, path: [String]) {
        var found: any ParsableCommand.Type = CustomerImport.self
        var path = ["customer-import"]
        for word in words {
            guard let next = all(found)[word] else { break }
            found = next
            path.append(word)
        }
        return (found, path)
    }

    private static func all(_ command: any ParsableCommand.Type) -> [String:
        any ParsableCommand.Type]
    {
        Dictionary(command.configuration.subcommands.map { ($0._commandName, $0) }) { first, _ in
            first
        }
    }
}
