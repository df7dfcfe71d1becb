/// The service's id of a customer, such as `cus_GA6EG2qFxA97NZHtxeLPUy`.
///
/// Opaque: the page gives no pattern to hold it to. But it goes into the path of a request, so what
/// could lead elsewhere there isn't one.
package struct CustomerID: Hashable, Sendable, Codable, CustomStringConvertible {
    package let text: String

    /// Nil unless the text has 1 to 255 characters that can be seen, none of them `/`, `\`, `?`, `#`,
    /// `%` or what stands for a secret, and is more than dots.
    package init?(_ text: String) {
        let isUsual = text.utf8.count < 64 && text.utf8.allSatisfy(Self.isUsual)
        guard isUsual && !text.isEmpty || Self.isSafe(text) else { return nil }
        self.text = text
    }

    /// Letters, digits, `_` and `-` of ASCII, as the documented ids have.
    private static func isUsual(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    private static func isSafe(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        guard !scalars.isEmpty, scalars.count <= 255, text.contains(where: { $0 != "." }) else {
            return false
        }
        return scalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator,
                .privateUse, .surrogate, .unassigned:
                false
            default: !"/\\?#%•\u{FFFD}".unicodeScalars.contains(scalar)
            }
        }
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
    /// page's `string<biz_string>`), so that it can be in a URL as it is.
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
