import Foundation

/// A text that is never printed: a token, or a client's secret.
package struct Secret: Hashable, Sendable {
    /// The text itself, for the one place that sends it.
    package let revealed: String

    package init(_ text: String) {
        revealed = text
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "(secret)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// Takes secrets out of texts that come from outside, before they are kept or shown (promise 8).
///
/// A service or a proxy may repeat what it was sent, and libcurl names proxies with their passwords.
/// A secret is found as it is; behind the escapes of URLs, forms, mail, JSON and HTML, up to three of
/// them around one another; in base64, wherever in it, as in a `Basic` header, and of UTF-16, too; as
/// hexadecimal digits, with or without something between them; as an array of its bytes, as Node.js writes
/// a buffer; backwards; and where the text's end cuts it off. One of 16 bytes or more is also found in other letter case, and with white space or NULs
/// between its characters, as UTF-16 has them. One of less than 8 bytes is found where it stands alone
/// only, or else it would be found in words.
package struct Redactor: Hashable, Sendable {
    /// What is in a secret's place.
    package static let mask = "•••"
    /// Fewer bytes than these are likely to turn up by chance.
    static let tellingLength = 8
    /// So many aren't even where case and spacing don't count.
    private static let unmistakableLength = 16

    private var secrets: [Secret] = []
    private var needles: [Needle] = []
    /// Secrets that are too short to be found by their beginnings.
    private var words: [[UInt8]] = []
    private var beginnings = Beginnings()

    package init(_ secrets: [Secret] = []) {
        for secret in secrets { add(secret) }
    }

    package static func == (a: Redactor, b: Redactor) -> Bool { a.secrets == b.secrets }

    package func hash(into hasher: inout Hasher) { hasher.combine(secrets) }

    /// Takes out a further secret, too.
    package mutating func add(_ secret: Secret) {
        let raw = Array(secret.revealed.utf8)
        guard !raw.isEmpty, !secrets.contains(secret) else { return }
        secrets.append(secret)
        let plain = Escape.plain(raw)
        let escaped = Array(ServiceAddress.escaped(secret.revealed).utf8)
        let isUnmistakable = raw.count >= Self.unmistakableLength
        for bytes in Set([raw, plain]) where !bytes.isEmpty {
            guard bytes.count >= Self.tellingLength else {
                words.append(bytes)
                continue
            }
            add(bytes, isLoose: isUnmistakable)
            // As forms write it.
            add(bytes.map { $0 == 0x20 ? UInt8(ascii: "+") : $0 }, isLoose: isUnmistakable)
            add(bytes.reversed(), isLoose: isUnmistakable)
            add(Self.hexadecimal(bytes), isLoose: true, isDigits: true)
            add(Array(bytes.map { String($0) }.joined(separator: ",").utf8), isLoose: true)
        }
        let wide = secret.revealed.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let swapped = secret.revealed.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        for bytes in Set([raw, plain, escaped, wide, swapped]) {
            for shift in 0..<3 {
                let coded = Array(Self.base64(bytes, shift: shift).utf8)
                if coded.count >= Self.tellingLength { add(coded, isLoose: true) }
            }
        }
    }

    private mutating func add(_ bytes: [UInt8], isLoose: Bool, isDigits: Bool = false) {
        let needle = Needle(bytes, isLoose: isLoose, isDigits: isDigits)
        guard !needles.contains(needle) else { return }
        guard needle.folded.count >= Self.tellingLength else { return words.append(bytes) }
        beginnings.insert(needle, needles.count)
        needles.append(needle)
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        return bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
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
        var text = text
        return text.withUTF8 { bytes in
            mayHold(bytes) ? String(decoding: redacted(Array(bytes)), as: UTF8.self) : nil
        } ?? text
    }

    /// The same for a text as it travels.
    package func redacted(_ text: [UInt8]) -> [UInt8] {
        guard text.withUnsafeBufferPointer(mayHold) else { return text }
        var places = Self.logins(in: text)
        for word in words { places += Self.standing(alone: word, in: text) }
        var view = TextView(text)
        for level in 0...TextView.mostLevels {
            if level > 0 {
                guard let inner = view.unescaped() else { break }
                view = inner
                for word in words { places += view.standing(alone: word) }
            }
            places += view.places(of: needles, beginnings)
        }
        return Self.masked(text, places)
    }

    /// Whether there is anything to look for more closely: so cheap that every answer is asked.
    private func mayHold(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        if !words.isEmpty { return true }
        return beginnings.mayBegin(in: text, orBehind: true)
    }

    private static func masked(_ text: [UInt8], _ places: [Range<Int>]) -> [UInt8] {
        var result: [UInt8] = []
        var copied = 0
        var isMasked = false
        for place in places.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if isMasked, place.lowerBound <= copied {
                copied = max(copied, place.upperBound)
                continue
            }
            result += text[copied..<place.lowerBound]
            result += mask.utf8
            copied = place.upperBound
            isMasked = true
        }
        return isMasked ? result + text[copied...] : text
    }

    /// Where a short secret is that is no part of a word.
    fileprivate static func standing(alone word: [UInt8], in text: [UInt8]) -> [Range<Int>] {
        guard text.count >= word.count, let first = word.first else { return [] }
        var places: [Range<Int>] = []
        var place = 0
        while place + word.count <= text.count {
            let end = place + word.count
            if text[place] == first, text[place..<end].elementsEqual(word),
                place == 0 || !isOfWord(text[place - 1]), end == text.count || !isOfWord(text[end])
            {
                places.append(place..<end)
                place = end
            } else {
                place += 1
            }
        }
        return places
    }

    /// What is before the `@` of URLs.
    private static func logins(in text: [UInt8]) -> [Range<Int>] {
        var places: [Range<Int>] = []
        var rest = text[...]
        while let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
            rest = text[(colon + 1)...]
            guard rest.starts(with: "//".utf8) else { continue }
            let start = colon + 3
            let authority = text[start...].prefix { $0 > 0x20 && !"/\\?#\"'<>".utf8.contains($0) }
            guard let at = authority.lastIndex(of: UInt8(ascii: "@")), at > start else { continue }
            places.append(start..<at)
        }
        return places
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

extension TextView {
    /// Where a short secret stands alone in a text that was written with escapes.
    fileprivate func standing(alone word: [UInt8]) -> [Range<Int>] {
        Redactor.standing(alone: word, in: bytes).map { source(of: $0) }
    }
}

extension Redactor: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "(secrets)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
