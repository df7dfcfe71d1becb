import Customers
import Foundation
import GRDB
import Testing

/// What the documents promise, held against a real journal.
struct DocumentationTests {
    /// The statements in the SQL blocks of a document, comments left out.
    private func statements(in document: String) throws -> [String] {
        let text = try Project.text(document)
        let blocks = text.components(separatedBy: "```sql\n").dropFirst()
            .compactMap { $0.components(separatedBy: "```").first }
        let code = blocks.joined(separator: "\n").split(separator: "\n")
            .filter { !$0.hasPrefix("--") }.joined(separator: "\n")
        return code.components(separatedBy: ";")
            .map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.filter { !$0.isEmpty }
    }

    @Test func `every query of docs audit.md runs on a real journal`() async throws {
        let service = try await Service(faults: "drop-after:5%,503:10%")
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Export.customers(80) + "X,,none\n")
        let run = try await Tool.run(
            "run",
            file,
            "--rate",
            "unlimited",
            "--unknown",
            "hold",
            environment: service.environment
        )
        #expect(run.status == 4)
        let database = try DatabaseQueue(path: folder.file("a.journal.sqlite"))
        let queries = try statements(in: "docs/audit.md")
        #expect(queries.count >= 11)
        for query in queries {
            let rows = try database.read { try Row.fetchAll($0, sql: query) }
            // Those that must be empty say that a promise was kept.
            if query.contains("a.outcome =") { #expect(rows.isEmpty, "\(query)") }
        }
        let addsUp = try await database.read { try Bool.fetchOne($0, sql: queries[1]) }
        #expect(addsUp == true)
    }

    @Test func `every exit code is in docs commands README.md`() throws {
        let text = try Project.text("docs/commands/README.md")
        for code in Array(0...7) + [130] { #expect(text.contains("\n| \(code) | ")) }
    }

    @Test func `every problem code has its entry in docs troubleshooting.md, and no other has`()
        throws
    {
        let guide = try Project.text("docs/troubleshooting.md")
        for code in Problem.Code.allCases { #expect(guide.contains("`\(code)`"), "\(code)") }
        let rows = try #require(guide.components(separatedBy: "\n## Rows\n").last)
        for line in rows.split(separator: "\n") where line.hasPrefix("| `") {
            let codes = line.split(separator: "|")[0].matches(of: /`([a-z_]+)`/)
            for code in codes {
                #expect(Problem.Code(rawValue: String(code.1)) != nil, "\(code.1)")
            }
        }
    }
}
