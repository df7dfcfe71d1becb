/// The service's id of a customer, such as `cus_GA6EG2qFxA97NZHtxeLPUy`.
///
/// Opaque: the page gives no pattern to hold it to, so any text that isn't blank is one.
package struct CustomerID: Hashable, Sendable, Codable, CustomStringConvertible {
    package let text: String

    /// Nil where the text is empty or only white space: such an answer names no customer.
    package init?(_ text: String) {
        guard !text.unicodeScalars.allSatisfy(\.properties.isWhitespace) else { return nil }
        self.text = text
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let id = CustomerID(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "a customer id is never blank"
            )
        }
        self = id
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    package var description: String { text }
}

/// The service's id of a business: the path parameter `business_id`, such as
/// `biz_GA6EG2qFxA97NZHtxeLPUy`.
package struct BusinessID: Hashable, Sendable, CustomStringConvertible {
    package let text: String

    /// Nil unless the text is `biz_` followed by 1 to 64 ASCII letters, digits, `_` or `-` (the
    /// page's `string<biz_string>`), so that it can stand in a URL as it is.
    package init?(_ text: String) {
        let suffix = text.utf8.dropFirst(4)
        guard text.hasPrefix("biz_"), !suffix.isEmpty, suffix.count <= 64,
            suffix.allSatisfy(Self.isAlphanumeric)
        else { return nil }
        self.text = text
    }

    package var description: String { text }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
