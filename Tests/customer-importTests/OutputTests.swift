import AssetAPI
import Customers
import Delivery
import Journal
import Testing

@testable import customer_import

struct TableTests {
    @Test func `columns stand in line, colours not counted`() {
        var table = Table(.right, .left)
        table.add("1", Style(isOn: true).red("a"))
        table.add("10", "bb")
        #expect(
            table.lines(indent: 1).map(\.rendered) == ["  1  \u{1B}[31ma\u{1B}[0m", " 10  bb"]
        )
    }

    @Test(arguments: [40, 60, 110])
    func `a table is broken between words, within its columns and the terminal`(width: Int) {
        var table = Table(.right, .left, .left)
        let sentence = "is required in an address that has other parts, such as a street or a city"
        table.add("412 rows", Style(isOn: true).red("invalid"), sentence)
        table.add("1 row", "rejected", "email")
        let lines = table.lines(indent: 2, width: width)
        #expect(lines.allSatisfy { $0.width < width })
        let words = lines.dropLast().map(\.text).joined(separator: " ").split(separator: " ").map(
            String.init
        )
        for word in sentence.split(separator: " ") { #expect(words.contains(String(word))) }
        #expect(lines.last?.text.hasPrefix("     1 row  rejected  email") == true)
    }
}

extension TableTests {
    @Test func `a column of ids keeps them whole as long as another can be broken`() {
        var table = Table(.left, .left, .left)
        table.add("cus_CEsDyoiotefYLtlyDoW1bP", "Nuñez and Ada GmbH 42", "Nuñez and Eva GmbH 4")
        let lines = table.lines(indent: 2, width: 60)
        #expect(lines.allSatisfy { $0.width < 60 })
        #expect(lines.first?.text.contains("cus_CEsDyoiotefYLtlyDoW1bP") == true)
    }
}

struct ExitStatusTests {
    /// Testing has a type of the same name.
    typealias Status = customer_import.ExitStatus

    private func totals(_ counts: [RowStatus: Int]) -> Totals {
        Totals(rowsRead: counts.values.reduce(0, +), counts: counts)
    }

    @Test(
        arguments: [
            ([.created: 2, .existing: 1], Status.done), ([.created: 1, .pending: 1], .done),
            ([.created: 1, .invalid: 1], .problems), ([.rejected: 1], .problems),
            ([.failed: 1], .problems), ([.unknown: 1, .invalid: 1], .unknown),
        ] as [([RowStatus: Int], Status)]
    )
    func `the rows decide`(counts: [RowStatus: Int], status: Status) {
        #expect(Status(totals(counts)) == status)
    }

    @Test func `totals that don't add up outrank everything`() {
        #expect(Status(.drained, totals: Totals(rowsRead: 2, counts: [:])) == .inconsistent)
    }

    @Test func `how a run ended comes before its rows`() {
        let all = totals([.invalid: 1])
        #expect(Status(.drained, totals: all) == .interrupted)
        #expect(
            Status(.gaveUp(after: .zero, last: Problem(code: .refused, text: "")), totals: all)
                == .stopped
        )
        #expect(Status(.stopped(Problem(code: .notFound, text: "")), totals: all) == .stopped)
        let fine = totals([.created: 1, .pending: 2])
        #expect(Status(.existing(rows: 1, first: [1]), totals: fine) == .problems)
        #expect(Status(.limitReached, totals: fine) == .done)
        #expect(Status(.finished, totals: all) == .problems)
    }
}

struct JournalPlaceTests {
    @Test(arguments: [
        ("customers.csv", "customers.journal.sqlite"),
        ("/a.b/customers", "/a.b/customers.journal.sqlite"),
        ("x/export.2024.csv", "x/export.2024.journal.sqlite"),
        (".hidden", ".hidden.journal.sqlite"),
    ])
    func `the journal is beside the source`(source: String, journal: String) throws {
        #expect(try JournalPlace.path(for: .file(path: source), given: nil) == journal)
    }

    @Test func `standard input needs a journal to be named`() throws {
        #expect(throws: UsageError.self) {
            try JournalPlace.path(for: .standardInput, given: nil)
        }
        #expect(try JournalPlace.path(for: .standardInput, given: "j") == "j")
    }
}
