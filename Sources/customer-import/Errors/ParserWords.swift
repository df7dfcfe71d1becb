import Suggestions

/// What ArgumentParser says of wrong arguments, in the words of this program. Pure.
struct ParserWords {
    /// The path of the command that was given, such as `customer-import run`.
    var command: String
    /// The names of its options, such as `--rate`.
    var options: [String]

    /// The error for a text such as `Error: …`, `Usage: …`, `  See '…' for more information.`
    func error(_ text: String) -> UsageError {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
        let isAside = { (line: String) in
            ["Usage:", "Help:", "  See ", "See "].contains { line.hasPrefix($0) }
        }
        let words = lines.prefix { !isAside($0) }.joined(separator: " ")
        let message = words.hasPrefix("Error: ") ? String(words.dropFirst(7)) : words
        let help = "`\(command) --help` shows its arguments and options."
        if let match = message.wholeMatch(of: /Unknown option '(-[^']*)'.*/) {
            let name = String(match.1)
            let question = Suggestion.hint(for: name, among: options)
            return UsageError(
                "\(command) has no option \(name)",
                hint: [question, help].compactMap { $0 }.joined(separator: " ")
            )
        }
        return UsageError(told(message), hint: help)
    }

    /// A message of ArgumentParser's; as it is where it is none of the usual ones.
    private func told(_ message: String) -> String {
        if let match = message.wholeMatch(of: /Missing expected argument '([^']*)'/) {
            return "\(command) needs \(match.1)"
        }
        if let match = message.wholeMatch(of: /Missing value for '(-[^' ]*)( <[^']*)?'/) {
            return "\(match.1) needs a value\(match.2.map { ":\($0)" } ?? "")"
        }
        if let match = message.wholeMatch(of: /The value '(.*)' is invalid for '(-[^' ]*)[^']*'/) {
            return "\(match.2) doesn't take “\(match.1)”"
        }
        if let match = message.wholeMatch(of: /Unexpected argument '(.*)'/) {
            return "“\(match.1)” is one argument too many for \(command)"
        }
        return message
    }
}

extension ParserWords {
    /// For the words of a command line, without the program's name.
    init(_ words: [String], of tree: CommandTree) {
        let (type, path) = tree.command(in: words)
        command = path.joined(separator: " ")
        options = tree.options(of: type)
    }
}
