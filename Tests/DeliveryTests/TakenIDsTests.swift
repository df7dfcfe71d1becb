import Customers
import Journal
import Testing

@testable import Delivery

/// An answer that gives the id of another row's customer is known, however many rows lie between.
struct TakenIDsTests {
    private func id(_ number: Int) throws -> CustomerID {
        try #require(CustomerID("cus_\(number)"))
    }

    /// Makes the next row of a journal a customer's.
    private func create(_ number: Int, in fixture: DeliveryFixture) throws {
        let ledger = DeliveryLedger(fixture.writer, session: fixture.session)
        guard case .claimed(let claims) = try ledger.claim([ClaimRequest(business: 1)], at: .now()),
            let row = claims.first?.rows.first
        else { throw Missing() }
        let settlement = Settlement(
            row: row.row,
            attempt: row.attempt,
            startedAt: .now(),
            finishedAt: .now(),
            latency: .zero,
            httpStatus: 201,
            requestID: nil,
            verdict: .created(try id(number)),
            problem: nil,
            answer: nil
        )
        _ = try ledger.settle([settlement], at: .now())
    }

    private struct Missing: Error {}

    @Test func `an id of 70,000 answers ago is taken, be it of this run or of one before`() throws {
        let fixture = try DeliveryFixture(rows: 3)
        try create(-1, in: fixture)
        let ids = TakenIDs(fixture.writer.journal, rows: 70_000)
        #expect(try !ids.isTaken(id(-2), besides: 2))
        try create(-2, in: fixture)
        for number in 0..<70_000 {
            let isTaken = try ids.isTaken(id(number), besides: 3)
            if isTaken { Issue.record("\(number)") }
        }
        #expect(try ids.isTaken(id(-1), besides: 3))
        #expect(try ids.isTaken(id(-2), besides: 3))
    }

    @Test func `an id that the list told of since is taken`() throws {
        let fixture = try DeliveryFixture(rows: 2)
        let ids = TakenIDs(fixture.writer.journal, rows: 2)
        #expect(try !ids.isTaken(id(1), besides: 2))
        try create(2, in: fixture)
        ids.forget()
        #expect(try ids.isTaken(id(2), besides: 2))
    }

    @Test func `an answer may repeat its own row's id`() throws {
        let fixture = try DeliveryFixture(rows: 1)
        try create(1, in: fixture)
        #expect(try !TakenIDs(fixture.writer.journal, rows: 1).isTaken(id(1), besides: 1))
    }

    @Test func `where the filter can't tell, the journal does`() throws {
        let fixture = try DeliveryFixture(rows: 2)
        try create(-1, in: fixture)
        // So small that it soon takes every id for known.
        let ids = TakenIDs(fixture.writer.journal, rows: 1)
        for number in 0..<500 { #expect(try !ids.isTaken(id(number), besides: 2)) }
        #expect(try ids.isTaken(id(-1), besides: 2))
    }

    @Test func `of a million ids that are new, the filter takes few for known`() {
        var filter = IDFilter(count: 1_000_000)
        var random = SplitMix64(seed: 15)
        var doubtful = 0
        let hashes = (0..<1_000_000).map { _ in random.next() }
        for hash in hashes where !filter.insert(hash) { doubtful += 1 }
        // 5 are expected; each costs a pass over the journal.
        #expect(doubtful <= 20)
        let forgotten = hashes.filter { filter.insert($0) }
        #expect(forgotten.isEmpty)
    }

    @Test func `ids are forgotten by age, and not before there are too many`() {
        var ids = RecentIDs()
        let most = UInt64(RecentIDs.most)
        let isNew = (Array(0..<most) + [0, .max, 0, 2]).map { ids.insert($0) }
        #expect(!isNew.prefix(RecentIDs.most).contains(false))
        #expect(isNew.suffix(4) == [false, true, true, false])
    }
}
