import CSQLite
import Foundation
import GRDB

/// A journal opened to be read: what `status`, `export` and every audit look at.
///
/// Reading never waits for a run and never holds one up, since the database is in WAL mode while
/// one is on. ``JournalWriter`` is what changes a journal.
package final class Journal: Sendable {
    package let path: String
    let database: DatabaseQueue
    /// Whether another process had the journal's lock when it was opened, and so is at work on it. Known of
    /// those that ``look(at:_:)`` opens; false for others.
    package let isAtWork: Bool
    /// A writer's lock, which must not go before the connection does; nil for one that only reads.
    private let lock: SessionLock?

    /// Opens a journal to read it, also while a run is on.
    ///
    /// - Throws: ``JournalError/noJournal(path:)``, ``JournalError/notAJournal(path:)``,
    ///   ``JournalError/newerVersion(path:schema:)`` or what SQLite says of the file.
    package convenience init(reading path: String) throws(JournalError) {
        try self.init(reading: path, address: path)
    }

    /// - Parameter address: the path as SQLite is to have it, or a URI.
    convenience init(
        reading path: String,
        address: String,
        isAtWork: Bool = false
    ) throws(JournalError) {
        guard FileManager.default.fileExists(atPath: path) else { throw .noJournal(path: path) }
        do {
            let database: DatabaseQueue
            do {
                database = try Self.reading(path, address)
            } catch let error as DatabaseError where error.resultCode == .SQLITE_READONLY {
                try Self.takeBack(path)
                database = try Self.reading(path, address)
            }
            self.init(path: path, database: database, isAtWork: isAtWork)
        } catch {
            throw .from(error, path: path)
        }
    }

    private static func reading(_ path: String, _ address: String) throws -> DatabaseQueue {
        var configuration = configuration
        configuration.readonly = true
        let database = try DatabaseQueue(path: address, configuration: configuration)
        try database.read { try identify($0, path: path) }
        return database
    }

    /// Takes a change of the file back that a kill cut off, such as that by which a run leaves the WAL mode
    /// at its end: SQLite does so for the first that may write.
    private static func takeBack(_ path: String) throws {
        let database = try DatabaseQueue(path: path, configuration: configuration)
        try database.read { try identify($0, path: path) }
        try database.close()
    }

    init(
        path: String,
        database: DatabaseQueue,
        lock: SessionLock? = nil,
        isAtWork: Bool = false
    ) {
        self.path = path
        self.database = database
        self.lock = lock
        self.isAtWork = isAtWork
    }

    /// The settings of every connection; 5 s is ample for another connection's checkpoint.
    static var configuration: Configuration {
        setUpSQLite
        var configuration = Configuration()
        configuration.label = "journal"
        configuration.busyMode = .timeout(5)
        return configuration
    }

    /// Once a process, before any connection.
    static let setUpSQLite: Void = csqlite_set_up()

    /// Tells a journal from any other database, by what its header says.
    static func identify(_ db: Database, path: String) throws {
        let id = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let schema = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard id == Schema.applicationID else {
            throw JournalError.notAJournal(path: path)
        }
        guard schema <= Schema.version else {
            throw JournalError.newerVersion(path: path, schema: schema)
        }
    }

    func read<Value>(_ body: (Database) throws -> Value) throws(JournalError) -> Value {
        do {
            return try database.read(body)
        } catch {
            throw .from(error, path: path)
        }
    }
}

extension Journal {
    /// How many rows stand where. Reads an index only: some 40 ms for a million rows.
    package func totals() throws(JournalError) -> Totals {
        try read(Totals.fetch)
    }
}
