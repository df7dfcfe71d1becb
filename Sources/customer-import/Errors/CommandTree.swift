import ArgumentParser
import Suggestions

/// The commands of a program, found by the words of a command line; and what to say of a word that names
/// none. Pure.
///
/// The words come without the program's name.
struct CommandTree {
    var root: any ParsableCommand.Type

    /// The error for words of which one should name a command, and doesn't; nil where all of them do.
    func error(in words: [String]) -> UsageError? {
        // `help` is the parser's own command, and others are behind it.
        let named = words.first == "help" ? words.dropFirst() : words[...]
        let (command, path) = command(in: named)
        let names = Self.subcommands(of: command).keys.sorted()
        guard !names.isEmpty, let word = named.dropFirst(path.count - 1).first,
            !word.hasPrefix("-"), word != "help"
        else { return nil }
        let question = Suggestion.hint(for: word, among: names)
        let help = (path + ["--help"]).joined(separator: " ")
        return UsageError.noCommand(
            (path.dropFirst() + [word]).joined(separator: " "),
            question,
            help: help
        )
    }

    /// The command that the first words name, with its path such as `customer-import run`; the program
    /// itself where they name none.
    func command(
        in words: some Sequence<String>
    ) -> (type: any ParsableCommand.Type, path: [String]) {
        var found = root
        var path = [root._commandName]
        for word in words {
            guard let next = Self.subcommands(of: found)[word] else { break }
            found = next
            path.append(word)
        }
        return (found, path)
    }

    /// The names of a command's options, such as `--rate`.
    func options(of command: any ParsableCommand.Type) -> [String] {
        // The help names each option at the start of a line: `  -o, --output <file>`.
        root.helpMessage(for: command).split(separator: "\n")
            .compactMap { $0.firstMatch(of: /^  (?:-\w, )?(--[a-z][a-z-]*)/).map { String($0.1) } }
    }

    private static func subcommands(
        of command: any ParsableCommand.Type
    ) -> [String: any ParsableCommand.Type] {
        Dictionary(command.configuration.subcommands.map { ($0._commandName, $0) }) { first, _ in
            first
        }
    }
}
