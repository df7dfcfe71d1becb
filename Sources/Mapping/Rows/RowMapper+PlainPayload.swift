import Customers
import Spreadsheet

/// Payloads straight from a record's bytes, for rows of which ``isSurelyFine(_:columns:duplicates:)``
/// has told that nothing about them needs a text: most rows of most files. A test holds them to what
/// ``map(_:columns:)`` gives.
extension RowMapper {
    /// Writes the payload of a record that is surely fine.
    func writePayload(of record: Record, to json: inout JSONLine) {
        json.raw("{")
        if let name = cell(ofFieldAt: 0, record) {
            json.raw("\"name\":")
            json.string(name)
            json.raw(",")
        }
        json.raw("\"external_id\":")
        json.text(cell(ofFieldAt: 1, record))
        json.raw(",\"email\":")
        json.text(cell(ofFieldAt: 2, record))
        writeAddress(at: 4, record, ",\"billing_address\":{", to: &json)
        writeAddress(at: 10, record, ",\"shipping_address\":{", to: &json)
        json.raw(",\"phone_number\":")
        json.text(cell(ofFieldAt: 3, record))
        json.raw("}")
    }

    /// The `external_id` of a record that is surely fine.
    func externalID(of record: Record) -> String? {
        cell(ofFieldAt: FieldLimits.place(of: .externalID), record)
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// The six parts from a place on, in the order of the API page.
    private func writeAddress(
        at start: Int,
        _ record: Record,
        _ opening: StaticString,
        to json: inout JSONLine
    ) {
        var isOpen = false
        func part(_ offset: Int, _ key: StaticString) {
            guard let text = cell(ofFieldAt: start + offset, record) else { return }
            json.raw(isOpen ? "," : opening)
            isOpen = true
            json.raw(key)
            json.string(text)
        }
        part(0, "\"street_1\":")
        part(2, "\"city\":")
        part(3, "\"state\":")
        part(4, "\"postal_code\":")
        part(5, "\"country\":")
        part(1, "\"street_2\":")
        if isOpen { json.raw("}") }
    }

    /// The text of a field, trimmed; nil where it is absent or blank.
    private func cell(ofFieldAt place: Int, _ record: Record) -> ArraySlice<UInt8>? {
        let cell = compiled.leadingCells[place]
        guard cell >= 0, let bytes = record.utf8(ofCell: cell) else { return nil }
        let inner = CellBytes(bytes).bytes
        return inner.isEmpty ? nil : inner
    }
}

extension JSONLine {
    /// A text, or null.
    fileprivate mutating func text(_ utf8: ArraySlice<UInt8>?) {
        if let utf8 { string(utf8) } else { raw("null") }
    }
}
