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

extension NewCustomer {
    /// The body of the `POST`, its fields in the order of the API page.
    ///
    /// Absent texts that the page calls `string | null` are null; an absent address is left out,
    /// since the page doesn't call those nullable. The same object as ``encode(to:)`` makes.
    package func payload() -> [UInt8] {
        var json = JSONLine(capacity: 320)
        json.body(of: fields, hasNulls: true) { field, json in
            json.string(self[field] ?? "")
        }
        return json.bytes
    }

    /// The body of a `PATCH` that gives a customer of the service this one's fields: those that
    /// differ, and no others.
    ///
    /// A field that is absent here is left as the service has it, since a blank cell of an export
    /// seldom means "erase this". An address goes whole, as its parts here over those that the
    /// service has. `external_id` can't be changed (API facts, "Other endpoints").
    ///
    /// - Returns: nil where nothing differs.
    package func changes(from held: NewCustomer) -> [UInt8]? {
        let changed = FieldSet(fieldsToChange(in: held))
        guard !changed.isEmpty else { return nil }
        let (wanted, held) = (normalised, held.normalised)
        let result = NewCustomer { wanted[$0] ?? held[$0] }
        let sent = changed.union(changed.wholeAddresses).intersection(result.fields)
        var json = JSONLine()
        json.body(of: sent, hasNulls: false) { field, json in json.string(result[field] ?? "") }
        return json.bytes
    }

    /// The fields whose texts such a `PATCH` changes.
    package func fieldsToChange(in held: NewCustomer) -> [Field] {
        let (wanted, held) = (normalised, held.normalised)
        return Field.allCases.filter { field in
            guard field.isChangeable, let text = wanted[field] else { return false }
            return text != held[field]
        }
    }
}

extension JSONLine {
    /// Writes the body of a request: an object with some of the fields, in the order of the API page.
    ///
    /// - Parameters:
    ///   - hasNulls: whether absent texts that the page calls `string | null` are null, as in a new
    ///     customer, or left out.
    ///   - write: writes the text of one of the fields.
    package mutating func body(
        of fields: FieldSet,
        hasNulls: Bool,
        _ write: (Field, inout JSONLine) -> Void
    ) {
        var open: AddressKind?
        var isFirst = true
        raw("{")
        for step in BodyStep.all {
            let isThere = fields.contains(step.field)
            guard isThere || hasNulls && step.isNullWhereAbsent else { continue }
            if step.address != open {
                if open != nil {
                    raw("}")
                    isFirst = false
                }
                if !step.opening.isEmpty {
                    if !isFirst { raw(",") }
                    raw(step.opening)
                    isFirst = true
                }
                open = step.address
            }
            if !isFirst { raw(",") }
            isFirst = false
            raw(step.key)
            if isThere { write(step.field, &self) } else { raw("null") }
        }
        if open != nil { raw("}") }
        raw("}")
    }
}

/// A field on the way through a body, with what is written before its text.
private struct BodyStep: Sendable {
    let field: Field
    let address: AddressKind?
    let isNullWhereAbsent: Bool
    /// The key and a colon.
    let key: [UInt8]
    /// The key of its address, a colon and a brace; empty for a field of the body itself.
    let opening: [UInt8]

    init(_ field: Field) {
        self.field = field
        address = field.address
        isNullWhereAbsent = field.isNullWhereAbsent
        key = Array("\"\(field.key)\":".utf8)
        opening = field.address.map { Array("\"\($0.key)\":{".utf8) } ?? []
    }

    /// Every field, in the order of the body.
    static let all = Field.allCases.sorted { $0.placeInBody < $1.placeInBody }.map(BodyStep.init)
}
