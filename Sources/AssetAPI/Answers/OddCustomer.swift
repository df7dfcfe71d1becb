import Customers
import Foundation

/// An entry of the service's list that can't be read like the others: what can be told of it.
///
/// A text with half a surrogate pair, a number where a text should be, no id: such an entry is some
/// customer all the same, and may be the one that a row stands for.
package struct OddCustomer: Hashable, Sendable {
    /// What isn't known of an entry.
    package enum Doubt: Hashable, Sendable {
        /// All is known that tells which row it could be; it lacks an id.
        case nothing
        /// Its fields: it could be any row without an `external_id`, unless it has one.
        case fields
        /// Its `external_id`: it could be any row.
        case everything
    }

    /// What stands for what is no text.
    static let replacement = "\u{FFFD}"

    /// Nil where the list gives none that can be one.
    package var id: CustomerID?
    /// As far as they can be read; a number is its digits.
    package var fields: NewCustomer
    package var doubt: Doubt

    package init(id: CustomerID? = nil, fields: NewCustomer = NewCustomer(), doubt: Doubt) {
        self.id = id
        self.fields = fields
        self.doubt = doubt
    }

    /// Reads what there is to read.
    ///
    /// - Parameter entry: an object in JSON.
    init(_ entry: [UInt8]) {
        let data = Data(Self.withoutLoneSurrogates(entry))
        guard let read = try? JSONDecoder().decode(Entry.self, from: data) else {
            self.init(doubt: .everything)
            return
        }
        self.init(id: read.id, fields: read.fields, doubt: read.doubt)
    }

    /// The same JSON with U+FFFD in place of each control character in a text, which JSON wants escaped.
    static func withoutControls(_ json: [UInt8]) -> [UInt8] {
        guard json.contains(where: { $0 < 0x20 }) else { return json }
        var result: [UInt8] = []
        result.reserveCapacity(json.count)
        var isInText = false
        var isEscaped = false
        for byte in json {
            if isInText, byte < 0x20 {
                result += replacement.utf8
            } else {
                result.append(byte)
            }
            if !isEscaped, byte == UInt8(ascii: "\"") { isInText.toggle() }
            isEscaped = isInText && !isEscaped && byte == UInt8(ascii: "\\")
        }
        return result
    }

    /// The same JSON with U+FFFD in place of each half of a surrogate pair that stands alone, which no
    /// decoder takes.
    static func withoutLoneSurrogates(_ json: [UInt8]) -> [UInt8] {
        var json = json
        func unit(at place: Int) -> Int? {
            guard place + 6 <= json.count, json[place] == UInt8(ascii: "\\"),
                json[place + 1] == UInt8(ascii: "u")
            else { return nil }
            return Int(String(decoding: json[(place + 2)..<(place + 6)], as: UTF8.self), radix: 16)
        }
        var place = 0
        while let escape = json[place...].firstIndex(of: UInt8(ascii: "\\")) {
            place = escape + 2
            guard let code = unit(at: escape) else {
                if place >= json.count { break }
                continue
            }
            place = escape + 6
            if (0xD800...0xDBFF).contains(code), let low = unit(at: place),
                (0xDC00...0xDFFF).contains(low)
            {
                place += 6
            } else if (0xD800...0xDFFF).contains(code) {
                json.replaceSubrange((escape + 2)..<(escape + 6), with: "FFFD".utf8)
            }
        }
        return json
    }
}

// MARK: - Reading

extension OddCustomer {
    private struct Entry: Decodable {
        var id: CustomerID?
        var fields = NewCustomer()
        var doubt = Doubt.nothing

        init(from decoder: any Decoder) throws {
            let entry = try decoder.container(keyedBy: BodyKey.self)
            let id = try entry.decodeIfPresent(LooseText.self, forKey: BodyKey("id"))
            self.id = id.flatMap { $0.isSure ? $0.text.flatMap(CustomerID.init) : nil }
            for field in Field.allCases where field.address == nil {
                let key = BodyKey(field.key)
                guard let text = try entry.decodeIfPresent(LooseText.self, forKey: key) else {
                    continue
                }
                fields[field] = text.text
                if !text.isSure { note(field == .externalID ? .everything : .fields) }
            }
            for address in AddressKind.allCases {
                let key = BodyKey(address.key)
                guard let parts = try entry.decodeIfPresent(LooseAddress.self, forKey: key) else {
                    continue
                }
                for field in address.fields { fields[field] = parts.texts[field.key] }
                if !parts.isSure { note(.fields) }
            }
        }

        /// The greater of two doubts.
        private mutating func note(_ other: Doubt) {
            if doubt != .everything { doubt = other }
        }
    }

    /// What is where a text should.
    private struct LooseText: Decodable {
        var text: String?
        /// Whether that is what the service means.
        var isSure: Bool

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self.text = text
                isSure = !text.contains(OddCustomer.replacement) && !text.contains(Redactor.mask)
            } else {
                // Its digits may have lost zeros in front.
                text = (try? container.decode(Int64.self)).map(String.init)
                isSure = false
            }
        }
    }

    private struct LooseAddress: Decodable {
        /// By their keys.
        var texts: [String: String] = [:]
        var isSure: Bool

        init(from decoder: any Decoder) throws {
            let parts: [String: LooseText?]
            do {
                parts = try decoder.singleValueContainer().decode([String: LooseText?].self)
            } catch {
                isSure = false
                return
            }
            texts = parts.compactMapValues { $0?.text }
            isSure = parts.values.allSatisfy { $0?.isSure ?? true }
        }
    }
}
