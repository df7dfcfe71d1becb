import Foundation

/// A list in a JSON document that may be too long for memory: it is written in portions.
struct StreamedList {
    private static let portion = 500

    /// Under which the document has an empty list in its place.
    let key: String
    private let portions: ((String) throws -> Void) throws -> Void

    /// - Parameter elements: hands over each of them.
    init<Element: Encodable>(
        _ key: String,
        _ elements: @escaping ((Element) throws -> Void) throws -> Void
    ) {
        self.key = key
        portions = { write in
            let encoder = JSONEncoder.document
            var portion: [Element] = []
            func flush() throws {
                guard !portion.isEmpty else { return }
                try write(Self.lines(of: try encoder.encode(portion)))
                portion.removeAll(keepingCapacity: true)
            }
            try elements { element in
                portion.append(element)
                if portion.count == Self.portion { try flush() }
            }
            try flush()
        }
    }

    /// A list's elements, as they stand one level further in.
    private static func lines(of list: Data) -> String {
        let text = TerminalText.safe(json: String(decoding: list, as: UTF8.self))
        let lines = text.split(separator: "\n")
        return lines.dropFirst().dropLast().map { "  " + $0 }.joined(separator: "\n")
    }

    /// Writes a document, with the lists in it.
    ///
    /// - Parameters:
    ///   - document: pretty, with an empty list for each.
    ///   - write: takes a part of the text.
    static func write(
        _ document: String,
        _ lists: [StreamedList],
        _ write: (String) throws -> Void
    ) throws {
        var rest = document[...]
        // No text within a document has a line's end of its own.
        for list in lists.sorted(by: { $0.key < $1.key }) {
            guard let start = rest.range(of: "\n  \"\(list.key)\" : [")?.upperBound,
                let end = rest[start...].firstIndex(of: "]")
            else { continue }
            try write(String(rest[..<start]))
            var isFirst = true
            try list.portions { portion in
                try write((isFirst ? "\n" : ",\n") + portion)
                isFirst = false
            }
            // Of an empty one there are two line ends.
            rest = isFirst ? rest[start...] : "\n  " + rest[end...]
        }
        try write(String(rest))
    }
}

extension JSONEncoder {
    /// For one document: keys sorted, in lines.
    static var document: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
