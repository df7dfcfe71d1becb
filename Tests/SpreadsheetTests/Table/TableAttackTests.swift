import Foundation
import TestSupport
import Testing

@testable import Spreadsheet

/// Random tables with titles, totals and footers around them, in random dialects and encodings, are read back
/// by their shapes alone, without a judge that knows what customers' columns are called.
struct TableAttackTests {
    @Test func `random sheets give their table back and hold the rest`() throws {
        // Below three titles a table of two rows, with three footers.
        try attack(seed: 15_205_635_052_420_092_492, trials: 24)
        let environment = ProcessInfo.processInfo.environment
        let trials = environment["ATTACK_TRIALS"].flatMap(Int.init) ?? 60
        try attack(seed: environment["ATTACK_SEED"].flatMap(UInt64.init) ?? 1, trials: trials)
    }

    private func attack(seed: UInt64, trials: Int) throws {
        var random = SeededGenerator(seed: seed)
        for trial in 0..<trials {
            let sheet = RandomSheet(&random)
            let found = try outcome(ofSheet: sheet.bytes)
            #expect(found == sheet.outcome, "seed \(seed), trial \(trial): \(sheet.text)")
        }
    }
}

/// A sheet with a table of customers in it, and what its reading has to come to.
private struct RandomSheet {
    let text: String
    let bytes: [UInt8]
    let outcome: String

    private static let titles = [
        ["Report"], ["Kundenliste 2024"], ["Printed by", "smith"], ["As of 2024-01-31"], [],
        ["All open accounts of the north"], ["Период", "2024"],
    ]
    private static let endings: [(cells: [String], code: String)] = [
        (["Total", "", "", "17"], "total_row"), (["Summe:", "", "", "1.200,50"], "total_row"),
        (["Grand total", "", "", "$5.00"], "total_row"), (["Итого", "", "", "12"], "total_row"),
        (["合計", "", "", "3"], "total_row"), (["17 records"], "footer"),
        (["Generated on 2024-01-31"], "footer"), (["Page 1 of 3"], "footer"),
        (["End of report"], "footer"), (["Erstellt am 31.01.2024"], "footer"),
        (["2024-01-31 10:22"], "footer"), (["-- 17 rows --"], "footer"),
    ]
    private static let names = [
        "Alder", "Birch GmbH", "Total Wine & More", "Summer Breeze", "Ольха", "榛木", "Page & Sons",
        "Smith, John", "Ann \"Lee\"", "May Day; Ltd", "End Design", "24 Hour Gym",
    ]

    init(_ random: inout SeededGenerator) {
        let delimiter = [",", ";", "\t", "|"].randomElement(using: &random) ?? ","
        let end = ["\n", "\r\n"].randomElement(using: &random) ?? "\n"
        let pads = Bool.random(using: &random)
        var lines: [[String]] = (0..<Int.random(in: 0...4, using: &random)).map { _ in
            Self.titles.randomElement(using: &random) ?? []
        }
        // A blank line at the top isn't above anything.
        while lines.first?.isEmpty == true { lines.removeFirst() }
        let above = lines.count
        lines.append(["Name", "Email", "Phone", "Balance"])
        var words = [above == 0 ? ":" : "\(above + 1)+\(above):"]
        for row in 0..<Int.random(in: 2...150, using: &random) {
            let name = Self.names.randomElement(using: &random) ?? "Alder"
            lines.append([name, "c\(row)@c.example", "555010\(row)", "\(row)"])
            words.append(name)
        }
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            guard let ending = Self.endings.randomElement(using: &random) else { continue }
            if Bool.random(using: &random) { lines.append([]) }
            lines.append(ending.cells)
            words.append("!\(ending.code)")
        }
        text = lines.map { cells in
            let padded = pads ? cells + Array(repeating: "", count: 4 - cells.count) : cells
            return padded.map { Self.quoted($0, delimiter) }.joined(separator: delimiter) + end
        }.joined()
        outcome = words.joined(separator: " ")
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
        case 1: bytes = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        case 2: bytes = [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        default: bytes = Array(text.utf8)
        }
    }

    private static func quoted(_ cell: String, _ delimiter: String) -> String {
        guard cell.contains(delimiter) || cell.contains("\"") else { return cell }
        return "\"\(cell.replacing("\"", with: "\"\""))\""
    }
}
