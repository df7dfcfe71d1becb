import Customers
import Foundation
import GRDB

@testable import Journal

/// What tests look into a journal with, past the one of the sources that trusts nothing.
typealias Row = GRDB.Row

/// A folder of its own for one test's journal, gone when the test lets go of it.
final class TemporaryJournal {
    let folder: String
    var path: String { folder + "/customers.journal.sqlite" }

    init() throws {
        folder = NSTemporaryDirectory() + "journal-tests-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true
        )
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// A journal with so many pending rows, staged and open to be written.
    ///
    /// - Parameter businesses: they take turns.
    func staged(
        rows: Int,
        invalid: Set<Int> = [],
        businesses: [String] = ["biz_GA6EG2qFxA97NZHtxeLPUy"],
        _ record: ImportRecord = .example
    ) throws -> JournalWriter {
        let stager = try Stager(at: path, record: record)
        for number in 1...max(rows, 1) where number <= rows {
            var row = StagedRow.example(number, isValid: !invalid.contains(number))
            row.business = BusinessID(businesses[(number - 1) % businesses.count])
            try stager.append(row)
        }
        return try stager.finish(.example(rows: rows), columns: ["Name"])
    }

    /// Runs SQL on a connection of its own, as another program would.
    func sqlite<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try DatabaseQueue(path: path).write(body)
    }
}

extension ImportRecord {
    static var example: ImportRecord {
        ImportRecord(
            sourcePath: "customers.csv",
            dialect: ["format": "csv", "delimiter": ","],
            columns: ["Name"],
            mapping: "version: 1\n",
            baseURL: "https://api.sandbox.getasset.com",
            settings: [:],
            toolVersion: "0.1.0",
            createdAt: Timestamp(milliseconds: 1_000)
        )
    }
}

extension ImportRecord.Staged {
    static func example(rows: Int) -> ImportRecord.Staged {
        ImportRecord.Staged(
            at: Timestamp(milliseconds: 2_000),
            sourceSize: 100,
            sourceSHA256: "abc",
            rowsRead: rows,
            blankRows: 0,
            skippedRows: 0
        )
    }
}

extension StagedRow {
    static func example(_ number: Int, isValid: Bool = true) -> StagedRow {
        StagedRow(
            number: number,
            line: number + 1,
            business: BusinessID("biz_GA6EG2qFxA97NZHtxeLPUy"),
            externalID: "A-\(number)",
            digest: withUnsafeBytes(of: UInt128(number).bigEndian) { Array($0) },
            cells: Array(#"["Customer \#(number)"]"#.utf8),
            payload: isValid ? Array(#"{"name":"Customer \#(number)"}"#.utf8) : nil,
            problem: isValid ? nil : RowProblem(code: "missing", field: "name", text: "is required")
        )
    }
}

extension ClaimResult {
    /// The rows of all businesses.
    var rows: [ClaimedRow] {
        if case .claimed(let claims) = self { claims.flatMap(\.rows) } else { [] }
    }

    static let notAsked = ClaimResult.claimed([])

    /// No row of the one business that was asked for is due.
    static func nothingDue(until moment: Timestamp?) -> ClaimResult {
        .claimed([ClaimedRows(rows: [], left: moment.map { .later($0) } ?? .nothing)])
    }

    var row: ClaimedRow? { rows.first }
}

/// One row at a time.
extension DeliveryLedger {
    func claim(business: BusinessKey, at now: Timestamp) throws(JournalError) -> ClaimResult {
        try claim(ClaimRequest(business: business), at: now)
    }

    func claim(_ claim: ClaimRequest, at now: Timestamp) throws(JournalError) -> ClaimResult {
        try self.claim([claim], at: now)
    }

    func settle(
        _ settlement: Settlement,
        thenClaim business: BusinessKey? = nil,
        at now: Timestamp
    ) throws(JournalError) -> ClaimResult {
        try settle(
            [settlement],
            thenClaim: business.map { [ClaimRequest(business: $0)] } ?? [],
            at: now
        )
    }
}

extension Settlement {
    static func example(
        _ row: ClaimedRow,
        _ verdict: Verdict,
        problem: RowProblem? = nil
    ) -> Settlement {
        Settlement(
            row: row.row,
            attempt: row.attempt,
            startedAt: Timestamp(milliseconds: 5_000),
            finishedAt: Timestamp(milliseconds: 5_250),
            latency: .milliseconds(250),
            httpStatus: 201,
            requestID: "req-1",
            verdict: verdict,
            problem: problem,
            answer: nil
        )
    }
}
