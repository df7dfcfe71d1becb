import Foundation

/// Takes secrets out of texts that come from outside, before they are kept or shown (promise 8).
///
/// A service or a proxy may repeat what it was sent, and libcurl names proxies with their passwords.
/// A secret is found as it is, percent- or form-encoded, behind the escapes of JSON and HTML, and in
/// base64, wherever in it, as in a `Basic` header; also where the text's end cuts it off. A secret
/// of less than 8 bytes is found where it stands alone only, or else it would be found in words.
package struct Redactor: Hashable, Sendable {
    /// What stands in a secret's place.
    package static let mask = "•••"
    /// Fewer bytes than these are likely to turn up by chance.
    private static let tellingLength = 8

    private struct Needle: Hashable, Sendable {
        var bytes: [UInt8]
        /// Whether letters or digits beside it make it another word.
        var standsAlone = false
    }

    private var needles: [Needle] = []
    /// The bytes that a needle may begin with in a text.
    private var beginnings = ByteSet()

    package init(_ secrets: [Secret] = []) {
        for secret in secrets { add(secret) }
    }

    /// Takes out a further secret, too.
    package mutating func add(_ secret: Secret) {
        let raw = Array(secret.revealed.utf8)
        let plain = EscapedByte.plain(raw)
        for bytes in Set([raw, plain]) where !bytes.isEmpty {
            add(Needle(bytes: bytes, standsAlone: bytes.count < Self.tellingLength))
        }
        let escaped = Array(ServiceAddress.escaped(secret.revealed).utf8)
        for bytes in Set([raw, plain, escaped]) {
            for shift in 0..<3 {
                let coded = Self.base64(bytes, shift: shift)
                guard coded.utf8.count > 5 else { continue }
                let forURLs = coded.replacing("+", with: "-").replacing("/", with: "_")
                for text in Set([coded, forURLs]) { add(Needle(bytes: Array(text.utf8))) }
            }
        }
    }

    private mutating func add(_ needle: Needle) {
        guard !needles.contains(needle) else { return }
        needles.append(needle)
        beginnings.insert(needle.bytes[0])
        if needle.bytes[0] == UInt8(ascii: " ") { beginnings.insert(UInt8(ascii: "+")) }
        for lead in EscapedByte.leads { beginnings.insert(lead) }
    }

    /// The characters that bytes have in base64 behind `shift` others, without those to which their
    /// neighbours add.
    private static func base64(_ bytes: [UInt8], shift: Int) -> String {
        let text = Data([UInt8](repeating: 0, count: shift) + bytes).base64EncodedString()
        let start = (shift * 8 + 5) / 6
        let end = (shift + bytes.count) * 8 / 6
        return start < end ? String(text.prefix(end).dropFirst(start)) : ""
    }
}

// MARK: - Texts

extension Redactor {
    /// A text without secrets, nor a `user:password@` in its URLs.
    package func redacted(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let redacted = redacted(bytes)
        return redacted == bytes ? text : String(decoding: redacted, as: UTF8.self)
    }

    /// The same for a text as it travels.
    package func redacted(_ text: [UInt8]) -> [UInt8] {
        Self.replaced(text) { place in
            if beginnings.contains(text[place]) {
                let ends = needles.compactMap { Self.end(of: $0, in: text, from: place) }
                if let end = ends.max() { return place..<end }
            }
            return text[place] == UInt8(ascii: ":") ? Self.login(in: text, at: place) : nil
        }
    }

    /// - Parameter find: what is to go from a place on, if anything is; it may start further on.
    private static func replaced(
        _ text: [UInt8],
        _ find: (Int) -> Range<Int>?
    ) -> [UInt8] {
        var result: [UInt8] = []
        var copied = 0
        var place = 0
        while place < text.count {
            guard let found = find(place) else {
                place += 1
                continue
            }
            result += text[copied..<found.lowerBound]
            result += mask.utf8
            copied = found.upperBound
            place = copied
        }
        return copied == 0 ? text : result + text[copied...]
    }

    /// Where a needle ends that begins at a place; nil where it doesn't.
    private static func end(of needle: Needle, in text: [UInt8], from start: Int) -> Int? {
        if needle.standsAlone, start > 0, isOfWord(text[start - 1]) { return nil }
        var place = start
        var rest = needle.bytes[...]
        while let next = rest.first {
            guard place < text.count else {
                return needle.bytes.count - rest.count >= tellingLength ? place : nil
            }
            let byte = text[place]
            if let escaped = EscapedByte(in: text, at: place) {
                guard rest.starts(with: escaped.bytes) else { return nil }
                rest = rest.dropFirst(escaped.bytes.count)
                place += escaped.length
            } else {
                let isSpace = next == UInt8(ascii: " ") && byte == UInt8(ascii: "+")
                guard isSpace || byte == next else { return nil }
                rest = rest.dropFirst()
                place += 1
            }
        }
        if needle.standsAlone, place < text.count, isOfWord(text[place]) { return nil }
        return place
    }

    /// What stands before the `@` of a URL whose `://` is at a place.
    private static func login(in text: [UInt8], at place: Int) -> Range<Int>? {
        let start = place + 3
        guard text[place...].starts(with: "://".utf8) else { return nil }
        let authority = text[start...].prefix { $0 > 0x20 && !"/\\?#\"'<>".utf8.contains($0) }
        guard let at = authority.lastIndex(of: UInt8(ascii: "@")), at > start else { return nil }
        return start..<at
    }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}

extension Redactor: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "(secrets)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// A set of bytes.
private struct ByteSet: Hashable, Sendable {
    private var words = SIMD4<UInt64>()

    mutating func insert(_ byte: UInt8) { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }

    func contains(_ byte: UInt8) -> Bool { words[Int(byte >> 6)] & (1 << UInt64(byte & 63)) != 0 }
}
