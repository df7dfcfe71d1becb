import Customers
import Dispatch
import GRDB
import Synchronization
import Testing

@testable import Journal

struct DeliveryLedgerTests {
    private struct Bundle {
        let temporary: TemporaryJournal
        let writer: JournalWriter
        let ledger: DeliveryLedger
        let now = Timestamp(milliseconds: 10_000)

        init(rows: Int) throws {
            temporary = try TemporaryJournal()
            writer = try temporary.staged(rows: rows)
            let session = try writer.beginSession(
                command: "run",
                toolVersion: "1",
                at: Timestamp(milliseconds: 3_000)
            )
            ledger = DeliveryLedger(writer, session: session.id)
        }

        func claim() throws -> ClaimedRow {
            try #require(try ledger.claim(business: 1, at: now).row)
        }
    }

    @Test func `promise 1: a claimed row is sending on the disk before the claimer knows`() throws {
        let bundle = try Bundle(rows: 2)
        let row = try bundle.claim()
        // Another connection sees only what is committed.
        let status = try Journal(reading: bundle.temporary.path).read { db in
            try String.fetchOne(
                db,
                sql: "SELECT status FROM row WHERE id = ?",
                arguments: [row.row]
            )
        }
        #expect(status == "sending")
        bundle.writer.close()
    }

