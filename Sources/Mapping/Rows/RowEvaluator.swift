import Customers
import Spreadsheet

/// Works out the texts of one record by compiled rules.
struct RowEvaluator {
    /// A text of the row on the way to a field's text.
    struct Piece {
        var text: String
        var traits: TextTraits
        /// The 0-based column; nil where several made it.
        var cell: Int?
    }

    /// A text and where it comes from.
    struct Value {
        var text: String?
        /// Of the text; of no use where there is none.
        var traits = TextTraits()
        /// The 0-based column that gave it; nil for several or none.
        var cell: Int?
        /// What it was made of where it isn't a cell's text as it is: joining and changing
        /// may hide what was wrong with it.
        var pieces: [Piece] = []
        /// False for constants and defaults, which alone don't make an address.
        var isFromRow = true
        /// What is to be said of the row for what became of its texts, whatever the text is now.
        var marks: [Problem.Code] = []
        /// Why it couldn't be made as the mapping says; the text is then what there was before.
        var fault: TransformFault?

        static let blank = Value(text: nil)
    }

    private var values: [Value] = []
    /// See ``CompiledMapping/habits``.
    var habits: [ColumnHabits?] = []

    /// Works out the named values; call it once for each record, first.
    mutating func begin(_ record: Record, _ rules: [CompiledRule]) {
        guard !rules.isEmpty else { return }
        values.removeAll(keepingCapacity: true)
        for rule in rules { values.append(value(of: rule, record)) }
    }

    func value(of rule: CompiledRule, _ record: Record) -> Value {
        var value = value(of: rule.source, record)
        if var text = value.text, !rule.transforms.isEmpty {
            for step in rule.transforms where !text.isEmpty && value.fault == nil {
                guard step.conditions.isEmpty || isMet(step.conditions, record) else { continue }
                do throws(TransformFault) {
                    let changed = try step.transform.apply(to: text, marks: &value.marks)
                    guard changed != text else { continue }
                    value.noteChange(of: text, to: changed, isAimed: step.transform.isAimed)
                    text = changed
                } catch {
                    value.fault = error
                }
            }
            value.text = Trimming.isBlank(text) ? nil : Trimming.trimmed(text)
            value.traits = TextTraits(text.utf8)
        }
        if value.text == nil, value.fault == nil, let fallback = rule.fallback,
            !Trimming.isBlank(fallback)
        {
            value = Value(text: fallback, isFromRow: false)
        }
        return value
    }

    private func isMet(_ conditions: [CompiledCondition], _ record: Record) -> Bool {
        conditions.allSatisfy { $0.isMet(by: value(of: $0.source, record).text) }
    }

    /// The text of a cell as it is.
    func value(ofCell index: Int, _ record: Record) -> Value {
        guard let cell = CellText(record, cell: index) else { return .blank }
        let value = Value(text: cell.text, traits: cell.traits, cell: index)
        guard habits.indices.contains(index), let habits = habits[index] else { return value }
        return value.following(habits)
    }

    func value(of source: CompiledSource, _ record: Record) -> Value {
        switch source {
        case .cell(let index): return value(ofCell: index, record)
        case .value(let place): return values[place]
        case .absent: return .blank
        case .constant(let text):
            return Value(text: Trimming.isBlank(text) ? nil : text, isFromRow: false)
        case .template(let template, let sources):
            return render(template, sources, record)
        case .firstOf(let sources):
            for source in sources {
                let value = value(of: source, record)
                if value.text != nil { return value }
            }
            return .blank
        }
    }

    private func render(
        _ template: Template,
        _ sources: [CompiledSource],
        _ record: Record
    ) -> Value {
        let parts = sources.map { value(of: $0, record) }
        let fault = parts.lazy.compactMap(\.fault).first ?? Self.fault(of: parts, template)
        let text =
            fault != nil
            ? parts.lazy.compactMap(\.text).first
            : template.render(parts.map(\.text)).flatMap {
                Trimming.isBlank($0) ? nil : Trimming.trimmed($0)
            }
        let given = parts.filter { $0.text != nil && $0.isFromRow }
        return Value(
            text: text,
            traits: text.map { TextTraits($0.utf8) } ?? [],
            cell: given.count == 1 ? given[0].cell : nil,
            pieces: given.flatMap(\.allPieces),
            isFromRow: !given.isEmpty,
            marks: parts.flatMap(\.marks),
            fault: fault
        )
    }

    /// A text of many long parts is not made, to find out only then that it is too long.
    private static func fault(of parts: [Value], _ template: Template) -> TransformFault? {
        let length = parts.reduce(template.text.utf8.count) { $0 + ($1.text?.utf8.count ?? 0) }
        guard length > TransformFault.mostCharacters else { return nil }
        let count = parts.reduce(template.text.utf16.count) { $0 + ($1.text?.utf16.count ?? 0) }
        return count > TransformFault.mostCharacters ? .tooLong : nil
    }
}

extension RowEvaluator.Value {
    /// The value as it would be without the habits of its column.
    fileprivate func following(_ habits: ColumnHabits) -> Self {
        guard let text else { return self }
        var value = self
        let changed = habits.follow(text, traits, &value.marks)
        if changed != text {
            value.text = Trimming.isBlank(changed) ? nil : changed
            value.traits = TextTraits(changed.utf8)
        }
        return value.text == nil ? .blank : value
    }

    /// Takes off what can be no part of what a field of some kind holds.
    mutating func clean(_ kind: Field.Kind) {
        guard isFromRow, let text, let cleaned = Cleaning.cleaned(text, traits, kind) else {
            return
        }
        self.text = cleaned.isEmpty ? nil : cleaned
        traits = TextTraits(cleaned.utf8)
        marks.append(.cleaned)
    }

    /// Its pieces, or itself where it is a cell's text as it is.
    fileprivate var allPieces: [RowEvaluator.Piece] {
        guard pieces.isEmpty, let text, isFromRow else { return pieces }
        return [RowEvaluator.Piece(text: text, traits: traits, cell: cell)]
    }

    /// Keeps what a transform changed, unless it was aimed at just that: then it is mended.
    fileprivate mutating func noteChange(of text: String, to changed: String, isAimed: Bool) {
        if isAimed {
            pieces.removeAll { text.contains($0.text) && !changed.contains($0.text) }
        } else if pieces.isEmpty, isFromRow {
            pieces = [RowEvaluator.Piece(text: text, traits: TextTraits(text.utf8), cell: cell)]
        }
    }
}
