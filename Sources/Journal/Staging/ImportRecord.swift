import Customers
import Foundation
import GRDB

/// What a journal is the record of: one source, read with one mapping, for one service.
package struct ImportRecord: Hashable, Sendable {
    /// The source's path as it was given, or `-` for standard input.
    package var sourcePath: String
    /// How the source was read: format, encoding, delimiter and so on, for a person.
    package var dialect: [String: String]
    /// The source's headers in order, as they are there; `cells` of a row are aligned with them.
    package var columns: [String]
    /// The mapping file's canonical text.
    package var mapping: String
    /// The service's base URL.
    package var baseURL: String
    /// The options that decide what was staged, by name: `--business` and the like.
    package var settings: [String: String]
    /// The part of the source whose rows the journal holds; nil for all of it.
    package var shard: Shard?
    package var toolVersion: String
    package var createdAt: Timestamp
    /// What was found when the source had been read to its end; nil while staging isn't complete.
    package var staged: Staged?

    /// What is known of a source once it has been read to its end.
    package struct Staged: Hashable, Sendable {
        package var at: Timestamp
        /// In bytes, as read from the file or the pipe.
        package var sourceSize: Int64
        /// Lower-case hexadecimal.
        package var sourceSHA256: String
        /// Data rows, without the blank and the skipped ones: as many as the journal holds.
        package var rowsRead: Int
        /// The same of the whole source, where the journal is one of several that share it: as many as they
        /// hold together.
        package var sourceRows: Int
        /// Rows with nothing in them, of the whole source, which were skipped.
        package var blankRows: Int
        /// Rows of the whole source that the mapping's `skip_when` left out.
        package var skippedRows: Int

        /// - Parameter sourceRows: nil for a journal that has the whole source.
        package init(
            at: Timestamp,
            sourceSize: Int64,
            sourceSHA256: String,
            rowsRead: Int,
            sourceRows: Int? = nil,
            blankRows: Int,
            skippedRows: Int
        ) {
            self.at = at
            self.sourceSize = sourceSize
            self.sourceSHA256 = sourceSHA256
            self.rowsRead = rowsRead
            self.sourceRows = sourceRows ?? rowsRead
            self.blankRows = blankRows
            self.skippedRows = skippedRows
        }
    }

    package init(
        sourcePath: String,
        dialect: [String: String],
        columns: [String],
        mapping: String,
        baseURL: String,
        settings: [String: String],
        shard: Shard? = nil,
        toolVersion: String,
        createdAt: Timestamp,
        staged: Staged? = nil
    ) {
        self.sourcePath = sourcePath
        self.dialect = dialect
        self.columns = columns
        self.mapping = mapping
        self.baseURL = baseURL
        self.settings = settings
        self.shard = shard
        self.toolVersion = toolVersion
        self.createdAt = createdAt
        self.staged = staged
    }
}

extension ImportRecord {
    static func fetch(_ db: Database) throws -> ImportRecord? {
        guard let row = try Row.fetchOne(db, sql: "SELECT * FROM import") else { return nil }
        var record = try ImportRecord(
            sourcePath: row["source_path"],
            dialect: JSONText.decode(row["dialect"]),
            columns: JSONText.decode(row["columns"]),
            mapping: row["mapping"],
            baseURL: row["base_url"],
            settings: JSONText.decode(row["settings"]),
            // An older journal that is only read has no such columns.
            shard: shard(row["shard"], row["shards"]),
            toolVersion: row["tool_version"],
            createdAt: row["created_at"]
        )
        if let stagedAt: Timestamp = try row["staged_at"] {
            record.staged = try Staged(
                at: stagedAt,
                sourceSize: row["source_size"] ?? 0,
                sourceSHA256: row["source_sha256"],
                rowsRead: row["rows_read"],
                sourceRows: row["source_rows"],
                blankRows: row["blank_rows"],
                skippedRows: row["skipped_rows"]
            )
        }
        return record
    }

