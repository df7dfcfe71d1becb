import Customers
import Spreadsheet

/// Finds what the columns of a source do again and again, in its first rows.
struct HabitFinder {
    /// By how a mapping refers to the column.
    private(set) var habits: [String: [Habit]] = [:]
    /// A sentence on each habit by which texts are changed.
    private(set) var remarks: [String] = []

    /// So many rows tell; of wide ones those that this many bytes hold.
    static let sampledRows = 10_000
    static let sampledBytes = 8 << 20

    /// - Parameters:
    ///   - columns: the source's, as a mapping refers to them.
    ///   - mapping: says what each column holds.
    init(_ sample: RowSample, _ columns: [String], _ mapping: Mapping) {
        var tallies = Self.tallies(columns, mapping)
        guard !tallies.isEmpty else { return }
        sample.forEach { record in
            for place in tallies.indices {
                guard let cell = record.utf8(ofCell: tallies[place].column) else { continue }
                let text = CellBytes(cell)
                if !text.isEmpty { tallies[place].tally.add(text.bytes) }
            }
            return true
        }
        for (column, tally) in tallies {
            let found = tally.habits.filter { habit in
                // Where rows say their country, that tells.
                guard case .digits = habit else { return true }
                return !Self.hasCountry(columns[column], mapping)
            }
            remarks += [tally.doubt(of: columns[column], found)].compactMap { $0 }
            guard !found.isEmpty else { continue }
            habits[columns[column]] = found
            remarks += found.compactMap { tally.remark(on: $0, of: columns[column]) }
        }
    }

    /// The columns that fields are made of, each counted as the first of them wants it.
    private static func tallies(
        _ columns: [String],
        _ mapping: Mapping
    ) -> [(column: Int, tally: ColumnTally)] {
        let places = Dictionary(
            zip(columns, columns.indices),
            uniquingKeysWith: { first, _ in first }
        )
        var kinds: [Int: Field.Kind] = [:]
        for field in Field.allCases {
            for name in mapping.fields[field]?.source.references ?? [] {
                let place = places[name] ?? ColumnPosition.position(in: name).map { $0 - 1 }
                if let place, columns.indices.contains(place), kinds[place] == nil {
                    kinds[place] = field.kind
                }
            }
        }
        return kinds.sorted { $0.key < $1.key }.map { ($0.key, ColumnTally($0.value)) }
    }

    private static func hasCountry(_ column: String, _ mapping: Mapping) -> Bool {
        AddressKind.allCases.contains { kind in
            mapping.fields[kind.field(.postalCode)]?.source.references.contains(column) == true
                && mapping.fields[kind.field(.country)] != nil
        }
    }
}

extension ColumnTally {
    /// For a person: what may be the work of a number format, and stays as it is.
    fileprivate func doubt(of column: String, _ habits: [Habit]) -> String? {
        // A space stands in many ids, so that they can be read.
        guard let mark = groupMark, mark != " ", !habits.contains(.thousands(mark)) else {
            return nil
        }
        return "“\(column)”: its numbers are sent with what stands between their digits, such as"
            + " “\(example)”; if a number format put it there, take it out by a mapping file's"
            + " habit `{thousands: \"\(mark)\"}`"
    }

    /// For a person: what is done about a habit, and how often it was seen; nil where texts stay.
    fileprivate func remark(on habit: Habit, of column: String) -> String? {
        func sentence(_ count: Int, _ what: String) -> String {
            let part = count == texts ? "all" : Self.grouped(count)
            return "“\(column)”: \(what) (\(part) of its first \(Self.grouped(texts)) texts)"
        }
        switch habit {
        case .wholeNumbers:
            return sentence(zeroFractions, "the “.0” at the end of its numbers is removed")
        case .htmlEntities:
            return sentence(
                withEntities,
                "HTML entities, such as “&amp;”, are read as the characters that they stand for"
            )
        case .nullWords(let words):
            let list = words.map { "“\($0)”" }.joined(separator: ", ")
            let count = words.reduce(0) { $0 + (nullWords[$1] ?? 0) }
            return sentence(count, "\(list) is read as blank")
        case .split(let separator):
            let shown = separator == "\n" ? "a line end" : "“\(separator)”"
            return sentence(
                separated[separator] ?? 0,
                "of several values separated by \(shown), the first is used"
            )
        case .thousands(let mark):
            return sentence(
                grouped[mark] ?? 0,
                "what stands between the thousands of its numbers is taken out, so “\(example)” is"
                    + " “\(example.filter { $0 != mark })”"
            )
        case .digits: return nil
        }
    }

    /// At most a few times ten thousand.
    private static func grouped(_ count: Int) -> String {
        guard count >= 1_000 else { return String(count) }
        let rest = String(count % 1_000)
        return "\(count / 1_000)," + String(repeating: "0", count: 3 - rest.count) + rest
    }
}
