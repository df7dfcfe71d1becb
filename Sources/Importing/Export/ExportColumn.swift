import Customers
import Foundation
import Journal
import Mapping
import Spreadsheet

/// A column of an export: its name, and what a row has there. Pure.
struct ExportColumn: Sendable {
    /// What it goes by.
    var name: String
    /// What is above it in CSV; nil for its name.
    var header: String?
    /// What of a row it has to be given.
    var needs: JournalRow.Parts = []
    /// Nil where the row has nothing there.
    var text: @Sendable (JournalRow) -> String?

    /// The source's columns, then what became of the row.
    static func everything(_ source: SourceColumns) -> [ExportColumn] {
        source.cells
            + own(source.places).filter {
                ["_row", "_status", "_customer_id", "_problem"].contains($0.name)
            }
    }

    /// The source's columns with ``CellGuard``'s apostrophe, then ``RowMark``s and what is wrong:
    /// a file to be put right in a spreadsheet.
    static func problems(
        _ source: SourceColumns,
        mark: @escaping @Sendable (JournalRow) -> RowMark
    ) -> [ExportColumn] {
        let guarded = source.cells.map { column in
            ExportColumn(
                name: column.name,
                header: CellGuard.guarded(column.header ?? column.name),
                needs: column.needs
            ) {
                CellGuard.guarded(column.text($0) ?? "")
            }
        }
        return guarded + [
            // Not guarded: letters are in it, see RowMark, and `fix` looks for it as it is.
            ExportColumn(name: "_row", needs: .mark) { mark($0).text },
            forSpreadsheet("_status") { $0.status.rawValue },
            forSpreadsheet("_field", needs: .outcome) {
                $0.problem?.field ?? $0.findings.first?.field
            },
            forSpreadsheet("_problem", needs: [.cells, .outcome, .findings]) {
                problem($0, source.places)
            },
        ]
    }

    private static func forSpreadsheet(
        _ name: String,
        needs parts: JournalRow.Parts = [],
        _ text: @escaping @Sendable (JournalRow) -> String?
    ) -> ExportColumn {
        ExportColumn(name: name, needs: parts) { text($0).map(CellGuard.guarded) }
    }

    /// What is wrong; for a row that couldn't be read, with where its text is and what to do about it.
    private static func problem(_ row: JournalRow, _ places: FieldPlaces) -> String {
        let held = row.status == .invalid ? row.findings.filter { $0.level == "held" } : []
        let found = row.problem == nil ? row.findings : held
        let text =
            found.isEmpty
            ? row.problem?.sentence(of: row.status, places) ?? ""
            : found.map(\.told).joined(separator: " ")
        if AddedColumns.raw(of: row) != nil {
            let told = found.isEmpty ? text : found.map(\.sentence).joined(separator: " ")
            return
                "\(told) It is line \(row.line) of the source: put what \(AddedColumns.raw)"
                + " says into the"
                + " columns, then clear \(AddedColumns.raw)."
        }
        let isBlank = row.cells.allSatisfy { ($0 ?? "").isEmpty }
        return isBlank ? "\(text) It is line \(row.line) of the source." : text
    }

    /// What joins the service's ids to the source's.
    static let idMap = [
        ExportColumn(name: "external_id") { $0.externalID },
        ExportColumn(name: "customer_id") { $0.customerID },
    ]

    /// The columns of a list such as `Company,_customer_id`; a name with a comma in it is quoted as
    /// in CSV, and names that repeat are told apart as by ``ColumnKeys``.
    static func named(
        _ list: String,
        _ source: SourceColumns
    ) throws(InputError) -> [ExportColumn] {
        let all = source.cells + own(source.places)
        let known = Array(zip(ColumnKeys.all(all.map(\.name)), all))
        var columns: [ExportColumn] = []
        for name in names(list) {
            guard
                let (_, column) = known.first(where: { $0.0 == name })
                    ?? known.first(where: { $0.0.lowercased() == name.lowercased() })
            else {
                throw InputError.noColumn(name, among: known.map(\.0))
            }
            columns.append(column)
        }
        guard !columns.isEmpty else { throw InputError.noColumns }
        return columns
    }

    /// What the journal knows of a row.
    private static func own(_ places: FieldPlaces) -> [ExportColumn] {
        [
            ExportColumn(name: "_row") { $0.id.description },
            ExportColumn(name: "_status") { $0.status.rawValue },
            ExportColumn(name: "_customer_id") { $0.customerID },
            ExportColumn(name: "_problem", needs: .outcome) {
                $0.problem?.sentence(of: $0.status, places)
            },
            ExportColumn(name: "_line", needs: .outcome) { String($0.line) },
            ExportColumn(name: "_business_id", needs: .business) { $0.business },
            ExportColumn(name: "_external_id") { $0.externalID },
            ExportColumn(name: "_field", needs: .outcome) { $0.problem?.field },
            ExportColumn(name: "_code", needs: .outcome) { $0.problem?.code },
            ExportColumn(name: "_http_status", needs: .outcome) {
                $0.httpStatus.map { String($0) }
            },
            ExportColumn(name: "_attempts", needs: .outcome) { String($0.attempts) },
            ExportColumn(name: "_findings", needs: [.findings, .outcome]) { findings($0) },
        ]
    }

    /// What was found in a row before it was sent, each with its code: `null_word: Column “Email” (email)
    /// holds a word … …`.
    private static func findings(_ row: JournalRow) -> String? {
        guard row.findings.isEmpty else {
            return row.findings.map(\.codedSentence).joined(separator: " ")
        }
        // An earlier version kept no more than this.
        guard row.status == .invalid, let problem = row.problem else { return nil }
        return RowFinding(
            level: "held",
            code: problem.code,
            field: problem.field,
            text: problem.text
        ).codedSentence
    }

    private static func names(_ list: String) -> [String] {
        var names = [""]
        var isQuoted = false
        for character in list {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: names.append("")
            default: names[names.count - 1].append(character)
            }
        }
        return names.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
}

extension RowFinding {
    /// Its code, and what is to be said; of a row that was redacted the column or else the field.
    fileprivate var codedSentence: String {
        guard let text else { return code + ((header ?? field).map { " (\($0))" } ?? "") }
        return "\(code): \(Sentence.told(text, of: place))"
    }

    /// What is to be said, and what to do about it.
    fileprivate var told: String {
        let known = Problem.Code(rawValue: code)
        return known?.advice.map { "\(sentence) \($0)" } ?? sentence
    }
}
