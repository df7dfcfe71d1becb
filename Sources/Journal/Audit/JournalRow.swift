import Foundation
import GRDB

/// A row as an audit sees it. What of it wasn't asked for is empty, or 0: see ``Parts``.
package struct JournalRow: Hashable, Sendable {
    package var id: RowID
    package var line: Int
    package var status: RowStatus
    package var business: String?
    package var externalID: String?
    /// Its own, or that of the earlier row which it is the same as.
    package var customerID: String?
    /// The earlier row that is the same customer, for one that is `existing`.
    package var sameAs: RowID?
    package var attempts: Int
    package var httpStatus: Int?
    package var problem: RowProblem?
    /// Aligned with the import's columns; shorter where the source's row was.
    package var cells: [String?]
    /// The row as it is in the source, where its cells don't show that: a damaged line of JSON.
    package var raw: String?
    /// The body of the POST; nil for a row that can't be mapped.
    package var payload: String?
    /// What the row was in the source: 16 bytes.
    package var digest: [UInt8]
    /// How many earlier versions of it are kept: how often `fix` and `retry` have changed it.
    package var edits: Int
    /// Whether it is to update a customer whom the service holds.
    package var isUpdate: Bool
    /// What was found in it before it was sent.
    package var findings: [RowFinding]
}

extension JournalRow {
    /// What of a row costs time to get, and isn't read unless somebody wants it. Its number, status and ids
    /// are always there.
    package struct Parts: OptionSet, Sendable {
        package let rawValue: Int

        package init(rawValue: Int) { self.rawValue = rawValue }

        /// Its cells, and its text where that says more.
        package static let cells = Parts(rawValue: 1)
        package static let payload = Parts(rawValue: 2)
        /// What tells it and its versions apart: ``digest`` and ``edits``.
        package static let mark = Parts(rawValue: 4)
        package static let findings = Parts(rawValue: 8)
        package static let business = Parts(rawValue: 16)
        /// Its line, and what became of it: attempts, the answer's status, the problem, the row that it is
        /// the same as, and whether it is an update.
        package static let outcome = Parts(rawValue: 32)

        package static let all: Parts = [
            .cells, .payload, .mark, .findings, .business, .outcome,
        ]
    }
}

extension Journal {
    /// Hands over the rows of the given statuses, in the order of the source.
    ///
    /// They are read one by one, in one consistent view, so that memory doesn't grow with the journal.
    ///
    /// - Throws: ``JournalError``, and what the body throws.
    package func forEachRow(
        in statuses: Set<RowStatus>,
        _ parts: JournalRow.Parts = .all,
        _ body: (JournalRow) throws -> Void
    ) throws {
        try database.read { db in
            do {
                let query = try JournalRowQuery(db, parts, of: statuses)
                try query.forEach { row in
                    do { try body(row) } catch { throw BodyError(error: error) }
                }
            } catch let error as BodyError {
                throw error.error
            } catch {
                throw JournalError.from(error, path: path)
            }
        }
    }

    /// An error that isn't the journal's.
    private struct BodyError: Error {
        var error: any Error
    }
}

/// Reads whole rows: a million of them in about the time that SQLite takes.
struct JournalRowQuery {
    private let statement: RawStatement
    private let parts: JournalRow.Parts

    /// - Parameters:
    ///   - table: `row`, and how it is to be looked through.
    ///   - condition: what comes behind, about `row`.
    init(
        _ db: Database,
        _ parts: JournalRow.Parts,
        from table: String = "row",
        _ condition: String
    ) throws {
        self.parts = parts
        // An older journal that is only read lacks some of it.
        let hasRaw = try parts.contains(.cells) && db.hasColumn("raw", in: "row")
        let hasEdits = try parts.contains(.mark) && db.tableExists("edit")
        let hasPatch = try parts.contains(.outcome) && db.hasColumn("patch", in: "row")
        let hasFindings = try parts.contains(.findings) && db.tableExists("finding")
        let outcome = """
            row.line, row.same_as, row.attempts, row.http_status, row.problem_code,
            row.problem_field, row.problem
            """
        statement = try RawStatement(
            db,
            sql: """
                SELECT row.id, row.status, row.external_id,
                    coalesce(row.customer_id, twin.customer_id),
                    \(parts.contains(.business) ? "business.business_id" : "NULL"),
                    \(parts.contains(.cells) ? "row.cells" : "NULL"),
                    \(hasRaw ? "row.raw" : "NULL"),
                    \(parts.contains(.payload) ? "row.payload" : "NULL"),
                    \(parts.contains(.mark) ? "row.digest" : "NULL"),
                    \(hasEdits ? "(SELECT count(*) FROM edit WHERE edit.row = row.id)" : "0"),
                    \(hasFindings ? Self.findings : "NULL"),
                    \(hasPatch ? "row.patch IS NOT NULL" : "0"),
                    \(parts.contains(.outcome) ? outcome : "NULL")
                FROM \(table) \(parts.contains(.business) ? Self.withBusiness : "")
                    LEFT JOIN row AS twin ON twin.id = row.same_as
                \(condition)
                """
        )
    }

