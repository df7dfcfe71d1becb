import Customers
import Journal
import Spreadsheet

/// What is to be said of a row to the person who puts it right: in whole sentences, each with the cells that
/// it is about. Pure.
struct RowRemarks: Sendable {
    struct Remark: Hashable {
        var text: String
        /// 0-based places among the cells that are written; none where the whole row is meant.
        var cells: [Int]
        /// Whether the row can't be sent as it is.
        var isGrave: Bool
    }

    let source: SourceColumns
    let fields: FieldColumns

    func remarks(of row: JournalRow) -> [Remark] {
        var remarks = row.findings.map { remark(of: $0, row) }
        switch row.status {
        case .rejected, .failed: remarks.insert(contentsOf: answer(row), at: 0)
        default:
            // An earlier version kept no more of an invalid row.
            if remarks.isEmpty, let problem = row.problem {
                remarks.append(
                    remark(
                        of: RowFinding(
                            level: "held",
                            code: problem.code,
                            field: problem.field,
                            text: problem.text
                        ),
                        row
                    )
                )
            }
        }
        let isBlank = row.cells.allSatisfy { ($0 ?? "").isEmpty }
        if isBlank || AddedColumns.raw(of: row) != nil {
            remarks.append(
                Remark(text: "It is line \(row.line) of the source.", cells: [], isGrave: true)
            )
        }
        return remarks
    }

    // MARK: - What was found before it was sent

    private func remark(of finding: RowFinding, _ row: JournalRow) -> Remark {
        let code = Problem.Code(rawValue: finding.code)
        let cells = places(of: finding, code)
        let text =
            finding.text.map { Sentence.told($0, of: place(finding)) } ?? code?.meaning
            ?? finding.code
        let remedy = code.flatMap { Remedy.sentence($0, cells.first.flatMap { cell($0, row) }) }
        return Remark(
            text: Sentence.whole(text) + (remedy.map { " " + $0 } ?? ""),
            cells: cells,
            isGrave: finding.level == "held"
        )
    }

    /// Where a text of an earlier version is, which doesn't say so itself.
    private func place(_ finding: RowFinding) -> FieldPlace? {
        finding.header == nil ? finding.field.map { source.places[$0] } : finding.place
    }

    private func places(of finding: RowFinding, _ code: Problem.Code?) -> [Int] {
        let mapped = finding.field.map { fields[$0] } ?? []
        if let header = finding.header {
            let named = source.columns.indices.filter { source.columns[$0].name == header }
            let both = named.filter(mapped.contains)
            if !named.isEmpty { return both.isEmpty ? named : both }
        }
        if !mapped.isEmpty { return mapped }
        switch code {
        case .tooManyCells?: return source.extraPlace.map { [$0] } ?? []
        case .notAnObject?, .badJSON?, .duplicateKey?, .tooDeep?:
            return source.rawPlace.map { [$0] } ?? []
        default: return []
        }
    }

    private func cell(_ place: Int, _ row: JournalRow) -> String? {
        row.cells.indices.contains(place) ? row.cells[place] : nil
    }

    // MARK: - What came of sending it

    private func answer(_ row: JournalRow) -> [Remark] {
        guard let problem = row.problem else { return [] }
        let told = problem.sentence(of: row.status, source.places)
        let cells = problem.field.map { fields[$0] } ?? []
        let advice =
            if row.status == .failed {
                "If nothing is wrong with the row, leave it as it is: `retry` sends it again."
            } else if problem.field != nil, cells.isEmpty {
                "No column has it. Leave the row as it is, and tell whoever sent you this file."
            } else {
                "Enter what the service accepts."
            }
        return [
            Remark(
                text: "\(told) \(advice)",
                cells: cells,
                isGrave: true
            )
        ]
    }
}
