import Foundation
import GRDB
import Testing

/// A document whose commands are run as they are written, in a folder of their own.
///
/// - Blocks marked `sh` are run one after the other, by one shell. A command of the program ends with 0, or with
///   what a comment such as `# ends with 3` says.
/// - Of a block marked `text`, each line is printed by the `sh` block above it; `…` stands for anything.
/// - Blocks marked `sql` are asked of the first journal in the folder.
struct Recipe: Sendable {
    var name: String
    private var blocks: [(kind: String, text: String)]

    init(name: String, text: String) {
        self.name = name
        blocks = text.components(separatedBy: "\n```").enumerated().compactMap { place, part in
            guard place % 2 == 1, let end = part.firstIndex(of: "\n") else { return nil }
            return (String(part[..<end]), String(part[part.index(after: end)...]))
        }
    }

    private func blocks(of kind: String) -> [String] {
        blocks.filter { $0.kind == kind }.map(\.text)
    }

    var isRun: Bool { blocks.contains { $0.kind == "sh" } }

    /// Runs it, and holds what it does against what it says.
    ///
    /// - Parameter folder: where the commands are given; `samples` is a link in it.
    func run(in folder: TemporaryFolder, _ environment: [String: String]) async throws {
        let codes = folder.file(".codes")
        try Data().write(to: folder.url(".codes"))
        let shell = try RunningTool(
            "/usr/bin/env",
            ["bash", "-c", script],
            environment.merging(["PROGRAM": Tool.path, "CODES": codes, "HOME": folder.path]) { $1 },
            input: nil,
            in: folder.path
        )
        let outcome = await shell.wait()
        let ends = folder.text(".codes").split(separator: "\n").map(String.init)
        #expect(ends == expectedEnds, "\(name): \(outcome.output)")
        try holdTexts(to: outcome.output)
        for query in blocks(of: "sql") { try ask(query, in: folder) }
    }

    private static let mark = "end of a block"

    private var script: String {
        let program = """
            exec 2>&1
            customer-import() {
                "$PROGRAM" "$@"
                local code=$?
                echo $code >>"$CODES"
                return $code
            }

            """
        return program + blocks(of: "sh").map { "\($0)\necho '\(Self.mark)'\n" }.joined()
    }

    /// What each command of the program is said to end with, in the order of the commands.
    private var expectedEnds: [String] {
        var ends: [String] = []
        var document: Substring?
        let lines = blocks(of: "sh").joined(separator: "\n").replacing("\\\n", with: " ")
        for line in lines.split(separator: "\n") {
            if let end = document {
                if line == end { document = nil }
                continue
            }
            if let begin = line.range(of: "<<'") {
                document = line[begin.upperBound...].prefix { $0 != "'" }
            }
            let isCommand =
                line.hasPrefix("customer-import ") || line.contains("| customer-import ")
            guard isCommand else { continue }
            let told = line.components(separatedBy: "# ends with ")
            ends.append(told.count > 1 ? String(told[1].prefix { $0.isNumber }) : "0")
        }
        return ends
    }

    private func holdTexts(to output: String) throws {
        let printed = output.components(separatedBy: Self.mark + "\n").map(Self.words)
        var place = -1
        for block in blocks {
            if block.kind == "sh" { place += 1 }
            guard block.kind == "text" else { continue }
            let output = try #require(printed.indices.contains(place) ? printed[place] : nil)
            for line in block.text.split(separator: "\n") {
                for part in line.components(separatedBy: "…").map(Self.words) where part != "" {
                    #expect(output.contains(part), "\(name): “\(line)” isn't in \(printed[place])")
                }
            }
        }
    }

    /// A text whose white space makes no difference.
    static func words(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func ask(_ query: String, in folder: TemporaryFolder) throws {
        let journal = try #require(folder.names.first { $0.hasSuffix(".journal.sqlite") })
        let database = try DatabaseQueue(path: folder.file(journal))
        _ = try database.read { try Row.fetchAll($0, sql: query) }
    }
}
