import Customers
import Foundation
import GRDB

/// What a journal is the record of: one source, read with one mapping, for one service.
package struct ImportRecord: Hashable, Sendable {
    /// The source's path as it was given, or `-` for standard input.
    package var sourcePath: String
    /// How the source was read: format, encoding, delimiter and so on, for a person.
    package var dialect: [String: String]
    /// The source's headers in order, as they stand there; `cells` of a row are aligned with them.
    package var columns: [String]
    /// The mapping file's canonical text.
    package var mapping: String
    /// The service's base URL.
    package var baseURL: String
    /// The options that decide what was staged, by name: `--business` and the like.
    package var settings: [String: String]
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
        /// Rows with nothing in them, which were skipped.
        package var blankRows: Int
        /// Rows that the mapping's `skip_when` left out.
        package var skippedRows: Int

        package init(
            at: Timestamp,
            sourceSize: Int64,
            sourceSHA256: String,
            rowsRead: Int,
            blankRows: Int,
            skippedRows: Int
        ) {
            self.at = at
            self.sourceSize = sourceSize
            self.sourceSHA256 = sourceSHA256
            self.rowsRead = rowsRead
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
            toolVersion: row["tool_version"],
            createdAt: row["created_at"]
        )
        if let stagedAt: Timestamp = try row["staged_at"] {
            record.staged = try Staged(
                at: stagedAt,
                sourceSize: row["source_size"] ?? 0,
                sourceSHA256: row["source_sha256"],
                rowsRead: row["rows_read"],
                blankRows: row["blank_rows"],
                skippedRows: row["skipped_rows"]
            )
        }
        return record
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
                    source_sha256 = ?, rows_read = ?, blank_rows = ?, skipped_rows = ?
                """,
            arguments: [
                try JSONText.encode(columns), try dialect.map { try JSONText.encode($0) }, mapping,
                at.milliseconds, sourceSize, sourceSHA256, rowsRead, blankRows, skippedRows,
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
