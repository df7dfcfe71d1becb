import Customers
import Foundation

/// What the answer to a `POST` says of the customer: `{"data": {"id": "cus_…", "name": …}, …}`.
///
/// Foundation's decoder takes some 6 µs for it, a tenth of what a row costs altogether (measured:
/// `make bench`). So the usual shape is read in place, and the decoder has the last word on all else.
struct CreatedAnswer {
    let id: CustomerID
    private let externalID: Field
    private let name: Field

    // Written once: a literal makes an array each time.
    private static let path: [StaticString] = ["data"]
    private static let answered: [StaticString] = ["id", "external_id", "name"]
    private static let sent: [StaticString] = ["name", "external_id"]

    /// Nil where no id can be read.
    init?(_ body: [UInt8]) {
        var scanner = JSONScanner(body)
        if let found = scanner.members(Self.answered, at: Self.path[...]),
            let text = Field(found[0], in: body).plainText
        {
            guard let id = CustomerID(text) else { return nil }
            self.id = id
            externalID = Field(found[1], in: body)
            name = Field(found[2], in: body)
            return
        }
        guard let data = try? JSONDecoder().decode(Answer.self, from: Data(body)).data else {
            return nil
        }
        id = data.id
        externalID = data.external_id?.text.map { .whole($0) } ?? .absent
        name = data.name?.text.map { .whole($0) } ?? .absent
    }

    /// How the answer names another customer than the one that was sent; nil where it doesn't.
    ///
    /// The `external_id` tells, where the row has one and the answer gives one back, else the name.
    /// Both are compared trimmed, and the name without regard to case and spacing, which a service
    /// may set right. A field that the answer lacks proves nothing.
    ///
    /// - Parameter payload: the body that was sent, as ``NewCustomer/payload()`` writes it.
    func difference(from payload: [UInt8]) -> Difference? {
        var scanner = JSONScanner(payload)
        let sent = scanner.leadingMembers(Self.sent)
        let sentID = Field(sent[1], in: payload)
        if sentID.isTelling, externalID.isTelling {
            return sentID == externalID
                ? nil : Self.difference("external_id", sentID, externalID) { $0 }
        }
        let sentName = Field(sent[0], in: payload)
        guard sentName.isTelling, name.isTelling, sentName != name else { return nil }
        return Self.difference("name", sentName, name, Self.loosely)
    }

    /// A field by which an answer tells that it is another row's.
    struct Difference: Hashable {
        var field: String
        var sent: String
        var answered: String

        var problem: Problem {
            Problem(
                code: .otherAnswer,
                field: field,
                text:
                    "the answer names another customer: its \(field) is “\(Self.short(answered))”,"
                    + " but “\(Self.short(sent))” was sent"
            )
        }

        private static func short(_ text: String) -> String {
            text.count > 60 ? text.prefix(59) + "…" : text
        }
    }

    private static func difference(
        _ field: String,
        _ sent: Field,
        _ answered: Field,
        _ key: (String) -> String
    ) -> Difference? {
        guard let sent = sent.text.map(NewCustomer.trimmed), !sent.isEmpty,
            let answered = answered.text.map(NewCustomer.trimmed), !answered.isEmpty,
            key(sent) != key(answered)
        else { return nil }
        return Difference(field: field, sent: sent, answered: answered)
    }

    private static func loosely(_ name: String) -> String {
        name.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    }
}

// MARK: - Reading

extension CreatedAnswer {
    /// A text of the answer, left where it stands for as long as nobody asks for it.
    private enum Field: Equatable {
        /// Absent, null, or no text.
        case absent
        /// JSON between quotes.
        case json(ArraySlice<UInt8>, isPlain: Bool)
        case whole(String)

        init(_ value: JSONScanner.Value?, in body: [UInt8]) {
            guard case .text(let range, let isPlain) = value else {
                self = .absent
                return
            }
            self = .json(body[range], isPlain: isPlain)
        }

        /// Whether there is a text to compare.
        var isTelling: Bool {
            switch self {
            case .absent: false
            case .json(let bytes, _): !bytes.isEmpty
            case .whole(let text): !text.isEmpty
            }
        }

        /// The text, where it needs no decoder.
        var plainText: String? {
            guard case .json(let bytes, isPlain: true) = self else { return nil }
            return String(validating: bytes, as: UTF8.self)
        }

        var text: String? {
            switch self {
            case .absent: return nil
            case .whole(let text): return text
            case .json(let bytes, isPlain: true): return String(decoding: bytes, as: UTF8.self)
            case .json(let bytes, isPlain: false):
                let quoted = [UInt8(ascii: "\"")] + bytes + [UInt8(ascii: "\"")]
                return try? JSONDecoder().decode(String.self, from: Data(quoted))
            }
        }

        static func == (a: Field, b: Field) -> Bool {
            if case .json(let one, _) = a, case .json(let other, _) = b {
                return one.elementsEqual(other)
            }
            return a.text == b.text
        }
    }

    private struct Answer: Decodable {
        struct Created: Decodable {
            var id: CustomerID
            var external_id: LooseText?
            var name: LooseText?
        }
        var data: Created
    }

    /// A text, or nothing where something else is in its place.
    private struct LooseText: Decodable {
        var text: String?

        init(from decoder: any Decoder) throws {
            text = try? decoder.singleValueContainer().decode(String.self)
        }
    }
}
