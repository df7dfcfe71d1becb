/// Writes JSON text straight into bytes: what is done for every row of a million.
///
/// Foundation's encoder took more than half the time of staging (4.8 of 8.4 µs a row); this takes a
/// tenth of that.
package struct JSONLine {
    package private(set) var bytes: [UInt8] = []

    /// - Parameter capacity: the bytes to make place for at once.
    package init(capacity: Int = 0) {
        if capacity > 0 { bytes.reserveCapacity(capacity) }
    }

    /// Gives the text away, and starts anew with place for another of its length.
    package mutating func take() -> [UInt8] {
        let whole = bytes
        bytes = []
        bytes.reserveCapacity(whole.count)
        return whole
    }

    /// Starts anew, in the same memory.
    package mutating func clear() { bytes.removeAll(keepingCapacity: true) }

    /// Punctuation, as it is.
    package mutating func raw(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Punctuation and keys, as they are.
    mutating func raw(_ utf8: [UInt8]) { bytes += utf8 }

    /// A number or another literal, as it is.
    package mutating func literal(_ text: String) { bytes += Array(text.utf8) }

    /// A string, quoted and escaped (RFC 8259, 7).
    package mutating func string(_ text: String) {
        append(text.utf8)
    }

    /// A string of UTF-8, quoted and escaped.
    ///
    /// Bytes that aren't UTF-8 must not come here: such a row is damaged, and goes through
    /// `String`.
    package mutating func string(_ utf8: ArraySlice<UInt8>) {
        append(utf8)
    }

    /// Generic within this file only: across modules it wouldn't be specialised.
    private mutating func append(_ utf8: some Collection<UInt8>) {
        bytes.append(UInt8(ascii: "\""))
        if utf8.allSatisfy(Self.standsForItself) {
            bytes.append(contentsOf: utf8)
        } else {
            escape(utf8)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func standsForItself(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private mutating func escape(_ utf8: some Collection<UInt8>) {
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0x20...: bytes.append(byte)
            case 0x0A: raw("\\n")
            case 0x0D: raw("\\r")
            case 0x09: raw("\\t")
            default:
                raw("\\u00")
                bytes.append(Self.digit(byte >> 4))
                bytes.append(Self.digit(byte & 0x0F))
            }
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