    @Test func `promise 3: nothing moves a created row, not even by hand`() throws {
        let bundle = try Bundle(rows: 1)
        let row = try bundle.claim()
        let id = try #require(CustomerID("cus_1"))
        _ = try bundle.ledger.settle(.example(row, .created(id)), at: bundle.now)
        for status in RowStatus.allCases where status != .created {
            #expect(throws: (any Error).self) {
                try bundle.temporary.sqlite { db in
                    try db.execute(sql: "UPDATE row SET status = ?", arguments: [status.rawValue])
                }
            }
        }
        #expect(try bundle.ledger.claim(business: 1, at: bundle.now) == .nothingDue(until: nil))
        bundle.writer.close()
    }

    @Test func `rows are claimed in the order of the source`() throws {
        let bundle = try Bundle(rows: 5)
        let rows = try (1...5).map { _ in try bundle.claim().row }
        #expect(rows == [1, 2, 3, 4, 5])
        bundle.writer.close()
    }

    @Test func `a row that failed for now comes back when it is due, and counts`() throws {
        let bundle = try Bundle(rows: 1)
        let problem = RowProblem(code: "unavailable", text: "503")
        let later = Timestamp(milliseconds: 20_000)
        let next = try bundle.ledger.settle(
            .example(try bundle.claim(), .pending(dueAt: later, counts: true), problem: problem),
            thenClaim: 1,
            at: bundle.now
        )
        #expect(next == .nothingDue(until: later))
        let again = try #require(try bundle.ledger.claim(business: 1, at: later).row)
        #expect(again.attempt == 2)
        #expect(again.failures == 1)
        bundle.writer.close()
    }

    @Test func `an attempt that isn't the row's fault doesn't count`() throws {
        let bundle = try Bundle(rows: 1)
        let problem = RowProblem(code: "unauthorised", text: "401")
        let next = try bundle.ledger.settle(
            .example(
                try bundle.claim(),
                .pending(dueAt: bundle.now, counts: false),
                problem: problem
            ),
            thenClaim: 1,
            at: bundle.now
        )
        let row = try #require(next.row)
        #expect(row.attempt == 2)
        #expect(row.failures == 0)
        bundle.writer.close()
    }

    @Test func `rows that are claimed together are those due longest, each once`() throws {
        let bundle = try Bundle(rows: 5)
        let first = try bundle.ledger.claim(ClaimRequest(business: 1, count: 3), at: bundle.now)
        #expect(first.rows.map(\.row).sorted() == [1, 2, 3])
        let rest = try bundle.ledger.claim(ClaimRequest(business: 1, count: 3), at: bundle.now)
        #expect(rest.rows.map(\.row).sorted() == [4, 5])
        #expect(try bundle.writer.journal.totals()[.sending] == 5)
        bundle.writer.close()
    }

    @Test func `a claim tells what is left: rows that are due, some that will be, or none`() throws
    {
        let bundle = try Bundle(rows: 3)
        func left(_ count: Int) throws -> ClaimedRows.Left? {
            let result = try bundle.ledger.claim([.init(business: 1, count: count)], at: bundle.now)
            guard case .claimed(let claims) = result else { return nil }
            return claims.first?.left
        }
        #expect(try bundle.writer.journal.pendingRows() == [1: 3])
        #expect(try left(2) == .due)
        #expect(try left(1) == .nothing)
        #expect(try bundle.writer.journal.pendingRows() == [:])
        let later = Timestamp(milliseconds: 20_000)
        let row = ClaimedRow(row: 3, payload: [], updates: nil, attempt: 1, failures: 0)
        let settlement = Settlement.example(row, .pending(dueAt: later, counts: true))
        _ = try bundle.ledger.settle([settlement], at: bundle.now)
        #expect(try left(1) == .later(later))
        bundle.writer.close()
    }

    @Test func `claims of several businesses share a commit, and each gets its own rows`() throws {
        let temporary = try TemporaryJournal()
        let writer = try temporary.staged(rows: 6, businesses: ["biz_a", "biz_b", "biz_c"])
        let session = try writer.beginSession(command: "run", toolVersion: "1", at: .now()).id
        let ledger = DeliveryLedger(writer, session: session)
        let result = try ledger.claim(
            [(3, 1), (9, 4), (1, 4)].map { ClaimRequest(business: $0, count: $1) },
            at: .now()
        )
        guard case .claimed(let claims) = result else {
            Issue.record("\(result)")
            return
        }
        #expect(claims.map { $0.rows.map(\.row) } == [[3], [], [1, 4]])
        #expect(claims.map(\.left) == [.due, .nothing, .nothing])
        writer.close()
    }

    @Test func `a row that was claimed and not sent is pending as if nothing had been`() throws {
        let bundle = try Bundle(rows: 3)
        let id = try #require(CustomerID("cus_1"))
        func row(_ number: Int64) throws -> Row? {
            try bundle.writer.journal.read {
                try Row.fetchOne($0, sql: "SELECT * FROM row WHERE id = ?", arguments: [number])
            }
        }
        let untouched = try row(2)
        let rows = try bundle.ledger.claim(ClaimRequest(business: 1, count: 2), at: bundle.now).rows
            .sorted { $0.row < $1.row }
        let next = try bundle.ledger.settle(
            [.example(rows[0], .created(id))],
            releasing: [rows[1]],
            at: bundle.now
        )
        #expect(next == .notAsked)
        #expect(try row(2) == untouched)
        let again = try bundle.claim()
        #expect(again == rows[1])
        #expect(throws: JournalError.self) {
            try bundle.ledger.settle([], releasing: [rows[0]], at: bundle.now)
        }
        bundle.writer.close()
    }

    @Test func `settling a row that isn't sending is refused and changes nothing`() throws {
        let bundle = try Bundle(rows: 2)
        let row = try bundle.claim()
        _ = try bundle.ledger.settle(.example(row, .rejected), at: bundle.now)
        let id = try #require(CustomerID("cus_1"))
        #expect(throws: JournalError.self) {
            try bundle.ledger.settle(.example(row, .created(id)), thenClaim: 1, at: bundle.now)
        }
        let totals = try bundle.writer.journal.totals()
        #expect(totals[.rejected] == 1)
        #expect(totals[.pending] == 1)
        bundle.writer.close()
    }

    @Test func `what a request comes to is what a sending row may become, and nothing else`() throws
    {
        let id = try #require(CustomerID("cus_1"))
        let verdicts: [Settlement.Verdict] = [
            .created(id), .updated, .rejected, .unknown, .failed,
            .pending(dueAt: Timestamp(milliseconds: 0), counts: true),
        ]
        #expect(Set(verdicts.map(\.status)) == RowStatus.sending.successors)
    }

    @Test func `with many rows, too, a settled row can't be moved`() throws {
        let bundle = try Bundle(rows: 1)
        let id = try #require(CustomerID("cus_1"))
        let row = try bundle.claim()
        bundle.ledger.forManyRows {
            #expect(throws: Never.self) {
                _ = try bundle.ledger.settle(.example(row, .created(id)), at: bundle.now)
            }
            for verdict in [Settlement.Verdict.rejected, .unknown, .failed] {
                #expect(throws: JournalError.self) {
                    _ = try bundle.ledger.settle(.example(row, verdict), at: bundle.now)
                }
            }
            #expect(throws: Never.self) {
                let claim = try bundle.ledger.claim(business: 1, at: bundle.now)
                #expect(claim == .nothingDue(until: nil))
            }
        }
        #expect(throws: JournalError.self) {
            try bundle.writer.transaction { db in
                try db.execute(sql: "UPDATE row SET status = 'pending'")
            }
        }
        #expect(try bundle.writer.journal.totals()[.created] == 1)
        bundle.writer.close()
    }

    @Test func `each attempt is kept with what the service said`() throws {
        let bundle = try Bundle(rows: 1)
        let problem = RowProblem(code: "validation", field: "email", text: "not an email")
        _ = try bundle.ledger.settle(
            .example(try bundle.claim(), .rejected, problem: problem),
            at: bundle.now
        )
        let attempt = try #require(
            try bundle.writer.journal.read { try Row.fetchOne($0, sql: "SELECT * FROM attempt") }
        )
        #expect(attempt["number"] == 1)
        #expect(attempt["latency_us"] == 250_000)
        #expect(attempt["request_id"] == "req-1")
        #expect(attempt["problem"] == "not an email")
        let group = try #require(try bundle.writer.journal.problemGroups().first)
        #expect(group.field == "email")
        #expect(group.rows == 1)
        bundle.writer.close()
    }

    @Test func `many threads claim and settle every row exactly once`() throws {
        let bundle = try Bundle(rows: 2_000)
        let seen = Mutex<[RowID]>([])
        let ledger = bundle.ledger
        let now = bundle.now
        DispatchQueue.concurrentPerform(iterations: 8) { worker in
            var claim = try? ledger.claim(business: 1, at: now)
            while let row = claim?.row, let id = CustomerID("cus_\(row.row)") {
                seen.withLock { $0.append(row.row) }
                claim = try? ledger.settle(
                    .example(row, .created(id)),
                    thenClaim: 1,
                    at: now
                )
            }
        }
        let rows = seen.withLock { $0 }
        #expect(rows.count == 2_000)
        #expect(Set(rows).count == 2_000)
        let totals = try bundle.writer.journal.totals()
        #expect(totals[.created] == 2_000)
        #expect(totals.addUp)
        bundle.writer.close()
    }
}
