import Foundation
import Testing

/// What the program says in the situations that users get into most changes on purpose only.
///
/// `UPDATE_MESSAGES=1 swift test --filter MessageTests` writes the files anew.
struct MessageTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Messages")

    @Test(arguments: MessageCase.all)
    func `a user is told what is wrong, and what to do next`(situation: MessageCase) async throws {
        let told = try await situation.transcript()
        let golden = Self.folder.appendingPathComponent(situation.name + ".txt")
        if ProcessInfo.processInfo.environment["UPDATE_MESSAGES"] == "1" {
            try Data(told.utf8).write(to: golden)
        }
        #expect(told == (try String(contentsOf: golden, encoding: .utf8)))
    }

    @Test
    func `each file of messages has a situation`() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(Set(names) == Set(MessageCase.all.map { $0.name + ".txt" }))
    }
}
