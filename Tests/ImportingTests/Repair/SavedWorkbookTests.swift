import Foundation
import Testing

@testable import Importing

/// Problem files that LibreOffice 7.4 saved, and which are kept: `ROWS=60 scripts/field/repair` made them.
@Suite(.onThreadOfItsOwn) struct SavedWorkbookTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Workbooks")

    @Test(arguments: ["libreoffice.ods", "libreoffice.xlsx", "libreoffice-numbers.xlsx"])
    func `no cell of any kind of value is changed by opening and saving`(_ name: String)
        async throws
    {
        let source = Self.folder.appendingPathComponent("kinds.csv")
        let trial = try await Trial(String(contentsOf: source, encoding: .utf8))
        try trial.stage()
        let file = RepairSource(Self.folder.appendingPathComponent(name).path)
        let result = try trial.open().repair(from: file)
        #expect(result.unchanged == 60)
        #expect(result.named(result.leftOutCells).map(\.column) == [])
        #expect(result.fixed.isEmpty && result.refusals.isEmpty && result.lateEdits.isEmpty)
    }
}
