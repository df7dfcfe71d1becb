import Foundation

@testable import Spreadsheet

/// What becomes of a sheet, on one line: where its header is, and each row by the customer's name or the
/// code that holds it.
///
/// `3+2: Alder Birch !total_row` has its header on line 3, with two lines above it left out; `1&2:` at both
/// lines, `1u2:` with units below; `:` alone is a header on line 1.
func outcome(ofSheet bytes: [UInt8], _ options: ReaderOptions = ReaderOptions()) throws -> String {
    let path = NSTemporaryDirectory() + "sheet-\(UUID().uuidString).csv"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let reader = try RecordReader(.file(path: path), options: options, headerJudge: .byFewWords)
    var words: [String] = []
    if let table = reader.detection.table {
        let group = table.groupLine.map { "\($0)&" } ?? ""
        let above = table.linesAbove > 0 ? "+\(table.linesAbove)" : ""
        let units = table.unitsLine.map { "u\($0)" } ?? ""
        let isPlain = table.headerLine == 1 && group + above + units == ""
        words.append((isPlain ? "" : "\(group)\(table.headerLine)\(above)\(units)") + ":")
    }
    let name = reader.columns.firstIndex { FewWords.names.contains($0.name.lowercased()) } ?? 0
    var record = Record()
    while try reader.next(into: &record) {
        words.append(record.problem.map { "!\($0.code.rawValue)" } ?? record[cell: name] ?? "-")
    }
    return words.joined(separator: " ")
}

func outcome(ofSheet text: String, _ options: ReaderOptions = ReaderOptions()) throws -> String {
    try outcome(ofSheet: Array(text.utf8), options)
}

extension HeaderJudge {
    /// Knows a few headers of a few languages, so that the search for a table is tried without what the
    /// program knows of customers.
    static var byFewWords: HeaderJudge {
        HeaderJudge { texts in
            let known = texts.map { $0.lowercased().trimmingCharacters(in: [":", " "]) }
            let columns = texts.indices.filter { place in
                (FewWords.names.contains(known[place]) || FewWords.others.contains(known[place]))
                    && known.count { $0 == known[place] } == 1
            }
            return HeaderFit(
                isEnough: known.contains(where: FewWords.names.contains),
                columns: Set(columns)
            )
        }
    }
}

enum FewWords {
    static let names: Set<String> = [
        "name", "customer", "company", "customer name", "firma", "nom", "nombre",
        "имя", "客户名称", "氏名", "müşteri adı", "nazwa", "account",
    ]
    static let others: Set<String> = [
        "email", "e-mail", "courriel", "эл. почта", "邮箱", "phone", "телефон", "电话", "id",
        "customer id", "konto", "straße", "plz", "zip", "billing street", "billing city",
        "shipping street", "shipping city", "contact",
    ]
}
