/// A row of a sheet that isn't blank, as the search for a table looks at it.
struct SheetLine {
    /// Its place among the rows that were looked at, blank ones counted.
    let index: Int
    /// The 1-based line of the file.
    let line: Int
    let isDamaged: Bool
    /// Trimmed.
    let texts: [String]
    let kinds: [CellShape]
    /// How many cells aren't blank.
    let ink: Int
    /// How many cells there are up to the last one that isn't blank.
    let extent: Int

    init(_ record: Record, index: Int) {
        self.index = index
        line = record.line
        isDamaged = record.hasProblem || record.damage != nil
        texts = (0..<record.count).map { Column(header: record[cell: $0] ?? "", position: 1).name }
        kinds = texts.map { $0.isEmpty ? .blank : CellShape($0) }
        ink = kinds.count { $0 != .blank }
        extent = (kinds.lastIndex { $0 != .blank } ?? -1) + 1
    }

    /// How many cells there are.
    var count: Int { texts.count }

    func kind(_ column: Int) -> CellShape {
        kinds.indices.contains(column) ? kinds[column] : .blank
    }

    /// Whether a text is in several of its cells.
    var hasRepeats: Bool { Set(texts.filter { !$0.isEmpty }).count < ink }

    /// The longest name of a column that is taken for one.
    private static let longestLabel = 120

    /// Whether its cells may be names of columns: hardly any is a number, a date or an e-mail address,
    /// and hardly any is twice.
    var isLabels: Bool {
        guard ink > 0, !isDamaged else { return false }
        let labels = zip(texts, kinds).filter { text, kind in
            kind == .text && text.count <= Self.longestLabel && !text.hasPrefix("http")
        }
        return labels.count * 5 >= ink * 4
    }

    /// Whether it can be a row of a table with a header.
    func agrees(with header: SheetLine, isRagged: Bool) -> Bool {
        !isDamaged && extent <= header.count && (isRagged || count >= header.extent)
    }
}

/// What a line of units below a header holds.
enum Units {
    static func isBracketed(_ text: String) -> Bool {
        guard let first = text.first, let last = text.last, text.count > 1 else { return false }
        return first == "(" && last == ")" || first == "[" && last == "]"
    }

    static let known: Set<String> = [
        "€", "$", "£", "¥", "%", "eur", "usd", "gbp", "chf", "jpy", "sek", "nok",
        "dkk", "pln", "czk", "huf", "inr", "cad", "aud", "kg", "g", "t", "km", "m", "cm", "mm",
        "m2",
        "m²", "ft", "mi", "lb", "lbs", "oz", "l", "ml", "h", "hrs", "hours", "days", "months",
        "years",
        "min", "s", "pcs", "pieces", "stk", "stück", "tage", "jahre", "monate", "jours", "ans",
        "días", "años", "giorni", "anni", "kw", "kwh", "°c",
    ]
}

/// Records of a sheet that were read ahead of their turn.
struct RecordQueue {
    private(set) var records: [Record] = []
    private var head = 0

    var isEmpty: Bool { head == records.count }

    /// Those that wait, the next one first.
    var waiting: ArraySlice<Record> { records[head...] }

    mutating func append(_ record: Record) { records.append(record) }

    /// Gives the next one; false where none waits.
    mutating func take(_ record: inout Record) -> Bool {
        guard head < records.count else { return false }
        // What was in it is not needed, and nothing is copied.
        swap(&record, &records[head])
        head += 1
        if head == records.count {
            records.removeAll(keepingCapacity: true)
            head = 0
        }
        return true
    }

    /// Takes the next ones out.
    mutating func drop(_ count: Int) {
        head = min(head + count, records.count)
    }
}
