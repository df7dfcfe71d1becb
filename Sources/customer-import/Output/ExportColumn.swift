import Foundation
import Journal
import Mapping

/// A column of an export: its name, and what a row has there. Pure.
struct ExportColumn: Sendable {
    var name: String
    /// Nil where the row has nothing there.
    var text: @Sendable (JournalRow) -> String?

    /// The source's columns, then what became of the row.
    static func everything(_ source: [String]) -> [ExportColumn] {
        cells(source)
            + own.filter { ["_row", "_status", "_customer_id", "_problem"].contains($0.name) }
    }

    /// The source's columns with ``FormulaGuard``'s apostrophe, then ``RowMark``s and what is wrong:
    /// a file to be put right in a spreadsheet.
    static func problems(_ source: [String]) -> [ExportColumn] {
        let guarded = cells(source).map { column in
            ExportColumn(name: column.name) { FormulaGuard.guarded(column.text($0) ?? "") }
        }
        return guarded + [
            ExportColumn(name: "_row") { RowMark(row: $0.number, digest: $0.digest).text },
            ExportColumn(name: "_status") { $0.status.rawValue },
            ExportColumn(name: "_field") { $0.problem?.field },
            ExportColumn(name: "_problem") { FormulaGuard.guarded($0.problem?.text ?? "") },
        ]
    }

    /// What joins the service's ids to the source's.
    static let idMap = [
        ExportColumn(name: "external_id") { $0.externalID },
        ExportColumn(name: "customer_id") { $0.customerID },
    ]

    /// The columns of a list such as `Company,_customer_id`; a name with a comma in it is quoted as
    /// in CSV.
    static func named(_ list: String, _ source: [String]) throws(UsageError) -> [ExportColumn] {
        let known = cells(source) + own
        var columns: [ExportColumn] = []
        for name in names(list) {
            guard
                let column = known.first(where: { $0.name == name })
                    ?? known.first(where: { $0.name.lowercased() == name.lowercased() })
            else {
                throw UsageError(
                    "--columns: there is no column \(name)",
                    hint: Suggestion.hint(for: name, among: known.map(\.name))
                        ?? "There are " + known.map(\.name).joined(separator: ", ") + "."
                )
            }
            columns.append(column)
        }
        guard !columns.isEmpty else { throw UsageError("--columns: there is no name in it") }
        return columns
    }

    private static func cells(_ source: [String]) -> [ExportColumn] {
        source.enumerated().map { index, name in
            ExportColumn(name: name) { $0.cells.indices.contains(index) ? $0.cells[index] : nil }
        }
    }

    /// What the journal knows of a row.
    private static var own: [ExportColumn] {
        [
            ExportColumn(name: "_row") { String($0.number) },
            ExportColumn(name: "_status") { $0.status.rawValue },
            ExportColumn(name: "_customer_id") { $0.customerID },
            ExportColumn(name: "_problem") { $0.problem?.line },
            ExportColumn(name: "_line") { String($0.line) },
            ExportColumn(name: "_business_id") { $0.business },
            ExportColumn(name: "_external_id") { $0.externalID },
            ExportColumn(name: "_field") { $0.problem?.field },
            ExportColumn(name: "_code") { $0.problem?.code },
            ExportColumn(name: "_http_status") { $0.httpStatus.map { String($0) } },
            ExportColumn(name: "_attempts") { String($0.attempts) },
        ]
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