    /// - Throws: ``DamagedValue`` for numbers that are no shard.
    private static func shard(_ number: Int?, _ count: Int?) throws -> Shard? {
        guard number != nil || count != nil else { return nil }
        guard let shard = Shard(number ?? 0, of: count ?? 0) else {
            throw DamagedValue(column: "shard", held: "\(number ?? 0) of \(count ?? 0)")
        }
        return shard
    }

    /// Writes the record of an import whose staging begins.
    func insert(_ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO import (id, source_path, dialect, columns, mapping, base_url, settings,
                                    tool_version, created_at)
                VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                sourcePath, try JSONText.encode(dialect), try JSONText.encode(columns), mapping,
                baseURL, try JSONText.encode(settings), toolVersion, createdAt.milliseconds,
            ]
        )
        guard let shard else { return }
        try db.execute(
            sql: "UPDATE import SET shard = ?, shards = ?",
            arguments: [shard.number, shard.count]
        )
    }
}

extension ImportRecord.Staged {
    /// Notes that an import is complete.
    func record(
        in db: Database,
        columns: [String],
        dialect: [String: String]?,
        mapping: String?
    ) throws {
        try db.execute(
            sql: """
                UPDATE import SET columns = ?, dialect = coalesce(?, dialect),
                    mapping = coalesce(?, mapping), staged_at = ?, source_size = ?,
                    source_sha256 = ?, rows_read = ?, source_rows = ?, blank_rows = ?,
                    skipped_rows = ?
                """,
            arguments: [
                try JSONText.encode(columns), try dialect.map { try JSONText.encode($0) }, mapping,
                at.milliseconds, sourceSize, sourceSHA256, rowsRead, sourceRows, blankRows,
                skippedRows,
            ]
        )
    }
}

extension Journal {
    /// The import that this journal records; nil when none was begun.
    package func importRecord() throws(JournalError) -> ImportRecord? {
        try read(ImportRecord.fetch)
    }

    /// The import, whose staging must be complete.
    ///
    /// - Throws: ``JournalError/nothingStaged(path:)`` where it isn't.
    package func stagedImport() throws(JournalError) -> (ImportRecord, ImportRecord.Staged) {
        guard let record = try importRecord(), let staged = record.staged else {
            throw .nothingStaged(path: path)
        }
        return (record, staged)
    }
}

extension Journal {
    /// Whether the import belongs to the service that it names for good: that answered a row or gave a
    /// page of its list, or got a request of which no answer tells what it did.
    package func isBound() throws(JournalError) -> Bool {
        try read(Self.isBound)
    }

    static func isBound(_ db: Database) throws -> Bool {
        // An older journal that is only read has no such table.
        let lists =
            try db.tableExists("listing")
            ? "OR EXISTS (SELECT 1 FROM listing WHERE requests > 0)" : ""
        return try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM row WHERE status IN ('sending', 'unknown', 'created'))
                    OR EXISTS (SELECT 1 FROM attempt
                        WHERE http_status IS NOT NULL OR outcome = 'unknown') \(lists)
                """
        ) ?? false
    }
}

extension JournalWriter {
    /// Gives the import another service, in place of one that was never heard of.
    ///
    /// - Returns: false where it was, and then nothing is changed.
    package func replaceService(with baseURL: String) throws(JournalError) -> Bool {
        try transaction { db in
            guard try !Journal.isBound(db) else { return false }
            try db.execute(sql: "UPDATE import SET base_url = ?", arguments: [baseURL])
            return true
        }
    }
}

extension Journal {
    /// Whether the service ever answered this import, be it a row's request or one for a page of its
    /// list.
    package func wasAnswered() throws(JournalError) -> Bool {
        try read { db in
            try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM attempt WHERE http_status IS NOT NULL)
                        OR EXISTS (SELECT 1 FROM listing WHERE requests > 0)
                    """
            ) ?? false
        }
    }
}
