import Foundation
import Testing

/// The pages of docs/commands say what the program's own help says.
///
/// `make docs` writes that part of them anew: it stands between two marks, and what is written by hand
/// stands below.
struct CommandPageTests {
    private static let folder = Project.root.appendingPathComponent("docs/commands")

    private static let isWriting = ProcessInfo.processInfo.environment["UPDATE_DOCS"] == "1"

    /// Holds what stands between the marks of a page to a text, or writes it there.
    private func hold(_ page: String, mark: String, to text: String) throws {
        let file = Self.folder.appendingPathComponent(page)
        let (begin, end) = (
            "<!-- From the help of \(mark); `make docs` writes it. -->\n\n", "\n\n<!-- End -->"
        )
        let old = try String(contentsOf: file, encoding: .utf8)
        let start = try #require(old.range(of: begin), "docs/commands/\(page) lacks \(begin)")
        let stop = try #require(old.range(of: end, range: start.upperBound..<old.endIndex))
        let place = start.upperBound..<stop.lowerBound
        if Self.isWriting {
            try old.replacingCharacters(in: place, with: text)
                .write(to: file, atomically: true, encoding: .utf8)
        } else {
            #expect(
                old[place] == text,
                "docs/commands/\(page) differs from the help of \(mark): `make docs` writes it anew"
            )
        }
    }

    /// How a command is called, by its help as HelpTests holds it.
    private func usage(_ name: String) throws -> String {
        let file = name.replacingOccurrences(of: " ", with: "-")
        let help = try Project.text("Tests/EndToEndTests/Help/\(file).txt")
        return try #require(help.components(separatedBy: "USAGE: ").last)
            .components(separatedBy: "\n\n")[0].replacingOccurrences(of: "\n       ", with: "\n")
    }

    @Test func `each command's page has its synopsis and every option`() async throws {
        for (words, help) in try await CommandHelp.ofProgram().leaves {
            let name = (["customer-import"] + words).joined(separator: " ")
            try hold("\(words[0]).md", mark: name, to: help.page(usage: try usage(name)))
        }
    }

    @Test func `the index of docs commands has every command`() async throws {
        let help = try await CommandHelp.ofProgram()
        let lines = help.leaves.map { words, help in
            let name = words.joined(separator: " ")
            return "| [`\(name)`](\(words[0]).md) | \(help.abstract ?? "") |"
        }
        try hold(
            "README.md",
            mark: "customer-import",
            to: (["| | |", "|---|---|"] + lines).joined(separator: "\n")
        )
    }
}
