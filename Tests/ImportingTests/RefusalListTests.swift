import Journal
import Testing

@testable import Importing

struct RefusalListTests {
    private func refusal(_ number: Int) -> RepairResult.Refusal {
        RepairResult.Refusal(
            row: RowID(Int64(number) << 33),
            line: number,
            problem: RowProblem(
                code: "too_long",
                field: number.isMultiple(of: 3) ? nil : "name",
                text: String(repeating: "ü\u{0}\(number) ", count: number % 40)
            )
        )
    }

    /// In memory, and beyond what fits there.
    @Test(arguments: [0, 1, 20, 3_000])
    func `refusals come back as they are, in the order of their lines`(count: Int) throws {
        let list = RefusalList()
        // What another row repeats is told last.
        let late = Set((0..<count).filter { $0.isMultiple(of: 7) })
        for number in (0..<count).filter({ !late.contains($0) }) + late.sorted().reversed() {
            list.append(refusal(number))
        }
        try list.finish()
        #expect(list.count == count)
        #expect(list.all.map(\.line) == Array(0..<count))
        for read in list.all {
            let expected = refusal(read.line)
            #expect(read.row == expected.row && read.problem == expected.problem)
        }
        var first: [Int] = []
        try list.forEach(first: 5) { first.append($0.line) }
        #expect(first == Array((0..<count).prefix(5)))
    }

    @Test func `a refusal longer than what is read at a time comes back whole`() throws {
        let list = RefusalList()
        let text = String(repeating: "x", count: 200_000)
        for line in 1...3 {
            list.append(.init(row: 1, line: line, problem: RowProblem(code: "a", text: text)))
        }
        try list.finish()
        #expect(list.all.map(\.problem.text) == [text, text, text])
    }
}
