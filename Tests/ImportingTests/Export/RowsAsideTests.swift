import Foundation
import Testing

@testable import Importing
@testable import Journal

struct RowsAsideTests {
    /// Keeps the numbers of its rows, and fails at one of them.
    private final class Kept: RowOutput {
        private(set) var rows: [Int64] = []
        private(set) var isFinished = false
        private let failing: Int64?

        struct Failure: Error {}

        init(failingAt failing: Int64? = nil) { self.failing = failing }

        let parts: JournalRow.Parts = [.cells]
        let cutCells = 7

        func write(_ row: JournalRow) throws {
            if row.id.number == failing { throw Failure() }
            rows.append(row.id.number)
        }

        func finish() throws { isFinished = true }
    }

    private static func row(_ number: Int64) -> JournalRow {
        JournalRow(
            id: RowID(number),
            line: 0,
            status: .pending,
            attempts: 0,
            cells: [],
            digest: [],
            edits: 0,
            isUpdate: false,
            findings: []
        )
    }

    @Test(arguments: [0, 1, 199, 200, 201, 1_850])
    func `rows come in order, none twice and none lost`(count: Int64) throws {
        let kept = Kept()
        let output = RowsAside(kept)
        #expect(output.parts == [.cells])
        for number in 0..<count { try output.write(Self.row(number)) }
        try output.finish()
        #expect(kept.rows == Array(0..<count))
        #expect(kept.isFinished)
        #expect(output.cutCells == 7)
    }

    @Test(arguments: [300, 4_999])
    func `what can't be written is told, and nothing is written behind it`(failing: Int64) {
        let kept = Kept(failingAt: failing)
        let output = RowsAside(kept)
        #expect(throws: Kept.Failure.self) {
            for number in 0..<5_000 { try output.write(Self.row(Int64(number))) }
            try output.finish()
        }
        #expect(kept.rows == Array(0..<failing))
        #expect(!kept.isFinished)
    }

    @Test func `an output that is given up isn't used any more`() throws {
        let kept = Kept()
        do {
            let output = RowsAside(kept)
            for number in 0..<450 { try output.write(Self.row(Int64(number))) }
        }
        #expect(kept.rows == Array(0..<400))
        #expect(!kept.isFinished)
    }
}