    private static let withBusiness = "LEFT JOIN business ON business.id = row.business"

    /// From this share of all rows on it is faster to look at each than to find them by their status, and
    /// put them in order: a tenth of a million took 0.3 s either way.
    private static let share = 10

    /// The rows of the given statuses, in the order of the source.
    init(_ db: Database, _ parts: JournalRow.Parts, of statuses: Set<RowStatus>) throws {
        guard statuses != Set(RowStatus.allCases) else {
            try self.init(db, parts, from: "row NOT INDEXED", "ORDER BY row.id")
            return
        }
        let names = statuses.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
        let areFew = try Bool.fetchOne(
            db,
            sql: """
                SELECT count(*) < (SELECT count(*) / \(Self.share) FROM row) FROM (
                    SELECT 1 FROM row WHERE status IN (\(names))
                    LIMIT (SELECT count(*) / \(Self.share) FROM row))
                """
        )
        // A sum isn't the row's number to SQLite, which then goes by the index and sorts.
        try self.init(
            db,
            parts,
            from: areFew == true ? "row" : "row NOT INDEXED",
            "WHERE row.status IN (\(names)) ORDER BY \(areFew == true ? "+" : "")row.id"
        )
    }

    private static let findings = """
        (SELECT json_group_array(json_array(level, code, field, header, problem))
            FROM finding WHERE finding.row = row.id)
        """

    /// Binds an argument of the condition, the first of which is 1.
    func bind(_ number: Int64?, _ place: Int32) { statement.bind(number, place) }

    func bind(_ text: String?, _ place: Int32) { statement.bind(text, place) }

    func forEach(_ body: (JournalRow) throws -> Void) throws {
        try statement.run { try body(row()) }
    }

    /// The next row, for who reads several queries side by side, and ends with ``reset()``; nil at the end.
    func next() throws -> JournalRow? { try statement.step() ? row() : nil }

    func reset() { statement.reset() }

    func all() throws -> [JournalRow] {
        var rows: [JournalRow] = []
        try forEach { rows.append($0) }
        return rows
    }

    private func row() throws -> JournalRow {
        var row = try JournalRow(
            id: statement.stored(0),
            line: 0,
            status: statement.stored(1),
            externalID: statement.string(2),
            customerID: statement.string(3),
            attempts: 0,
            cells: statement.text(5).map(JSONText.texts) ?? [],
            raw: statement.string(6),
            payload: statement.string(7),
            digest: [],
            edits: statement.stored(9),
            isUpdate: statement.int(11) != 0,
            findings: statement.text(10).map(RowFinding.all) ?? []
        )
        if parts.contains(.business) { row.business = try statement.string(4) }
        if parts.contains(.mark) { row.digest = Array(try statement.stored(8) as Data) }
        if parts.contains(.outcome) { try readOutcome(of: &row) }
        return row
    }

    private func readOutcome(of row: inout JournalRow) throws {
        row.line = try statement.stored(12)
        row.sameAs = try statement.stored(13)
        row.attempts = try statement.stored(14)
        row.httpStatus = try statement.stored(15)
        guard let code = try statement.string(16) else { return }
        row.problem = try RowProblem(
            code: code,
            field: statement.string(17),
            text: statement.string(18) ?? ""
        )
    }
}

extension RowFinding {
    /// Those of a JSON array, as a query gathers them.
    fileprivate static func all(in json: [UInt8]) throws -> [RowFinding] {
        try JSONText.lists(of: json).compactMap { parts in
            guard parts.count == 5, let level = parts[0], let code = parts[1] else { return nil }
            return RowFinding(
                level: level,
                code: code,
                field: parts[2],
                header: parts[3],
                text: parts[4]
            )
        }
    }
}
