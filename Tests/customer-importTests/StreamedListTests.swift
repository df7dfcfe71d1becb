import Foundation
import Testing

@testable import customer_import

struct StreamedListTests {
    private struct Item: Encodable {
        var number: Int
        var text: String
    }

    private struct Document: Encodable {
        var after = "] z"
        var before = "[ \n  \"items\" : ["
        var items: [Item] = []
        var more: [Item] = []
        var zone = [1, 2]
    }

    private func items(_ count: Int) -> [Item] {
        (0..<count).map { Item(number: $0, text: "“\($0)” ] / \n \u{202E}") }
    }

    private func json(_ document: Document) throws -> String {
        let bytes = try JSONEncoder.document.encode(document)
        return TerminalText.safe(json: String(decoding: bytes, as: UTF8.self))
    }

    @Test(arguments: [0, 1, 499, 500, 501, 1_200], [0, 2])
    func `a list in portions gives the same document as one that is whole`(
        count: Int,
        more: Int
    ) throws {
        let whole = Document(items: items(count), more: items(more))
        let expected = try json(whole)
        let document = try json(Document())
        var text = ""
        try StreamedList.write(
            document,
            [
                StreamedList("more") { write in try items(more).forEach(write) },
                StreamedList("items") { write in try items(count).forEach(write) },
            ]
        ) { text += $0 }
        #expect(text == expected)
    }
}
