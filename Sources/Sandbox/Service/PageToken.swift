import Foundation

/// An opaque place in a list.
struct PageToken: Hashable, Sendable {
    /// Further than any list is long, and far from where adding to it overflows.
    private static let furthest = 1 << 40

    /// How many customers come before the page.
    var offset: Int

    init(offset: Int) {
        self.offset = offset
    }

    /// Nil for a text that no list gave out.
    init?(_ text: String) {
        guard let data = Data(base64Encoded: text),
            case let inner = String(decoding: data, as: UTF8.self), inner.hasPrefix("page:"),
            let offset = Int(inner.dropFirst(5)), (0...Self.furthest).contains(offset)
        else { return nil }
        self.offset = offset
    }

    /// Base64, so that a client that doesn't escape its `=` and `+` in a URL is found out.
    var text: String { Data("page:\(offset)".utf8).base64EncodedString() }
}
