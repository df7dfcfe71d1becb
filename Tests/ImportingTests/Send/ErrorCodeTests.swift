import Foundation
import Testing

@testable import Importing

struct ErrorCodeTests {
    @Test func `every code of an error is in docs json.md, and no other is`() throws {
        let document = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("docs/json.md")
        let text = try String(contentsOf: document, encoding: .utf8)
        let table = try #require(text.components(separatedBy: "### Codes of errors\n").last)
            .components(separatedBy: "\n## ")[0]
        let told = table.matches(of: #/\n\| `([a-z_]+)` \|/#).map { String($0.1) }
        #expect(Set(told) == Set(ErrorCode.allCases.map(\.rawValue)))
        #expect(told.count == ErrorCode.allCases.count)
    }
}
