import Customers
import Spreadsheet

/// A ``Mapping`` made ready for the columns of one source: names are indices, patterns compiled.
struct CompiledMapping {
    /// Whether every field takes the text of ``leadingCells`` as it is, and nothing else matters.
    private(set) var isPlain = false
    /// Named values in an order in which each comes after those that it refers to.
    var values: [CompiledRule] = []
    /// One for each of ``Field/allCases``, nil where a field isn't mapped.
    var fields: [CompiledRule?] = [] {
        didSet {
            plainCells = fields.map { $0?.plainCell ?? -1 }
            leadingCells = fields.map { $0?.leadingCell ?? -1 }
            mappedFields = Field.allCases.filter { fields[$0.place] != nil }
        }
    }
    /// For each field the column whose text it takes as it is; -1 for any other rule.
    private(set) var plainCells: [Int] = []
    /// For each field the column whose text it takes as it is unless that is blank; -1 for any
    /// other rule.
    private(set) var leadingCells: [Int] = []
    /// The fields that have a rule.
    private(set) var mappedFields: [Field] = []
    /// One for each column, as far as any has habits; empty where none has.
    var habits: [ColumnHabits?] = []
    var businessID: CompiledRule?
    var skipConditions: [(source: CompiledSource, test: SkipCondition.Test)] = []
    /// References to columns that the source hasn't shown yet, with their lines: JSON Lines only.
    var unresolved: [String: Origin] = [:]
    /// The 0-based columns that are used.
    var usedColumns: Set<Int> = []

    /// Works out ``isPlain``, once everything else is in place.
    mutating func finish() {
        isPlain =
            values.isEmpty && businessID == nil && skipConditions.isEmpty
            && mappedFields.allSatisfy { leadingCells[$0.place] >= 0 }
            && habits.allSatisfy { $0?.isIdentityOnSureTexts ?? true }
    }

    /// The habits of a column; nil where it has none.
    func habits(of cell: Int) -> ColumnHabits? {
        habits.indices.contains(cell) ? habits[cell] : nil
    }
}

/// A ``Rule`` made ready.
struct CompiledRule {
    var source: CompiledSource
    var transforms: [CompiledStep]
    var fallback: String?
    /// The columns that it looks at, 0-based, in order.
    var cells: [Int]

    /// The one column whose text is taken as it is; nil for any other rule.
    var plainCell: Int? {
        guard case .cell(let index) = source, transforms.isEmpty, fallback == nil else {
            return nil
        }
        return index
    }

    /// The column whose text is taken as it is unless it is blank; nil for any other rule.
    var leadingCell: Int? {
        guard transforms.isEmpty else { return nil }
        switch source {
        case .cell(let index): return index
        case .firstOf(let sources):
            guard case .cell(let index)? = sources.first else { return nil }
            return index
        default: return nil
        }
    }
}

/// A ``ValueSource`` made ready.
indirect enum CompiledSource {
    case cell(Int)
    /// An index into ``CompiledMapping/values``.
    case value(Int)
    case template(Template, [CompiledSource])
    case constant(String)
    case firstOf([CompiledSource])
    /// A key that no row has had so far.
    case absent
}

/// Where the columns of a source are, by name; grows as JSON Lines show new keys.
struct ColumnIndex {
    private(set) var columns: [Column] = []
    private var indices: [String: [Int]] = [:]

    enum Lookup: Hashable {
        case found(Int)
        case missing
        /// Several columns have the name; their 1-based positions.
        case repeated([Int])
    }

    init(_ columns: [Column]) {
        add(columns)
    }

    mutating func add(_ new: some Sequence<Column>) {
        for column in new {
            indices[column.name, default: []].append(columns.count)
            columns.append(column)
        }
    }

    /// Finds a column by its name, or by its position written `#3`.
    func find(_ reference: String) -> Lookup {
        if let found = indices[reference], let first = found.first {
            return found.count == 1 ? .found(first) : .repeated(found.map { $0 + 1 })
        }
        if let position = ColumnPosition.position(in: reference), position <= columns.count {
            return .found(position - 1)
        }
        return .missing
    }
}
