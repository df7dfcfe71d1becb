import Foundation

/// What the program says of itself to other programs (`--experimental-dump-help`), and the part of a
/// command's page in docs/commands that is made of it.
struct CommandHelp: Decodable {
    struct Argument: Decodable {
        struct Name: Decodable {
            var kind: String
            var name: String

            var text: String { (kind == "long" ? "--" : "-") + name }
        }

        var kind: String
        var shouldDisplay: Bool
        var sectionTitle: String?
        var names: [Name]?
        var valueName: String?
        var abstract: String?
        var defaultValue: String?

        /// As it is typed: `-o, --output <file>`.
        var usage: String {
            guard let names else { return "<\(valueName ?? "")>" }
            let typed = names.map(\.text).joined(separator: ", ")
            return kind == "option" ? "\(typed) <\(valueName ?? "")>" : typed
        }

        /// Those that every command has.
        var isCommon: Bool { names?.contains { ["help", "version"].contains($0.name) } ?? false }
    }

    var commandName: String
    var abstract: String?
    var discussion: String?
    var arguments: [Argument]?
    var subcommands: [CommandHelp]?

    private struct Dump: Decodable {
        var command: CommandHelp
    }

    static func ofProgram() async throws -> CommandHelp {
        let dump = try await Tool.run("--experimental-dump-help")
        return try JSONDecoder().decode(Dump.self, from: Data(dump.output.utf8)).command
    }

    /// Every command that does something, by the words that call it.
    var leaves: [(words: [String], help: CommandHelp)] {
        (subcommands ?? []).filter { $0.commandName != "help" }.flatMap { command in
            let inner = command.leaves
            return inner.isEmpty
                ? [([command.commandName], command)]
                : inner.map { ([command.commandName] + $0.words, $0.help) }
        }
    }

    /// What the command's page says of it.
    ///
    /// - Parameter usage: how it is called, as its `--help` prints it.
    func page(usage: String) -> String {
        var parts = [abstract ?? "", "**Usage**"]
        parts.append(Self.indented(usage.split(separator: "\n").map(String.init)))
        parts.append(Self.markdown(discussion ?? ""))
        var sections: [(title: String?, arguments: [Argument])] = []
        for argument in (arguments ?? []) where argument.shouldDisplay && !argument.isCommon {
            if let place = sections.firstIndex(where: { $0.title == argument.sectionTitle }) {
                sections[place].arguments.append(argument)
            } else {
                sections.append((argument.sectionTitle, [argument]))
            }
        }
        for section in sections {
            if sections.count > 1 { parts.append("**\(section.title ?? "Other")**") }
            parts.append(Self.table(section.arguments))
        }
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private static func table(_ arguments: [Argument]) -> String {
        let names = arguments.compactMap(\.names?.first?.text)
        // A switch that can be turned off has two names, and one line.
        let lines = arguments.filter { argument in
            !names.contains { argument.names?.first?.text == "--no-" + $0.dropFirst(2) }
        }.map { argument in
            let byDefault = argument.defaultValue.map { " Default: \($0)." } ?? ""
            let off = argument.names?.first.map { "--no-\($0.name)" } ?? ""
            let usage = (argument.usage + (names.contains(off) ? ", \(off)" : ""))
                .replacingOccurrences(of: "|", with: "\\|")
            return "| `\(usage)` | \(plain(argument.abstract ?? ""))\(byDefault) |"
        }
        return (["| | |", "|---|---|"] + lines).joined(separator: "\n")
    }

    /// Help as Markdown: what is set in there, such as examples, is a block of its own.
    private static func markdown(_ help: String) -> String {
        var blocks: [String] = []
        for paragraph in help.components(separatedBy: "\n\n") {
            let lines = paragraph.split(separator: "\n").map(String.init)
            let words = lines.prefix { !$0.hasPrefix(" ") }
            if !words.isEmpty { blocks.append(plain(words.joined(separator: "\n"))) }
            if words.count < lines.count {
                let set = lines.dropFirst(words.count).map { String($0.dropFirst(2)) }
                blocks.append(indented(set))
            }
        }
        return blocks.joined(separator: "\n\n")
    }

    private static func indented(_ lines: [String]) -> String {
        lines.map { "    " + $0 }.joined(separator: "\n")
    }

    /// Options and names such as `external_id` are code; signs that Markdown would do something with are
    /// taken as they are.
    private static func plain(_ text: String) -> String {
        text.split(separator: "`", omittingEmptySubsequences: false).enumerated().map {
            place,
            part in
            guard place.isMultiple(of: 2) else { return "`\(part)`" }
            return part.split(separator: " ", omittingEmptySubsequences: false).map(word)
                .joined(separator: " ")
        }.joined().replacingOccurrences(of: "|", with: "\\|")
    }

    private static func word(_ word: Substring) -> String {
        let core = word.drop { "('\"".contains($0) }
        let name = core.prefix { $0.isLetter || $0.isNumber || "-_".contains($0) }
        let (before, after) = (word.dropLast(core.count), core.dropFirst(name.count))
        if name.hasPrefix("--") || name.contains("_") { return "\(before)`\(name)`\(after)" }
        return word.map { "<*\\".contains($0) ? "\\\($0)" : String($0) }.joined()
    }
}
