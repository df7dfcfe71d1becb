import Foundation

/// The ways in which a secret may be written by others: each gives bytes.
package enum Writing: String, CaseIterable, Sendable {
    case plain, percent, percentTwice, json, html, quotedPrintable, base64, base64InBasic,
        hexadecimal
    case hexadecimalWithColons, numbers, utf16, utf32, reversed, capitals, lines

    /// A secret written in this way.
    ///
    /// - Parameter shift: 0 to 2, how far it is from where base64 begins a group.
    package func write(_ secret: String, shift: Int = 0) -> [UInt8] {
        let bytes = Array(secret.utf8)
        func each(_ write: (UInt8) -> String) -> [UInt8] { Array(bytes.map(write).joined().utf8) }
        func digits(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
        switch self {
        case .plain: return bytes
        case .percent: return each { "%" + digits($0) }
        case .percentTwice: return each { "%25" + digits($0).uppercased() }
        case .json: return each { "\\u00" + digits($0) }
        case .html: return each { "&#\($0);" }
        case .quotedPrintable: return each { "=" + digits($0).uppercased() }
        case .base64:
            let before = [UInt8](repeating: UInt8(ascii: "x"), count: shift)
            return Array(Data(before + bytes).base64EncodedString().utf8)
        case .base64InBasic:
            return Array(("Basic " + Data("client-7:\(secret)".utf8).base64EncodedString()).utf8)
        case .hexadecimal: return each(digits)
        case .hexadecimalWithColons:
            return Array(bytes.map { digits($0).uppercased() }.joined(separator: ":").utf8)
        case .numbers: return Array(bytes.map { "\($0)" }.joined(separator: ", ").utf8)
        case .utf16: return bytes.flatMap { [$0, 0] }
        case .utf32: return bytes.flatMap { [0, 0, 0, $0] }
        case .reversed: return bytes.reversed()
        case .capitals: return Array(secret.uppercased().utf8)
        case .lines:
            return bytes.enumerated().flatMap { $0 > 0 && $0 % 4 == 0 ? [0x20, $1] : [$1] }
        }
    }

    /// Whether a text holds a telling part of a secret, in any of these writings.
    package static func isLeaked(_ secret: String, in text: [UInt8]) -> String? {
        LeakSearch(secret).first(in: text)?.rawValue
    }
}

/// Looks for the telling parts of a secret in every writing.
package struct LeakSearch: Sendable {
    private let parts: [(writing: Writing, bytes: Data)]

    package init(_ secret: String) {
        parts = Writing.allCases.flatMap { writing in
            (0..<3).flatMap { shift -> [(Writing, Data)] in
                let written = Self.folded(writing.write(secret, shift: shift))
                // What stands beside it changes the characters at the ends.
                let middle = written.dropFirst(writing == .base64InBasic ? 16 : 4).dropLast(4)
                guard middle.count >= 8 else { return [] }
                return [(writing, Data(middle.prefix(24))), (writing, Data(middle.suffix(24)))]
            }
        }
    }

    /// The first writing that is found; nil for none.
    package func first(in text: [UInt8]) -> Writing? {
        let text = Data(Self.folded(text))
        return parts.first { text.range(of: $0.bytes) != nil }?.writing
    }

    /// The lines that hold a secret, for a failure to show.
    package func lines(in text: String) -> [Substring] {
        text.split(whereSeparator: \.isNewline).filter { first(in: Array($0.utf8)) != nil }
    }

    /// Whatever a reader's tools make equal: letter case, white space, NULs.
    private static func folded(_ bytes: [UInt8]) -> [UInt8] {
        bytes.filter { $0 > 0x20 && $0 < 0x7F }.map {
            (0x41...0x5A).contains($0) ? $0 | 0x20 : $0
        }
    }
}
