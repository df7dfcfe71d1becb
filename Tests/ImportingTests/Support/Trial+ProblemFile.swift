import Foundation
import Journal
import Testing

@testable import Importing

/// A file of problems, which goes out and comes back.
extension Trial {
    /// An import of which rows 2, 3 and 4 are invalid.
    static let invalidRows = """
        Account ID,Company Name,Phone,Price,Note
        A-1,Acme,+1 555 0101,10.00,
        A-2,,+1 555 0102,02.50,"two
        lines"
        A-3,,+1 555 0103,1e5,x
        A-4,,+1 555 0104,1/2/2024,y
        """

    /// Imports a source with rows that are to be put right, and writes these to `problems.csv`.
    static func withProblems(
        _ text: String = Trial.invalidRows,
        name: String = "a.csv",
        mappedBy mapping: String? = nil
    ) async throws -> Trial {
        let trial = try await Trial(text, name: name)
        if let mapping { try trial.write("m.yaml", mapping) }
        let work = try trial.stage(mappedBy: mapping.map { _ in "m.yaml" })
        _ = try work.send(to: trial.target, Trial.options, watcher: Watcher())
        try trial.exportProblems()
        return trial
    }

    /// What `problems.csv` says, its byte order mark included.
    var problems: String {
        get throws {
            let file = URL(fileURLWithPath: path("problems.csv"))
            return String(decoding: try Data(contentsOf: file), as: UTF8.self)
        }
    }

    /// Changes it.
    func edit(_ old: String, _ new: String) throws {
        let text = try problems
        try #require(text.contains(old), "\(text)")
        try write("problems.csv", text.replacing(old, with: new))
    }

    /// Takes it back.
    func fix() throws -> RepairResult {
        try open().repair(from: RepairSource(path("problems.csv")))
    }

    /// What an export says.
    func exported(_ choice: ExportChoice = ExportChoice()) throws -> String {
        try export(choice, to: "export")
        return try text("export")
    }
}

extension RefusalList {
    /// All of them; none where they can't be read.
    var all: [RepairResult.Refusal] {
        var all: [RepairResult.Refusal] = []
        try? forEach { all.append($0) }
        return all
    }
}

extension RepairResult {
    /// What came of the file's lines.
    var counts: (corrected: Int, invalid: Int, unchanged: Int) {
        (fixed.count, refusals.count, unchanged)
    }

    /// Why rows are still wrong, each with its place: `2: row 2: This row has no name.`
    var refused: [String] {
        refusals.all.map {
            "\($0.line): row \($0.row): \($0.problem.sentence(of: .invalid))"
        }
    }

    /// What was changed, or left out, such as `Company Name 1`.
    func cells(_ counts: [Int: Int]) -> [String] {
        named(counts).map { "\($0.column) \($0.cells)" }
    }
}
