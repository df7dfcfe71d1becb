import Customers
import Spreadsheet
import Testing

@testable import Mapping

private func row(
    _ number: Int,
    _ id: String?,
    name: String = "A",
    business: String? = nil
) -> MappedRow {
    MappedRow(
        row: number,
        line: number + 1,
        customer: NewCustomer([.name: name, .externalID: id]),
        business: business.flatMap(BusinessID.init)
    )
}

@Test func `a second row with an id is equal or conflicting, with the first row's number`() throws {
    var finder = DuplicateFinder()
    #expect(try finder.check(row(1, "a")) == .new)
    #expect(try finder.check(row(2, "b")) == .new)
    #expect(try finder.check(row(3, "a")) == .equal(firstRow: 1))
    #expect(try finder.check(row(4, "a", name: "B")) == .conflicting(firstRow: 1))
    #expect(try finder.check(row(5, nil)) == .new)
    #expect(try finder.check(row(6, nil, name: "B")) == .new)
    #expect(try finder.check(row(7, "A")) == .new)
}

@Test func `a row without an id is equal to one that has all its fields`() throws {
    var finder = DuplicateFinder()
    #expect(try finder.check(row(1, nil)) == .new)
    #expect(try finder.check(row(2, "a")) == .new)
    #expect(try finder.check(row(3, nil)) == .equal(firstRow: 1))
    #expect(try finder.check(row(4, nil, business: "biz_1")) == .new)
    #expect(try finder.check(row(5, nil, business: "biz_1")) == .equal(firstRow: 4))
    var other = row(6, nil)
    other.customer[.email] = "a@a.example"
    #expect(try finder.check(other) == .new)
}

@Test func `the same id in another business is another customer`() throws {
    var finder = DuplicateFinder()
    #expect(try finder.check(row(1, "a", business: "biz_1")) == .new)
    #expect(try finder.check(row(2, "a", business: "biz_2")) == .new)
    #expect(try finder.check(row(3, "a", business: "biz_2")) == .equal(firstRow: 2))
}

@Test func `fields that run into each other differ all the same`() throws {
    var finder = DuplicateFinder()
    var first = row(1, "a")
    first.customer = NewCustomer([.name: "ab", .externalID: "a", .email: "c"])
    var second = row(2, "a")
    second.customer = NewCustomer([.name: "a", .externalID: "a", .email: "bc"])
    #expect(try finder.check(first) == .new)
    #expect(try finder.check(second) == .conflicting(firstRow: 1))
}

@Test func `a hundred thousand ids are kept apart, and found again`() throws {
    var finder = DuplicateFinder()
    let taken = try (1...100_000).filter { try finder.check(row($0, "id\($0)")) != .new }
    #expect(taken.isEmpty)
    for number in stride(from: 1, through: 100_000, by: 997) {
        #expect(try finder.check(row(200_000, "id\(number)")) == .equal(firstRow: number))
    }
}

@Test(arguments: ["a", nil])
func `a conflict is a finding, and so is a row that comes again without an id`(_ id: String?) {
    let second = row(2, id, name: "B")
    func finding(_ verdict: DuplicateFinder.Verdict) -> String? {
        let found = verdict.finding(
            for: second,
            column: "Id",
            at: SourcePosition(line: 41, column: 2, sheet: "Sheet"),
            rowAt: SourcePosition(line: 41, column: 1, sheet: "Sheet")
        )
        return found.map { "\($0.position.text) \($0.message)" }
    }
    #expect(finding(.new) == nil)
    #expect(
        finding(.equal(firstRow: 1))
            == (id == nil
                ? "Sheet!A41 This row is the same as row 1 in every field that is sent." : nil)
    )
    #expect(
        finding(.conflicting(firstRow: 1))
            == "Sheet!B41 Column “Id” (external_id) has the same external id as row 1, but the two"
            + " rows differ."
    )
}
