import Customers
import Spreadsheet

/// A row that is valid and of which nothing is to be said, as its bytes alone tell.
package struct PlainRow {
    /// The fields that it has.
    let fields: FieldSet
    /// What it is compared with other rows by.
    let digest: RowDigest
}

/// Rows of which their bytes alone tell that they are valid and that nothing is to be said of them:
/// most rows of most files.
///
/// They are checked at the speed of reading, and their payload is written without a text being made. A
/// test holds both to what ``RowMapper/map(_:columns:)`` gives.
struct PlainRows {
    /// What to look at for a field.
    private struct Place {
        let bit: UInt32
        /// Whether it is `external_id`, by which rows are compared.
        let isKey: Bool
        /// The column whose text the field takes; -1 where the field isn't mapped.
        let cell: Int
        /// Whether something stands in where the cell is blank.
        let hasAlternatives: Bool
        let kind: Field.Kind
        let limit: Int
        /// What sure texts of the column may still break.
        let watch: HabitWatch
    }

    /// One for each field, in the order of ``Field/allCases``, which is that of ``RowDigest``.
    private let places: [Place]
    private let table: FieldTable
    private let sound: SoundText

    /// Nil where the mapping does more than to take texts as they stand.
    init?(_ mapping: CompiledMapping, _ table: FieldTable, _ sound: SoundText) {
        guard mapping.isPlain else { return nil }
        self.table = table
        self.sound = sound
        places = Field.allCases.map { field in
            let leading = mapping.leadingCells[field.place]
            return Place(
                bit: field.bit,
                isKey: field == .externalID,
                cell: leading,
                hasAlternatives: leading != mapping.plainCells[field.place],
                kind: field.kind,
                limit: field.usualLimit,
                watch: mapping.habits(of: leading)?.watch ?? HabitWatch()
            )
        }
    }

    /// Looks at a record; nil says nothing of it.
    func look(at record: Record) -> PlainRow? {
        record.withBytes { look(at: $0) }
    }

    private func look(at record: RecordBytes) -> PlainRow? {
        var key = TextHash()
        var content = TextHash()
        var present: UInt32 = 0
        for place in places {
            let look =
                place.isKey
                ? look(at: place, record, &key) : look(at: place, record, &content)
            switch look {
            case .blank:
                if place.hasAlternatives { return nil }
            case .sure: present |= place.bit
            case .unsure: return nil
            }
        }
        let fields = FieldSet(rawValue: present)
        guard table.missing(beside: fields).isEmpty else { return nil }
        // The business, which no column gives.
        guard fields.contains(.externalID) else {
            content.addAbsent()
            return PlainRow(fields: fields, digest: RowDigest(keyless: content))
        }
        key.addAbsent()
        return PlainRow(fields: fields, digest: RowDigest(key: key, content: content))
    }

    private enum Look {
        case blank
        case sure
        case unsure
    }

    @inline(__always)
    private func look(
        at place: Place,
        _ record: RecordBytes,
        _ hash: inout TextHash
    ) -> Look {
        guard let text = record.inked(cell: place.cell) else {
            hash.addAbsent()
            return .blank
        }
        let traits = hash.add(scanning: text)
        if place.watch.isOn, place.watch.isBroken(by: text) { return .unsure }
        return sound.isSure(text, traits, place.kind, limit: place.limit) ? .sure : .unsure
    }

    /// The text of a field, trimmed; nil where it is absent or blank.
    @inline(__always)
    private static func text(_ place: Place, _ record: Record) -> ArraySlice<UInt8>? {
        guard place.cell >= 0, let bytes = record.utf8(ofCell: place.cell) else { return nil }
        let inner = CellBytes(bytes).bytes
        return inner.isEmpty ? nil : inner
    }

    /// Writes the payload of a record that ``look(at:)`` has told to be plain.
    func writePayload(of record: Record, _ row: PlainRow, to json: inout JSONLine) {
        json.body(of: row.fields, hasNulls: true) { field, json in
            guard let text = Self.text(places[field.place], record) else { return }
            json.string(text)
        }
    }

    /// The `external_id` of a record that is plain.
    func externalID(of record: Record) -> String? {
        Self.text(places[Field.externalID.place], record).map {
            String(decoding: $0, as: UTF8.self)
        }
    }
}
