/// A text that tells one thing from all others of its kind: 32 digits of lower-case hexadecimal.
enum Mark {
    static func random() -> String {
        text((0..<16).map { _ in UInt8.random(in: .min ... .max) })
    }

    /// Bytes as lower-case hexadecimal.
    static func text(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    static func isWellFormed(_ text: String) -> Bool {
        text.utf8.count == 32
            && text.utf8.allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
            }
    }
}
